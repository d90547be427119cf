"""A walk through the running program: press keys, look at the text of the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tuiapp.library import open_library
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.startup.open_marks import open_marks
from tuiapp.storage.folders import state_folder
from tuiapp.system import clipboard
from tuiapp.ui.app import DigestApp
from tuiapp.ui.main import reading_time
from tuiapp.ui.main.corpus_actions import FOLLOWING
from tuiapp.ui.main.main_screen import MainScreen

WIDE = (140, 40)
GIVEN_UP_AFTER = 20
"""Seconds after which what has not settled never will."""
SIZES = [(160, 48), (100, 30), (80, 24), (50, 20)]


class Walk:
    """The program on a corpus, with what it copied and said."""

    def __init__(self, opened: OpenedCorpus, language: str = "ko") -> None:
        self.app = DigestApp(opened, language)
        self.pilot: Pilot[None]
        self.copied: list[str] = []
        self._said: list[str] = []
        notify = self.app.notify

        def noting(message: str, **how: Any) -> None:
            self._said.append(f"{how.get('title', '')}: {message}")
            notify(message, **how)

        self.app.notify = noting  # type: ignore[method-assign]

    async def until(self, is_so: Callable[[], bool]) -> str:
        """Wait until something has happened that no key asked for, and look at the screen."""
        async with asyncio.timeout(GIVEN_UP_AFTER):
            while not is_so():
                await self.pilot.pause(0.01)
        return await self.settled()

    async def until_drawn(self) -> None:
        """Wait until what has changed is drawn, but not until marks are on the disk."""
        drawn = asyncio.Event()
        self.app.call_after_refresh(drawn.set)
        await drawn.wait()
        await self.pilot.pause(0)

    async def press(self, *keys: str) -> str:
        """Press keys, wait for what they do, and look at the screen."""
        await self.pilot.press(*keys)
        return await self.settled()

    async def settled(self) -> str:
        """Wait for what is under way, however busy the machine is, and look at the screen.

        That is: nothing is at work, and is not two times in a row after what has changed was drawn.
        """
        async with asyncio.timeout(GIVEN_UP_AFTER):
            quiet = 0
            while quiet < 2 and not self.app._exit:
                await self.pilot.pause(0.001 if self._is_at_work() else 0)
                quiet = 0 if self._is_at_work() else quiet + 1
        return self.frame()

    def _is_at_work(self) -> bool:
        """Whether a worker runs, a message or a mark waits, or something was put off until the screen is drawn."""
        pumps = [self.app, *self.app.screen.walk_children(with_self=True)]
        return (
            any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
            or bool(self.app.screen._callbacks)
            or bool(self.reader.marking.saving._shown)
            or not all(worker.is_finished for worker in self.app.workers if worker.group != FOLLOWING)
        )

    def frame(self) -> str:
        """The text of the screen, a line each."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def pane(self, id: str) -> list[str]:
        """The text of a pane, a line each, with its scroll bar."""
        region = self.reader.query_one(f"#{id}").region
        strips = self.app.screen._compositor.render_strips()[region.y : region.bottom]
        return [strip.crop(region.x, region.right).text for strip in strips]

    @property
    def reader(self) -> MainScreen:
        """The main screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def title(self) -> str:
        """The title of the open paper."""
        paper = self.reader.session.paper
        return paper.title if paper else ""

    @property
    def focused(self) -> str | None:
        """The id of the pane that has the focus."""
        return self.app.focused.id if self.app.focused else None

    @property
    def said(self) -> str:
        """What the program has said, in the line of keys or in boxes over it."""
        return "\n".join(self._said)


Steps = Callable[[Walk], Awaitable[None]]


async def _once_round_the_loop(*_seconds: float) -> None:
    await asyncio.sleep(0)


def walk(
    steps: Steps,
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    size: tuple[int, int] = WIDE,
    language: str = "ko",
    opened: OpenedCorpus | None = None,
    copied_page: str | None = None,
    read_seconds: float = 3600,
    with_messages: bool = False,
) -> None:
    """Run the steps in the program.

    A copy goes to `Walk.copied` and is confirmed, `copied_page` is the clipboard's; boxes with messages are drawn
    `with_messages`.
    """
    opened = opened or OpenedCorpus(open_library([str(corpus)]), CorpusLocation((str(corpus),), "digests"))
    there = Walk(opened._replace(marks=open_marks(state_folder())), language)
    # On a busy machine a walk takes longer than a paper needs to be read; who wants to see that says so.
    monkeypatch.setattr(reading_time, "READ_SECONDS", read_seconds)
    # Textual waits 20 ms and more before and after each key, for a process that rests; `settled` waits once for all.
    monkeypatch.setattr("textual.app.wait_for_idle", _once_round_the_loop)

    def copy(text: str, _attempt: object) -> clipboard.Copied:
        there.copied.append(text)
        return clipboard.Copied(("desktop",))

    monkeypatch.setattr(clipboard, "copy", copy)
    monkeypatch.setattr(clipboard, "paste_html", lambda _attempt: copied_page)

    async def run() -> None:
        async with there.app.run_test(size=size, notifications=with_messages) as pilot:
            there.pilot = pilot
            await pilot.pause()
            await steps(there)

    asyncio.run(run())
