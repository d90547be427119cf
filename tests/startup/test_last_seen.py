"""The papers of the last visit are kept beside the snapshot, at no cost where nothing has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuiapp.library import Library, Paper
from tuiapp.library.index import snapshot
from tuiapp.startup.last_seen import keep_seen, load_seen
from tuiapp.startup.open_corpus import read_corpus


@pytest.fixture
def kept(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The snapshot of the corpus."""
    monkeypatch.setattr("tuiapp.startup.open_corpus.SMALL", 10)
    read_corpus([str(corpus)], caches=True)
    return next((cache / "tuiapp").glob("*.snapshot"))


def test_they_are_another_name_of_the_snapshot_and_stay_when_that_changes(corpus: Path, kept: Path) -> None:
    shown = snapshot.load(kept)
    assert shown
    for _ in range(2):
        keep_seen(kept, shown)
        assert kept.stat().st_nlink == 2
    (corpus / "2025-03-01.txt").unlink()
    read_corpus([str(corpus)], caches=True)
    seen, now = load_seen(kept), snapshot.load(kept)
    assert seen
    assert now
    assert (seen.total, now.total) == (5, 3)
    assert {path.suffix for path in kept.parent.iterdir()} == {".snapshot", ".seen"}


def test_papers_that_are_in_no_snapshot_are_kept_too(tmp_path: Path) -> None:
    file = tmp_path / "a.snapshot"
    assert load_seen(file) is None
    keep_seen(file, Library.of([Paper("One")]).corpus)
    seen = load_seen(file)
    assert seen
    assert seen.paper(0).title == "One"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep_seen(tmp_path / "file" / "a.snapshot", Library.of([Paper("One")]).corpus)
    assert load_seen(tmp_path / "file" / "a.snapshot") is None
