"""How long the note of a paper has been on the screen: after a moment it counts as read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from tuiapp.session.marking import Change
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.note_pane import NotePane

if TYPE_CHECKING:
    from textual.timer import Timer

READ_SECONDS: Final = 2.0
"""Seconds after which a paper counts as read whose note is on the screen."""

_LATE: Final = 1.0
"""Seconds by which a timer is late only where the program did not run, as it was suspended or the machine asleep."""


class ReadingTime:
    """Waits until the open paper counts as read, with one timer at most, and with none where it is read."""

    def __init__(self, screen: SessionScreen, read: Callable[[Sequence[int]], None]) -> None:
        self._screen = screen
        self._read = read
        self._timer: Timer | None = None
        self._due = 0.0
        self._kept_unread: str | None = None

    def keep_unread(self, changes: Iterable[Change]) -> None:
        """Leave the open paper unread where the reader has just made it so, as long as it stays open."""
        here = self._open_paper()
        for change in changes:
            if change.field == "read" and change.paper.ids[0] == here:
                self._kept_unread = None if change.value else here

    def follow(self) -> None:
        """Wait for the open paper where it is unread; going on to another one costs nothing."""
        if self._kept_unread and self._kept_unread != self._open_paper():
            self._kept_unread = None
        if self._timer is None and self._counts():
            self._wait(READ_SECONDS)

    def begin_again(self) -> None:
        """Count from now on: something has lain over the note."""
        self._screen.query_one(NotePane).see_again()
        self.follow()

    def end(self) -> None:
        """Wait no more."""
        if self._timer:
            self._timer.stop()

    def _open_paper(self) -> str | None:
        session = self._screen.session
        return None if session.row is None else session.name_of(session.row)

    def _counts(self) -> bool:
        """Whether the open paper may become read by being looked at."""
        session = self._screen.session
        return session.row is not None and not self._kept_unread and session.is_unread(session.row)

    def _wait(self, seconds: float) -> None:
        self._due = time.monotonic() + seconds
        self._timer = self._screen.set_timer(seconds, self._look)

    def _look(self) -> None:
        """Count the open paper as read where it was on the screen all the time, else wait for what is missing."""
        self._timer = None
        # When nothing lies over the panes any more, it begins anew.
        if not (self._screen.is_attached and self._screen.is_active and self._counts()):
            return
        note = self._screen.query_one(NotePane)
        if time.monotonic() > self._due + _LATE:
            note.see_again()
        missing = READ_SECONDS - note.seen_seconds
        if missing > 0:
            self._wait(missing)
        elif (row := self._screen.session.row) is not None:
            self._read([row])
