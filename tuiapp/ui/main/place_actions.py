"""The papers that have arrived, and the key that goes to them or to the place before, and back."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from tuiapp.library.search.comparison import Difference
from tuiapp.messages import _
from tuiapp.session.news import News
from tuiapp.session.returning import is_settled, returned
from tuiapp.session.session import Session
from tuiapp.ui.main.pane_focus import PAPERS, PaneFocus
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.note_pane import NotePane
from tuiapp.ui.panes.status_bar import StatusBar


class Visit(NamedTuple):
    """A place that the reader has left: what was asked and open there, and which line of the note came first."""

    session: Session
    note_top: int = 0


class PlaceActions:
    """What the key for the other place does; it keeps what has arrived, and where the reader comes from."""

    def __init__(self, screen: SessionScreen, focus: PaneFocus) -> None:
        self._screen = screen
        self._focus = focus
        self._news = News()
        self._other: Visit | None = None

    def announce(self, difference: Difference) -> None:
        """Say how many papers have arrived, which the key goes to."""
        self._tell(self._news.followed_by(difference))

    def leave(self, visit: Visit) -> None:
        """Remember a place that the reader did not leave by the key, which goes back there."""
        self._other = visit

    def _tell(self, news: News) -> None:
        self._news = news
        self._screen.query_one(StatusBar).show_news(len(news))

    async def action_other_place(self) -> None:
        """Go to the papers that have arrived, or else to the place where the reader came from; again goes back."""
        here = Visit(self._screen.session, self._screen.query_one(NotePane).top)
        if (row := self._news.newest_row(here.session.library)) is not None:
            self._tell(News())
            self._screen.go(here.session.on_row(row))
        elif self._other:
            await self._go_back_to(self._other)
        else:
            said = _("There is no other place yet: this key goes to papers that arrive, and back to where you were.")
            self._screen.say(said)
            return
        self._other = here
        if self._focus.pane != PAPERS:
            self._focus.give(PAPERS)

    async def _go_back_to(self, visit: Visit) -> None:
        there = returned(self._screen.session, visit.session)
        while not is_settled(there):
            there = there.scan_next()
            await asyncio.sleep(0)
        self._screen.go(there)
        note = self._screen.query_one(NotePane)
        note.top = visit.note_top
        note.scroll_lines(0)
