"""The digests: adding a pasted one, following the folder in the background, what could not be read."""

from __future__ import annotations

import asyncio
import os
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Final

from tuiapp.library.text import phrases
from tuiapp.messages import _
from tuiapp.startup import locations
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui.main.digest_reading import DigestReading
from tuiapp.ui.main.place_actions import PlaceActions
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.ui.screens.paste_saving import Saved

READING: Final = "reading"
"""The name of a reading that a start or a key asks for; the next one takes its place."""

FOLLOWING: Final = "following"
"""The name of following the digests, which goes on as long as the screen."""


class CorpusActions:
    """What the keys for the folder and for pasting do, and what happens to the folder without a key."""

    def __init__(
        self, screen: SessionScreen, opened: OpenedCorpus, reading: DigestReading, places: PlaceActions
    ) -> None:
        self._screen = screen
        self._is_current = opened.is_current
        self._is_followed = opened.is_followed
        self._reading = reading
        self._places = places

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
        return self._reading.location

    def paste(self, text: str) -> None:
        """Show what a text holds, to save it."""
        from tuiapp.ui.screens.paste_screen import PasteScreen

        folder = locations.folder_for_new_digests(self.location)
        self._screen.app.push_screen(PasteScreen(text, folder), self._add_saved)

    def _add_saved(self, saved: Saved | None) -> None:
        if saved:
            self._screen.say(saved.said, severity="information" if saved.is_complete else "warning")
            self.show_day(saved.date)

    def action_reload(self) -> None:
        """Read the digests again and stay on the same paper."""
        self._screen.work(partial(self._reload, None), READING)

    def read_edited(self, trouble: str) -> None:
        """Read the digests again after the reader has edited one; what the editor had to say is said in the end."""
        self._screen.work(partial(self._reload, None, trouble), READING)

    def show_day(self, date: str | None) -> None:
        """Read what has just been saved, and go to a day of it."""
        if self.location.is_sample:
            self._reading.go_to_own_digests()
        self._screen.work(partial(self._reload, date), READING)

    def begin(self) -> None:
        """Compare what a start has shown with the digests, where it did not come from them, and follow them."""
        if not self._screen.is_attached:
            return
        self._screen.work(self._check, READING)
        self.follow()

    def end(self) -> None:
        """Stop reading, and keep which papers there were; what arrived and was not gone to is new again then."""
        self._reading.end()
        if not self._places.has_news:
            self._reading.keep_seen()

    def follow(self) -> None:
        """Follow the digests that are open, instead of those that were followed so far."""
        if self._is_followed:
            self._screen.work(self._follow, FOLLOWING)

    async def _check(self) -> None:
        if not self._is_current:
            await self._reading.check()
        arrived = await self._reading.since_last_visit()
        if self._screen.is_attached:
            self._places.announce_since_start(arrived)

    async def _reload(self, date: str | None, trouble: str = "") -> None:
        """Read what has changed of the digests; go to a day, or stay on the same paper."""
        arrived = await self._reading.read_again()
        if not self._screen.is_attached:
            return
        library = self._screen.session.library
        if date:
            self._screen.go(self._screen.session.on_day(date))
            return
        self._places.announce(arrived)
        if trouble:
            self._screen.say(trouble, severity="warning")
            return
        papers, problems = phrases.papers(len(library)), phrases.problems(len(library.faults))
        said = _("{papers}, {problems}").format(papers=papers, problems=problems)
        self._screen.say(said, title=_("Read again"))

    async def _follow(self) -> None:
        """Read the digests again each time that a process beside the screen notices a change."""
        from tuiapp.startup.watcher import Watcher

        await self._reading.until_read()
        try:
            watcher = Watcher(self.location.paths, self._reading.fingerprint)
            async with aclosing(watcher.changes()) as changes:
                async for _change in changes:
                    arrived = await self._reading.read_again(is_quiet=True)
                    if not self._screen.is_attached:
                        return
                    self._places.announce(arrived)
                    watcher.read(self._reading.fingerprint)
        except OSError as error:
            if self._screen.is_attached:
                said = _("Changes of the digests are not noticed any more, R reads them: {error}").format(error=error)
                self._screen.say(said, severity="warning")

    def action_show_problems(self) -> None:
        """Show what could not be read."""
        from tuiapp.ui.screens.problems_screen import ProblemsScreen

        if self._screen.session.library.faults:
            self._screen.app.push_screen(ProblemsScreen(self._screen.session.library), self._screen.edit_fault)
        else:
            self._screen.say(_("Every digest could be read."))
