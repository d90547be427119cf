"""The base of the main screen: it holds the session, which one method assigns, and shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from tuiapp.session.session import Session
from tuiapp.ui.screens.background_work import BackgroundWork
from tuiapp.ui.textual_patches.attached_widgets import AttachedWidgets
from tuiapp.ui.textual_patches.kept_focus import KeptFocus

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel
    from textual.worker import Worker

    from tuiapp.library import Fault
    from tuiapp.library.index.progress import Progress
    from tuiapp.startup.locations import CorpusLocation
    from tuiapp.ui.copying_app import CopyingApp


class SessionScreen(BackgroundWork, AttachedWidgets, KeptFocus, Screen[None]):
    """A screen whose panes follow one frozen value; this is all that its groups of actions know of it."""

    def __init__(self, session: Session, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._session = session
        self._is_uncovered = asyncio.Event()

    @property
    def session(self) -> Session:
        """What is asked, found and open at present."""
        return self._session

    def go(self, session: Session, *, is_shown: bool = True) -> None:
        """Take another session in place of the present one; nothing else assigns it.

        Args:
            session: the next session; nothing happens where it is the present one.
            is_shown: whether the panes follow at once. A search that goes on in the background waits until there is
                something new to see.

        """
        before, self._session = self._session, session
        if is_shown and session is not before:
            self.session_changed(before)

    def session_changed(self, before: Session) -> None:
        """Let every pane follow."""
        raise NotImplementedError

    def edit_fault(self, fault: Fault | None) -> None:
        """Open the file that a problem is in, at its line; nothing for None."""
        raise NotImplementedError

    def location_changed(self, location: CorpusLocation) -> None:
        """Show where the digests that are read from now on lie."""
        raise NotImplementedError

    def progress_changed(self, progress: Progress | None) -> None:
        """Show how many of the digests have been read; None where that is over."""
        raise NotImplementedError

    def job_changed(self, said: str) -> None:
        """Show what is being done beside the screen; "" where that is over."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Note that nothing lies over the panes any more."""
        self._is_uncovered.set()

    def on_screen_suspend(self) -> None:
        """Note that something lies over the panes."""
        self._is_uncovered.clear()

    async def until_uncovered(self) -> None:
        """Wait until nothing lies over the panes: what does may hold rows of the papers that are shown now."""
        await self._is_uncovered.wait()

    def was_read(self, rows: Sequence[int]) -> None:
        """Count rows of the library as read: they were copied, opened or gone into."""
        raise NotImplementedError

    def work(self, job: Callable[[], Coroutine[None, None, None]], group: str, *, is_only: bool = True) -> None:
        """Do something in the background; it ends with the screen at the latest.

        What goes on after an `await` must ask first whether the screen is still attached.

        Args:
            job: what to do.
            group: the kind of the work.
            is_only: whether it takes the place of work of its kind that is still going on.

        """
        _worker: Worker[None] = self.run_worker(job, group=group, exclusive=is_only)

    def copy(self, text: str, what: str) -> None:
        """Copy a text, without waiting for the clipboard; `what` names it for the reader."""
        cast("CopyingApp", self.app).copy(text, what)

    def say_at_the_end(self, said: str) -> None:
        """Print something when the terminal has been given back."""
        cast("CopyingApp", self.app).last_words = said

    def say(self, sentence: str, title: str = "", severity: SeverityLevel = "information") -> None:
        """Tell the reader something; a sentence may hold text of a digest, so it is never markup."""
        self.notify(sentence, title=title, severity=severity, markup=False)
