"""The line of keys at the bottom: whole hints, for where the focus is, and a click presses the key."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from walk import SIZES, Walk, walk

from tuiapp.ui.panes.key_line import Hint, KeyLine, placed

TEXTS = st.sampled_from(["/ Search", "L 한/영", "y Y Copy", "[ ] Day", "q Quit"])
HINTS = st.lists(st.builds(Hint, st.sampled_from(["a", "app.help"]), TEXTS.map(Content), st.just(())))


@given(HINTS.filter(lambda hints: sum(hint.id == "app.help" for hint in hints) <= 1), st.integers(12, 200))
def test_hints_are_whole_apart_and_in_their_order_and_help_is_always_there(hints: list[Hint], width: int) -> None:
    places = list(placed(hints, width))
    ends = [start + hint.text.cell_length for start, hint in places]
    assert all(end < start for end, (start, _) in zip(ends, places[1:], strict=False))
    assert all(end < width for end in ends)
    assert [hint for hint in hints if hint.id == "app.help"] == [hint for _, hint in places if hint.id == "app.help"]
    others = [hint for _, hint in places if hint.id != "app.help"]
    rest = iter(hints)
    assert all(hint in rest for hint in others)


@pytest.mark.parametrize("size", SIZES)
def test_the_keys_are_those_of_the_pane_and_none_is_cut(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        def keys() -> str:
            return there.frame().splitlines()[-1]

        assert keys().endswith("? Help")
        assert "Choose" not in keys()
        await there.press("1")
        assert "⏎ Choose" in keys()
        assert keys().endswith("? Help")
        await there.press("/")
        assert "esc Clear" in keys()
        assert "/ Search" not in keys()

    walk(steps, corpus, monkeypatch, size=size)


def test_a_click_on_a_key_presses_that_key_and_one_on_the_words_the_first(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        async def click(text: str) -> str:
            line = there.frame().splitlines()[-1]
            assert await there.pilot.click("#keys", offset=(cell_len(line[: line.index(text)]), 0))
            return await there.settled()

        await click("] Day")
        assert there.title.startswith("GraphPilot")
        await click("[ ]")
        assert there.title.startswith("Tokens")
        await click("] Day")
        assert there.title.startswith("GraphPilot")
        await click("Day")
        assert there.title.startswith("Tokens")
        assert "BibTeX" in await click("Y Copy")
        await there.press("escape")
        await click("Copy")
        assert len(there.copied) == 1
        await click("Search")
        assert there.focused == "search"

    walk(steps, corpus, monkeypatch)


def test_a_message_takes_the_line_of_the_keys_for_a_moment_and_never_the_note(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        # What is copied is read from then on.
        before = (await there.press("r")).splitlines()
        frame = await there.press("y", "y", "y")
        assert frame.splitlines()[:-1] == before[:-1]
        assert "Copied" in frame.splitlines()[-1]
        assert "? Help" in frame.splitlines()[-1]
        there.app.query_one(KeyLine).say(Content("soon over"), 0.01)
        async with asyncio.timeout(5):
            while "soon over" in there.frame():
                await there.pilot.pause(0.01)
        assert there.frame().splitlines() == before

    walk(steps, corpus, monkeypatch)
