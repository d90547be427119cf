"""A corpus that is mapped from a snapshot is the one that reading gives, or it is read again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tuiapp.library import Library, open_library
from tuiapp.library.files.folder import Found
from tuiapp.library.files.read_file import read_file
from tuiapp.library.files.walked import walked
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.index import snapshot
from tuiapp.library.index.corpus import HEAD, Corpus, kind, own_kind
from tuiapp.library.index.progress import Progress
from tuiapp.library.index.refresh import reread
from tuiapp.library.search.query import parse


def papers_of(library: Library) -> list[tuple[object, ...]]:
    return [tuple(library.paper(row)) for row in range(len(library))]


def read_again(corpus: Path, kept: Path) -> Corpus | None:
    """Bring a snapshot up to date as the process beside the screen does."""
    old = snapshot.load(kept)
    for step in reread(walked([str(corpus)]), old if old and old.is_sound() else None):
        if not isinstance(step, Progress):
            assert snapshot.save(kept, step)
    return snapshot.load(kept)


@pytest.fixture
def kept(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The snapshot of the corpus, as if its files were old enough to be believed."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 10_000_000_000)
    path = tmp_path / "cache" / "c.snapshot"
    read_again(corpus, path)
    assert path.exists()
    return path


def same(corpus: Corpus | None, folder: Path) -> bool:
    """Whether a corpus is what reading the folder gives: papers, facets, faults, and what a search finds."""
    assert corpus
    mapped, read = Library(corpus), open_library([str(folder)])
    queries = [parse(text) for text in ("지도", "ㅊㄹ", "tag:rl", "title:small", "-replay", "date:2025-03 has:en")]
    return (
        papers_of(mapped) == papers_of(read)
        and mapped.faults == read.faults
        and (mapped.days, mapped.tag_spellings) == (read.days, read.tag_spellings)
        and all(list(mapped.matching(query)) == list(read.matching(query)) for query in queries)
    )


def test_what_is_mapped_is_what_was_read_without_reading_again(corpus: Path, kept: Path) -> None:
    assert same(snapshot.load(kept), corpus)
    assert list(reread(walked([str(corpus)]), snapshot.load(kept))) == []


CHANGES: dict[str, Callable[[Path], object]] = {
    "added": lambda folder: (folder / "new.txt").write_text("New\n(Ada Byron)\n#x", encoding="utf-8"),
    "removed": lambda folder: (folder / "2025-03-01.txt").unlink(),
    "renamed": lambda folder: (folder / "2025-03-01.txt").rename(folder / "2025-03-07.txt"),
    "changed": lambda folder: (folder / "2025-03-01.txt").write_text("Other\n(Ada Byron)\n#x", encoding="utf-8"),
    "changed at the same size and time": lambda folder: _change_unseen(folder / "2025-03-01.txt"),
    "broken": lambda folder: (folder / "2025-03-02.yaml").write_text("papers: [", encoding="utf-8"),
    "emptied": lambda folder: list(map(Path.unlink, folder.rglob("*.*"))),
    "unlisted": lambda folder: (folder / "gone.md").symlink_to("/nowhere/at/all"),
}


def _change_unseen(path: Path) -> None:
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Small", b"Smalk"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES)
def test_a_corpus_that_changed_is_brought_up_to_date(corpus: Path, kept: Path, change: str) -> None:
    CHANGES[change](corpus)
    assert same(read_again(corpus, kept), corpus)
    assert same(snapshot.load(kept), corpus)


def test_only_files_that_changed_are_read_again(corpus: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    CHANGES["changed"](corpus)
    read: list[str] = []

    def noting(found: Found) -> Parsed:
        read.append(found.path)
        return read_file(found)

    with monkeypatch.context() as noted:
        noted.setattr("tuiapp.library.files.read_file.read_file", noting)
        after = read_again(corpus, kept)
    assert [Path(path).name for path in read] == ["2025-03-01.txt"]
    assert same(after, corpus)


@pytest.mark.parametrize("damage", [b"", b"tuiapp", b"\0" * 500, b"%PDF-1.7\n" * 99])
def test_what_is_no_snapshot_is_not_mapped_and_is_made_again(corpus: Path, kept: Path, damage: bytes) -> None:
    kept.write_bytes(damage)
    assert snapshot.load(kept) is None
    assert same(read_again(corpus, kept), corpus)


def test_a_snapshot_cut_short_or_of_another_version_is_not_mapped(kept: Path) -> None:
    whole = kept.read_bytes()
    for data in (whole[:-1], whole[: len(whole) // 2], whole[: HEAD.size], whole.replace(b"tuiapp 0", b"tuiapp 9", 1)):
        kept.write_bytes(data)
        assert snapshot.load(kept) is None


def test_wherever_a_snapshot_is_damaged_the_screen_can_show_it_until_the_damage_is_found(
    corpus: Path, kept: Path
) -> None:
    whole = kept.read_bytes()
    for at in range(0, len(whole), 7):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        damaged = snapshot.load(kept)
        if damaged is not None:
            library = Library(damaged)
            papers_of(library)
            assert not damaged.is_sound()
    assert same(read_again(corpus, kept), corpus)


def test_a_file_of_this_moment_is_read_again_the_next_time(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "young.snapshot"
    read_again(corpus, path)
    _change_unseen(corpus / "2025-03-01.txt")
    assert same(read_again(corpus, path), corpus)
    assert any(isinstance(step, list) for step in reread(walked([str(corpus)]), snapshot.load(path)))


def test_with_the_clock_moved_back_the_papers_are_right(
    corpus: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    CHANGES["changed"](corpus)
    os.utime(corpus / "2025-03-01.txt", (5, 5))
    assert same(read_again(corpus, kept), corpus)


def test_where_the_cache_cannot_be_written_the_index_lies_elsewhere(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (pieces,) = (step for step in reread(walked([str(corpus)]), None) if not isinstance(step, Progress))
    assert not snapshot.save(tmp_path / "file" / "c.snapshot", pieces)
    with snapshot.save_aside(pieces) as aside:
        path = Path(aside.name)
        assert same(snapshot.load(path), corpus)
    path.unlink()


def test_who_has_the_old_snapshot_mapped_keeps_it_whole(corpus: Path, kept: Path) -> None:
    before = snapshot.load(kept)
    assert before
    papers = papers_of(Library(before))
    CHANGES["changed"](corpus)
    read_again(corpus, kept)
    assert papers_of(Library(before)) == papers


def test_a_pipe_in_the_place_of_the_snapshot_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "c.snapshot")
    assert snapshot.load(tmp_path / "c.snapshot") is None


def test_a_large_corpus_shows_its_newest_papers_first(tmp_path: Path) -> None:
    for number in range(900):
        day = f"20{10 + number // 100}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        (tmp_path / f"{day} {number:04}.txt").write_text(f"Paper {number}\n(Ada Byron)\n#x", encoding="utf-8")
    first, last = (step for step in reread(walked([str(tmp_path)]), None) if not isinstance(step, Progress))
    newest, whole = (Library(Corpus(b"".join(pieces))) for pieces in (first, last))
    assert (len(newest), len(whole)) == (300, 900)
    assert newest.paper(0) == whole.paper(0)


def test_a_snapshot_made_in_one_language_is_of_no_use_to_a_program_that_speaks_another() -> None:
    assert kind("") == own_kind()
    assert kind("ko") != own_kind()
