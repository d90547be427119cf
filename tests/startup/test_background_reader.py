"""The process that reads digests leaves no file behind, and removes those of programs that were killed."""

from __future__ import annotations

import asyncio
import fcntl
from contextlib import aclosing
from pathlib import Path

import pytest

from tuiapp.library.index.corpus import Corpus
from tuiapp.library.index.progress import Progress
from tuiapp.startup.background_reader import BackgroundReader


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def read(corpus: Path, snapshot: Path | None) -> list[Corpus | None]:
    """The indexes that a reader gives the screen."""

    async def mapped() -> list[Corpus | None]:
        async with aclosing(BackgroundReader([str(corpus)], snapshot).steps()) as steps:
            return [step.mapped() async for step in steps if not isinstance(step, Progress)]

    return asyncio.run(mapped())


def test_an_index_that_is_not_kept_is_given_to_the_screen_and_is_gone_then(corpus: Path, temporary: Path) -> None:
    (index,) = read(corpus, None)
    assert index
    assert index.total == 5
    assert list(temporary.iterdir()) == []


def test_what_killed_programs_left_is_removed_and_nothing_else(corpus: Path, temporary: Path, cache: Path) -> None:
    left, used, other = (temporary / name for name in ("tuiapp-00000000", "tuiapp-11111111", "tuiapp-notes.txt"))
    for path in (left, used, other):
        path.write_bytes(b"index")
    cache.mkdir()
    (cache / ".c.snapshot.01234567.tuiapp-new").write_bytes(b"half")
    with open(used, "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        read(corpus, cache / "c.snapshot")
    assert sorted(path.name for path in temporary.iterdir()) == [used.name, other.name]
    assert [path.name for path in cache.iterdir()] == ["c.snapshot"]
