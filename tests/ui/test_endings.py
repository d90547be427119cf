"""Work in the background ends with the screen, whatever it was doing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from walk import Walk, walk


def test_a_screen_that_is_being_closed_gets_no_search_line(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        there.app.exit()
        await there.reader.search.action_search()
        await there.reader.search.show_query()
        assert not there.reader.query("#search")

    walk(steps, corpus, monkeypatch)


def test_work_in_the_background_ends_before_the_panes_that_would_show_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_panes: list[bool] = []

    async def steps(there: Walk) -> None:
        async def job() -> None:
            while True:
                await asyncio.sleep(0)
                has_panes.append(bool(there.reader.query("#dates")))

        there.reader.work(job, "test")
        await there.pilot.pause()

    walk(steps, corpus, monkeypatch)
    assert all(has_panes)
    assert has_panes
