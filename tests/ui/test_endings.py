"""Work in the background ends with the screen, whatever it was doing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from walk import Walk, walk

from tuiapp.library import open_library
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus


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


@pytest.mark.parametrize(("typed", "title"), [("j", "Quiet Buffers"), ("]j", "Quiet Buffers"), (" j", "Quiet Buffers")])
def test_keys_that_are_typed_before_there_is_a_screen_are_obeyed(corpus: Path, typed: str, title: str) -> None:
    there = Walk(OpenedCorpus(open_library([str(corpus)]), CorpusLocation((str(corpus),), "digests")))

    async def run() -> None:
        names = {" ": "space", "]": "right_square_bracket"}
        for letter in typed:
            there.app.post_message(events.Key(names.get(letter, letter), letter))
        async with there.app.run_test() as there.pilot:
            await there.settled()
            assert there.title == title

    asyncio.run(run())


def test_a_program_that_is_told_to_end_before_it_has_a_screen_ends_without_a_word(corpus: Path) -> None:
    there = Walk(OpenedCorpus(open_library([str(corpus)]), CorpusLocation((str(corpus),), "digests")))

    async def run() -> None:
        there.app.post_message(events.Key("question_mark", "?"))
        there.app.post_message(events.Key("p", "p"))
        there.app.call_later(there.app.exit)
        async with there.app.run_test():
            pass

    asyncio.run(run())
