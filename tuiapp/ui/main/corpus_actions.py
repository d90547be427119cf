"""The digests: adding a pasted one, reading the folder again in the background, what could not be read."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Final

from tuiapp.library import Library
from tuiapp.library.index.progress import Progress
from tuiapp.library.text import phrases
from tuiapp.messages import _
from tuiapp.session.session import Session
from tuiapp.startup import locations
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.ui.screens.paste_screen import Saved

_READING: Final = "reading"
"""The name of the reading in the background, of which there is one at a time."""


class CorpusActions:
    """What the keys for the folder and for pasting do; it keeps where the digests lie and who reads them."""

    def __init__(self, screen: SessionScreen, opened: OpenedCorpus) -> None:
        self._screen = screen
        self._location = opened.location
        self._snapshot_file = opened.snapshot_file
        self._is_current = opened.is_current
        self._begun_reader = opened.reader

    def action_paste_digest(self) -> None:
        """Show what the clipboard holds, to save it."""
        self._screen.work(self._paste_clipboard, "paste")

    async def _paste_clipboard(self) -> None:
        from tuiapp.library.importing.detect import detect
        from tuiapp.system import clipboard

        attempt = clipboard.Attempt(os.environ)
        try:
            text = await asyncio.to_thread(clipboard.paste, attempt) or ""
        finally:
            attempt.call_off()
        if self._screen.is_attached:
            # Mostly it holds what was copied here last.
            self.paste(text if detect(text).papers else "")

    @property
    def location(self) -> CorpusLocation:
        """Where the digests lie that are read."""
        return self._location

    def paste(self, text: str) -> None:
        """Show what a text holds, to save it."""
        from tuiapp.ui.screens.paste_screen import PasteScreen

        folder = locations.folder_for_new_digests(self._location)
        self._screen.app.push_screen(PasteScreen(text, folder), self._add_saved)

    def _add_saved(self, saved: Saved | None) -> None:
        if saved:
            self._screen.say(saved.said, severity="information" if saved.is_complete else "warning")
            self.show_day(saved.date)

    def _go_to_own_digests(self) -> None:
        """Read the reader's own digests from now on: the first of them has just been saved, and the sample has done."""
        self._location = locations.find([])
        if self._snapshot_file:
            self._snapshot_file = locations.snapshot_file(self._location)
        self._screen.location_changed(self._location)

    def action_reload(self) -> None:
        """Read the digests again and stay on the same paper."""
        self._screen.work(partial(self._reload, None), _READING)

    def show_day(self, date: str | None) -> None:
        """Read what has just been saved, and go to a day of it."""
        if self._location.is_sample:
            self._go_to_own_digests()
        self._screen.work(partial(self._reload, date), _READING)

    def check(self) -> None:
        """Compare what a start has shown with the digests, where it did not come from them."""
        if not self._is_current and self._screen.is_attached:
            self._screen.work(self._check, _READING)

    async def _reload(self, date: str | None) -> None:
        """Read what has changed of the digests; go to a day, or stay on the same paper."""
        async for library in self._newer_libraries():
            self._screen.go(self._screen.session.reloaded(library))
        if not self._screen.is_attached:
            return
        library = self._screen.session.library
        if date:
            self._screen.go(self._screen.session.on_day(date))
        else:
            papers, problems = phrases.papers(len(library)), phrases.problems(len(library.faults))
            said = _("{papers}, {problems}").format(papers=papers, problems=problems)
            self._screen.say(said, title=_("Read again"))

    async def _check(self) -> None:
        """Read what has changed since the snapshot was saved."""
        begun = self._screen.session
        async for library in self._newer_libraries():
            # Who has not done anything yet wants to begin at the newest day, as at every start.
            if self._screen.session is begun:
                begun = Session.start(library, begun.language)
                self._screen.go(begun)
            else:
                self._screen.go(self._screen.session.reloaded(library))

    async def _newer_libraries(self) -> AsyncIterator[Library]:
        """The library each time that more of the digests has been read; none where nothing has changed."""
        from tuiapp.startup.background_reader import BackgroundReader

        self._screen.progress_changed(Progress(0, 0))
        try:
            reader = self._begun_reader or BackgroundReader(self._location.paths, self._snapshot_file)
            self._begun_reader = None
            async with aclosing(reader.steps()) as steps:
                async for step in steps:
                    if not self._screen.is_attached:
                        return
                    if isinstance(step, Progress):
                        self._screen.progress_changed(step)
                    elif corpus := step.mapped():
                        yield Library(corpus)
        except OSError as error:
            self._screen.say(_("The digests could not be read: {error}").format(error=error), severity="error")
        # Not where the work was cancelled: another reading has begun, or the panes are gone.
        if self._screen.is_attached:
            self._screen.progress_changed(None)

    def end(self) -> None:
        """Stop the reader that a start has begun and nobody has listened to yet."""
        if self._begun_reader:
            self._begun_reader.stop()

    def action_show_problems(self) -> None:
        """Show what could not be read."""
        from tuiapp.ui.screens.problems_screen import ProblemsScreen

        if self._screen.session.library.faults:
            self._screen.app.push_screen(ProblemsScreen(self._screen.session.library))
        else:
            self._screen.say(_("Every digest could be read."))
