"""Where the reader was is found again, whatever became of the file meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuiapp.storage.last_place import load, place_file, save


def test_a_place_comes_back_as_it_was(tmp_path: Path) -> None:
    file = place_file(tmp_path, ["digests"])
    assert load(file) == {}
    place = {"query": ["tag:rl -로봇"], "folded": ["2025", "2024-12"], "paper": ["arxiv:1", "title:t"], "zoomed": []}
    save(file, place)
    assert load(file) == {name: values for name, values in place.items() if values}


def test_a_corpus_has_one_place_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "digests").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "digests")
    monkeypatch.chdir(tmp_path)
    files = {place_file(tmp_path, [name]) for name in ("digests", "./digests/", str(tmp_path / "digests"), "link")}
    assert len(files) == 1
    assert place_file(tmp_path, ["digests", "other"]) not in files


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\0", b"no tab\n\tno name\nquery\ta\x1b[31m\n", b"query\t"])
def test_a_damaged_file_gives_what_can_be_had(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "place"
    file.write_bytes(data)
    assert all("\x1b" not in value for values in load(file).values() for value in values)


def test_a_text_of_several_lines_cannot_become_another_name(tmp_path: Path) -> None:
    save(tmp_path / "place", {"query": ["a\nfocus\tnote"]})
    assert list(load(tmp_path / "place")) == ["query"]
