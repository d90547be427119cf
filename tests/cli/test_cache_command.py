"""What is kept can be seen and cleared, and what is listed from it is what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuiapp.__main__ import main
from tuiapp.library.files import read_file
from tuiapp.startup import open_corpus


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every corpus took time to read."""
    monkeypatch.setattr(open_corpus, "SMALL", 10)


def test_the_second_list_reads_no_digest_and_prints_the_same(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file of this moment would be read again.
    monkeypatch.setattr("tuiapp.library.index.previous._RACY_NS", 0)
    main(["list", str(corpus), "--query", "지도"])
    first = capsys.readouterr().out
    monkeypatch.setattr(read_file, "read_data", lambda *_: pytest.fail("a digest was read again"))
    main(["list", str(corpus), "--query", "지도"])
    assert capsys.readouterr().out == first
    assert "GraphPilot" in first


def test_cache_names_what_is_kept_and_clears_it(corpus: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", str(corpus)])
    (cache / "tuiapp" / "old.snapshot").write_bytes(b"tuiapp 0.0.1")
    capsys.readouterr()
    assert main(["cache"]) == 0
    said = capsys.readouterr().out
    assert f"5 papers of {corpus}" in said
    assert "old.snapshot  of another version, or damaged" in said
    assert main(["cache", "--clear"]) == 0
    assert not list((cache / "tuiapp").iterdir())
    capsys.readouterr()
    main(["cache"])
    assert "Nothing is kept in" in capsys.readouterr().out


def test_a_query_may_begin_with_a_minus(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(corpus), "--query", "-지도"]) == 0
    said = capsys.readouterr().out
    assert "Quiet Buffers" in said
    assert "GraphPilot" not in said


def test_without_a_cache_list_keeps_nothing(corpus: Path, cache: Path) -> None:
    assert main(["list", "--no-cache", str(corpus)]) == 0
    assert not cache.exists()
