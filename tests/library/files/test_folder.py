"""Whatever lies in a folder, each file answers at once and the others open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import PASTED, YAML

from tuiapp.library import Fault, Library, open_library
from tuiapp.library.files import regular_file
from tuiapp.library.files.regular_file import read_bytes


def faults_of(library: Library) -> list[Fault]:
    return list(library.faults)


def test_all_formats_are_read_at_any_depth_newest_day_first(library: Library) -> None:
    assert [library.paper(row).title.split(":")[0] for row in range(len(library))] == [
        "GraphPilot", "Quiet Buffers", "Tokens Without Borders", "Small Steps", "Mirrors",
    ]  # fmt: skip
    assert not library.faults


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.yaml", b"", "an empty file"),
        ("a.txt", b"   \n", "an empty file"),
        ("a.yaml", b"\0" * 5000, "not a text file"),
        ("a.yaml", b"# nothing but a comment\n", "no paper in it"),
        ("a.md", b"\xef\xbb\xbf\xe2\x80\x8b\n", "no paper in it"),
        ("a.txt", "제목\n(김하나)\n노트 \ud55c".encode() + b"\xed\x95", "no known encoding"),
    ],
)
def test_a_file_that_is_no_digest_is_named_and_the_others_open(corpus: Path, name: str, data: bytes, why: str) -> None:
    (corpus / name).write_bytes(data)
    library = open_library([str(corpus)])
    assert why in str(library.faults[0])
    assert len(library) >= 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_papers(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = PASTED.replace("María", "Maria")
    (tmp_path / "x.txt").write_bytes(text.replace("\n", line_end).encode(encoding))
    papers = open_library([str(tmp_path)])
    assert [papers.paper(row).title for row in range(len(papers))][1] == "Small Steps"
    assert "바이트 단위 모델에 대한 연구." in (papers.paper(0).note("ko") or "")


def test_pipes_devices_and_dead_links_do_not_block(corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.yaml")
    (corpus / "zero.txt").symlink_to("/dev/zero")
    (corpus / "gone.md").symlink_to("/nowhere/at/all")
    (corpus / "loop").symlink_to(corpus, target_is_directory=True)
    (corpus / "folder.yaml").mkdir()
    library = open_library([str(corpus)])
    assert len(library) == 5
    assert {Path(fault.path).name for fault in library.faults} == {"pipe.yaml", "zero.txt", "gone.md"}


def test_a_file_that_is_too_large_is_refused_unread(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (corpus / "huge.yaml").open("wb") as file:
        file.truncate(3 * 2**30)
    library = open_library([str(corpus)])
    assert "larger than" in library.faults[0].why
    monkeypatch.setattr(regular_file, "LARGEST", 10)
    assert len(open_library([str(corpus)])) == 0


def test_a_file_name_may_hold_any_byte(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/2025-03-02 \x1b[31m\xff\n.yaml"
    with open(name, "wb") as file:
        file.write(YAML.encode())
    library = open_library([str(tmp_path)])
    assert len(library) == 2
    assert library.paper(0).source.file.endswith("2025-03-02 ␛[31m�␊.yaml")


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    (fault,) = faults_of(open_library([str(tmp_path / "none")]))
    assert "no such file or folder" in fault.why


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(corpus: Path) -> None:
    (corpus / "2025-03-02.yaml").chmod(0)
    assert "Permission denied" in open_library([str(corpus)]).faults[0].why


def test_reading_bytes_of_a_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_bytes(str(tmp_path))
