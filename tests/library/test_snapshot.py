"""A snapshot gives what reading gives, or is not used."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tuiapp.library import Library, Paper, open_library


def papers_of(library: Library) -> list[tuple[object, ...]]:
    return [tuple(library.paper(row)) for row in range(len(library))]


@pytest.fixture
def kept(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The snapshot of the corpus, as if its files were old enough to be kept."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 10_000_000_000)
    path = tmp_path / "cache" / "c.snapshot"
    open_library([str(corpus)], path)
    assert path.exists()
    return path


def test_what_is_kept_is_what_was_read_without_reading_again(
    corpus: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = papers_of(open_library([str(corpus)]))
    monkeypatch.setattr("tuiapp.library.read_files", lambda _files: pytest.fail("a digest was read again"))
    assert papers_of(open_library([str(corpus)], kept)) == read
    assert all(isinstance(paper, tuple) and Paper(*paper).note("xx") is None for paper in read)  # type: ignore[arg-type]


CHANGES: dict[str, Callable[[Path], object]] = {
    "added": lambda folder: (folder / "new.txt").write_text("New\n(Ada Byron)\n#x", encoding="utf-8"),
    "removed": lambda folder: (folder / "2025-03-01.txt").unlink(),
    "renamed": lambda folder: (folder / "2025-03-01.txt").rename(folder / "2025-03-07.txt"),
    "changed": lambda folder: (folder / "2025-03-01.txt").write_text("Other\n(Ada Byron)\n#x", encoding="utf-8"),
    "changed at the same size and time": lambda folder: _change_unseen(folder / "2025-03-01.txt"),
}


def _change_unseen(path: Path) -> None:
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Small", b"Smalk"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES)
def test_a_corpus_that_changed_is_read_again(corpus: Path, kept: Path, change: str) -> None:
    CHANGES[change](corpus)
    assert papers_of(open_library([str(corpus)], kept)) == papers_of(open_library([str(corpus)]))


@pytest.mark.parametrize("damage", [b"", b"tuiapp", b"\0" * 500, None])
def test_a_damaged_snapshot_is_not_used(corpus: Path, kept: Path, damage: bytes | None) -> None:
    data = kept.read_bytes()
    kept.write_bytes(data[:-9] + b"x" * 9 if damage is None else damage)
    assert papers_of(open_library([str(corpus)], kept)) == papers_of(open_library([str(corpus)]))


def test_a_corpus_with_a_fault_or_a_file_of_this_moment_is_not_kept(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "young.snapshot"
    open_library([str(corpus)], path)
    (corpus / "broken.yaml").write_text("papers: [", encoding="utf-8")
    assert open_library([str(corpus)], path).faults
    assert not path.exists()


def test_a_cache_that_cannot_be_written_costs_nothing_but_speed(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 10_000_000_000)
    assert len(open_library([str(corpus)], tmp_path / "file" / "c.snapshot")) == 5
