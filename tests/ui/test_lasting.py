"""A program that is open all day: what is closed is let go of, and the keys always go somewhere."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from walk import GIVEN_UP_AFTER, Walk, walk

from tuiapp.ui import garbage
from tuiapp.ui.textual_patches.drawn_lines import let_go_of_drawn_lines

LONG = "wrong " * 60
"""A message that does not fit into the line of keys."""


async def _until_gone(screens: WeakSet[Screen[Any]], most: int) -> None:
    async with asyncio.timeout(GIVEN_UP_AFTER):
        while len(screens) > most:  # noqa: ASYNC110 - nothing tells when an object goes
            await asyncio.sleep(0.01)


def test_closed_screens_are_let_go_of_while_the_reader_reads(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "REST_SECONDS", 0.01)
    kept = gc.get_threshold()

    async def steps(there: Walk) -> None:
        # Python's own collections of everything never come.
        gc.set_threshold(*kept[:2], 1 << 30)
        opened: WeakSet[Screen[Any]] = WeakSet()
        for _ in range(12):
            await there.press("question_mark")
            opened.add(there.app.screen)
            await there.press("escape")
        await there.press("j")
        # The one that was closed last may still be known, as the place where the latest key went.
        await _until_gone(opened, 2)

    try:
        walk(steps, corpus, monkeypatch)
    finally:
        gc.set_threshold(*kept)


def test_what_a_closed_screen_has_drawn_is_not_kept(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from textual._styles_cache import StylesCache

    async def steps(there: Walk) -> None:
        await there.press("question_mark")
        drawn = WeakSet(node._styles_cache for node in there.app.screen.walk_children(Widget, with_self=True))
        assert all(isinstance(one, StylesCache) for one in drawn)
        await there.press("escape", "u", "escape", "j")
        gc.collect()
        assert not drawn

    walk(steps, corpus, monkeypatch)


def test_the_styles_are_the_same_as_without_the_patch() -> None:
    from textual._styles_cache import StylesCache
    from textual.color import Color
    from textual.style import Style

    let_go_of_drawn_lines()
    once = vars(StylesCache)["get_inner_outer"]
    let_go_of_drawn_lines()
    assert vars(StylesCache)["get_inner_outer"] is once
    assert not hasattr(once, "cache_clear")
    ground, ink = Color.parse("#102030"), Color.parse("#40506080")
    inner, outer = StylesCache().get_inner_outer(ground, ink)
    assert (inner, outer) == (Style(background=ground + ink), Style(background=ground))


def test_a_screen_that_opens_again_and_again_is_listened_to_once(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        for _ in range(3):
            await there.press("u", "escape", "j")
        heard = there.reader.bindings_updated_signal._subscriptions[there.app]
        assert len(heard) <= 2

    walk(steps, corpus, monkeypatch)


def test_a_message_that_ended_on_another_screen_leaves_nothing_behind(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        for number in range(4):
            there.app.notify(f"{number} {LONG}", severity="error")
            await there.settled()
            await there.press("question_mark")
            there.app.clear_notifications()
            await there.press("escape")
        there.app.notify(LONG, severity="error")
        await there.settled()
        assert len(there.reader.query("Toast")) == 1
        assert len(there.reader.query("ToastHolder")) <= 2

    walk(steps, corpus, monkeypatch, with_messages=True)


async def _click(there: Walk, x: int, y: int) -> None:
    for kind in (events.MouseDown, events.MouseUp):
        there.app.post_message(
            kind(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )
    await there.settled()


def test_a_click_beside_everything_leaves_the_keys_where_they_were(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("3")
        note = there.app.focused
        await _click(there, 500, 500)
        assert there.app.focused is note
        await there.press("slash", "m", "ctrl+s")
        await _click(there, 500, 500)
        assert isinstance(there.app.focused, Input)

    walk(steps, corpus, monkeypatch)
