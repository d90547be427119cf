"""The papers that have arrived, and the key that goes to them or to the place before, and back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import NamedTuple

from tuiapp.library.search.comparison import Difference
from tuiapp.messages import _
from tuiapp.session.news import News
from tuiapp.session.place import Place, at_place, has_newer_day
from tuiapp.session.returning import is_settled, returned
from tuiapp.session.session import Session
from tuiapp.ui.main.pane_focus import PAPERS, PaneFocus
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.note_pane import NotePane
from tuiapp.ui.panes.status_bar import StatusBar


class Visit(NamedTuple):
    """What was asked and open where the reader comes from, and which line of the note came first."""

    session: Session
    note_top: int = 0


class PlaceActions:
    """What the key for the other place does; it keeps what has arrived, and where the reader comes from.

    Args:
        screen: the main screen.
        focus: its panes.
        last: where the last visit ended, if it is gone on from there.

    """

    def __init__(self, screen: SessionScreen, focus: PaneFocus, last: Place | None) -> None:
        self._screen = screen
        self._focus = focus
        self._last = last
        self._news = News()
        self._other: Visit | Place | None = None

    def begin(self, start: Session) -> Session:
        """The session with which this visit begins: where the last one ended, unless a newer day has come since.

        Args:
            start: the session of a first visit.

        """
        if self._last is None:
            return start
        if has_newer_day(start.library, self._last):
            self._other = self._last
            if self._screen.is_attached and self._focus.pane != PAPERS:
                self._focus.give(PAPERS)
            return replace(start, all_languages=self._last.all_languages)
        return at_place(start, self._last)

    @property
    def _is_resumed(self) -> bool:
        """Whether the first frame is where the last visit ended."""
        return self._last is not None and self._other is None

    @property
    def note_top_at_start(self) -> int:
        """The first line of the note in the first frame."""
        return self._last.note_top if self._last and self._is_resumed else 0

    @property
    def panes_at_start(self) -> tuple[str, str]:
        """Which pane has the whole screen in the first frame, and which has the keys: the list where a day is new."""
        if self._last is None:
            return "", "papers"
        if self._is_resumed:
            return self._last.zoom, self._last.pane
        return self._last.zoom if self._last.zoom == "papers" else "", "papers"

    def put_facet_cursor(self) -> None:
        """Put the cursor of the sidebar where it was, if the keys were there."""
        if self._last and self._is_resumed and self._last.facet:
            self._focus.facet_list.follow(self._last.facet)

    def announce_since_start(self, difference: Difference) -> None:
        """Say how many papers have arrived since the last visit, but for those of the day that the reader is on."""
        here = self._screen.session.paper
        elsewhere = tuple(paper for paper in difference.came if here is None or paper.date != here.date)
        self.announce(difference._replace(came=elsewhere))

    @property
    def has_news(self) -> bool:
        """Whether papers have arrived that the reader has not gone to."""
        return len(self._news) > 0

    def announce(self, difference: Difference) -> None:
        """Say how many papers have arrived, which the key goes to."""
        self._tell(self._news.followed_by(difference))

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

    async def _go_back_to(self, other: Visit | Place) -> None:
        start = self._screen.session
        visit = Visit(at_place(start, other), other.note_top) if isinstance(other, Place) else other
        there = returned(self._screen.session, visit.session)
        while not is_settled(there):
            there = there.scan_next()
            await asyncio.sleep(0)
        self._screen.go(there)
        note = self._screen.query_one(NotePane)
        note.top = visit.note_top
        note.scroll_lines(0)
