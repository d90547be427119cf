"""A corpus is opened in the first way that is possible: mapped, read now, or read in the background."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tuiapp.library import Library
from tuiapp.startup import locations, open_corpus
from tuiapp.startup.open_corpus import OpenedCorpus, read_corpus
from tuiapp.storage import folders


@pytest.fixture
def large(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The corpus, as if it took time to read, and as if its files were old enough to be believed."""
    monkeypatch.setattr(open_corpus, "SMALL", 10)
    monkeypatch.setattr("tuiapp.library.index.previous._RACY_NS", 0)
    return corpus


def opened(corpus: Path, *, caches: bool = True) -> OpenedCorpus:
    there = open_corpus.open_corpus([str(corpus)], caches=caches)
    if there.reader:
        there.reader.stop()
    return there


def titles(library: Library) -> set[str]:
    return {library.paper(row).title for row in range(len(library))}


def test_a_small_corpus_is_read_now(corpus: Path) -> None:
    there = opened(corpus)
    assert (len(there.library), there.is_current, there.reader) == (5, True, None)


def test_a_large_corpus_without_a_snapshot_is_read_in_the_background(large: Path) -> None:
    there = opened(large)
    assert (len(there.library), there.is_current) == (0, False)
    assert there.reader


def test_a_corpus_with_a_snapshot_is_mapped_and_compared_later(large: Path) -> None:
    read_corpus([str(large)], caches=True)
    (large / "2025-03-01.txt").unlink()
    there = opened(large)
    assert (len(there.library), there.is_current, there.reader) == (5, False, None)


def test_without_a_cache_a_snapshot_is_neither_used_nor_kept(large: Path, cache: Path) -> None:
    read_corpus([str(large)], caches=False)
    assert not cache.exists()
    read_corpus([str(large)], caches=True)
    assert len(opened(large, caches=False).library) == 0


@pytest.mark.parametrize("caches", [True, False])
def test_a_command_reads_what_has_changed_since_the_snapshot(large: Path, *, caches: bool) -> None:
    before = read_corpus([str(large)], caches=caches)
    (large / "2025-03-09.txt").write_text("Fresh\n(Ada Byron)\n#x", encoding="utf-8")
    after = read_corpus([str(large)], caches=caches)
    assert titles(after) - titles(before) == {"Fresh"}


def test_a_command_reads_nothing_where_nothing_has_changed(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_corpus([str(large)], caches=True)
    monkeypatch.setattr("tuiapp.library.files.read_file.read_file", lambda found: pytest.fail(f"{found} was read"))
    assert titles(read_corpus([str(large)], caches=True)) == titles(before)


def test_a_folder_that_is_not_there_is_named_whatever_its_snapshot_holds(large: Path) -> None:
    read_corpus([str(large)], caches=True)
    large.rename(large.with_name("elsewhere"))
    assert opened(large).is_unreadable
    assert [fault.path for fault in read_corpus([str(large)], caches=True).faults] == [str(large)]


@pytest.mark.parametrize("kind", ["config", "cache", "data", "state"])
def test_the_users_folders_follow_the_environment(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(tmp_path))
    assert getattr(folders, f"{kind}_folder")() == tmp_path / "tuiapp"


def test_new_digests_go_to_the_open_folder_else_to_the_one_here_else_to_the_users_own(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(corpus)
    own = tmp_path / "data" / "tuiapp" / "digests"
    assert locations.folder_for_new_digests(locations.find([str(corpus)])) == corpus
    assert locations.folder_for_new_digests(locations.find([f"{corpus}/2025-03-01.txt"])) == own
    sample = locations.find([])
    assert sample.is_sample
    assert locations.folder_for_new_digests(sample) == own
    os.mkdir("digests")
    assert locations.folder_for_new_digests() == Path("digests")
    os.rmdir("digests")
    own.mkdir(parents=True)
    assert locations.find([]).paths == (str(own),)
