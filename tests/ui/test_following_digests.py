"""The screen follows the digests: from the snapshot at once, then from the files, whatever happens to them."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from contextlib import aclosing
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.library.index import snapshot
from tuiapp.startup import open_corpus
from tuiapp.startup.background_reader import BackgroundReader

NEW = "Brand New\n(Ada Byron)\n#fresh"


def opened(corpus: Path, *, caches: bool = True) -> open_corpus.OpenedCorpus:
    return open_corpus.open_corpus([str(corpus)], caches=caches)


@pytest.fixture
def large(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The corpus, as if it took time to read."""
    monkeypatch.setattr(open_corpus, "SMALL", 10)
    return corpus


@pytest.fixture
def kept(large: Path) -> open_corpus.OpenedCorpus:
    """The corpus, opened from its snapshot."""
    open_corpus.read_corpus([str(large)], caches=True)
    there = opened(large)
    assert len(there.library) == 5
    assert not there.is_current
    return there


def test_a_first_run_opens_empty_and_fills(large: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = opened(large)
    assert len(there.library) == 0

    async def steps(walked: Walk) -> None:
        assert "GraphPilot" in await walked.press("j", "k")
        assert len(walked.reader.session.library) == 5

    walk(steps, large, monkeypatch, opened=there)
    assert snapshot.load(next((cache / "tuiapp").glob("*.snapshot")))


def test_without_a_cache_nothing_is_kept(large: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(walked: Walk) -> None:
        assert "GraphPilot" in await walked.press("j", "k")

    walk(steps, large, monkeypatch, opened=opened(large, caches=False))
    assert not cache.exists()


def test_what_came_since_the_last_start_is_shown_from_its_newest_day(
    kept: open_corpus.OpenedCorpus, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (large / "2025-03-05.txt").write_text(NEW, encoding="utf-8")

    async def steps(walked: Walk) -> None:
        await walked.settled()
        assert walked.title == "Brand New"

    walk(steps, large, monkeypatch, opened=kept)


def test_files_changed_added_renamed_and_deleted_under_the_program_are_followed(
    kept: open_corpus.OpenedCorpus, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(walked: Walk) -> None:
        await walked.press("j")
        (large / "2025-03-05.txt").write_text(NEW, encoding="utf-8")
        (large / "vault" / "250228 Mirrors.md").rename(large / "vault" / "250227 Mirrors.md")
        assert "Brand New" in await walked.press("R")
        assert walked.title == "Quiet Buffers"
        dates = [walked.reader.session.library.date(row) for row in range(6)]
        assert dates == ["2025-03-05", "2025-03-02", "2025-03-02", "2025-03-01", "2025-03-01", "2025-02-27"]
        (large / "2025-03-02.yaml").unlink()
        (large / "2025-03-01.txt").write_text("2025-03-01\n" + NEW.replace("Brand", "Other"), encoding="utf-8")
        frame = await walked.press("f5")
        assert "Quiet Buffers" not in frame
        assert [walked.reader.session.library.paper(row).title for row in range(3)][:2] == ["Brand New", "Other New"]

    walk(steps, large, monkeypatch, opened=kept)


def test_a_damaged_snapshot_is_read_over_while_it_is_shown(
    large: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_corpus.read_corpus([str(large)], caches=True)
    (path,) = (cache / "tuiapp").glob("*.snapshot")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"GraphPilot", b"GraphPilat"))
    there = opened(large)
    assert there.library.paper(0).title.startswith("GraphPilat")

    async def steps(walked: Walk) -> None:
        await walked.settled()
        assert walked.title.startswith("GraphPilot")

    walk(steps, large, monkeypatch, opened=there)


def test_a_cache_that_cannot_be_written_leaves_nothing_behind(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()

    async def steps(walked: Walk) -> None:
        assert "GraphPilot" in await walked.press("j", "k")

    walk(steps, large, monkeypatch, opened=opened(large))
    assert not list((tmp_path / "tmp").iterdir())


def test_a_reader_that_fails_is_said_and_the_screen_goes_on(
    kept: open_corpus.OpenedCorpus, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    async def steps(walked: Walk) -> None:
        await walked.press("R", "j")
        assert "could not be read" in walked.said
        assert walked.title == "Quiet Buffers"

    walk(steps, large, monkeypatch, opened=kept)


def test_quitting_while_digests_are_read_ends_at_once(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(400):
        (large / f"2024-01-{number % 28 + 1:02} {number}.txt").write_text(NEW, encoding="utf-8")
    started = time.monotonic()

    async def steps(walked: Walk) -> None:
        await walked.pilot.press("q")

    walk(steps, large, monkeypatch, opened=opened(large))
    assert time.monotonic() - started < 5


def test_reading_that_is_called_off_leaves_no_process_behind(tmp_path: Path) -> None:
    digest = "papers:\n" + f"- title: A long one\n  abstract: {'words ' * 1000}\n" * 20
    for day in range(50):
        (tmp_path / f"{day}.yaml").write_text(digest, encoding="utf-8")

    async def read_a_little() -> BackgroundReader:
        reader = BackgroundReader([str(tmp_path)], None)
        async with aclosing(reader.steps()) as steps:
            await anext(steps)
        return reader

    group = asyncio.run(read_a_little())._process.pid
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("a process of the reader's group is still there")


def test_a_folder_that_is_gone_is_named_even_where_its_snapshot_is_kept(
    kept: open_corpus.OpenedCorpus, large: Path
) -> None:
    assert len(kept.library)
    large.rename(large.with_name("elsewhere"))
    assert opened(large).is_unreadable
