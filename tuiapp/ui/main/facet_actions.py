"""The sidebar: dates, tags and marks with their counts, narrowing the list by them, folding years and months."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Final

from tuiapp.library.search.facets import Calendar, Facet, date_facets, mine_facets, newest_unfolded, tag_facets
from tuiapp.library.search.query import Kind
from tuiapp.session.session import Session
from tuiapp.ui.main.pane_focus import PAPERS, SIDEBAR, PaneFocus
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.facet_list import FacetList

_AT_FIRST: Final = 4_096
"""Papers of which it is found out at once whether they are unread, which takes some 8 ms."""

_AT_ONCE: Final = 1_500
"""The same between two looks for a key."""


class FacetActions:
    """What the keys and clicks in the sidebar do.

    Attributes:
        unfolded: the years and months that are unfolded.

    """

    def __init__(self, screen: SessionScreen, focus: PaneFocus) -> None:
        self._screen = screen
        self._focus = focus
        self._calendar: Calendar | None = None
        self._newest: frozenset[str] = frozenset()
        self.unfolded: frozenset[str] = frozenset()

    def begin(self, unfolded: Iterable[str], newest: str) -> None:
        """Begin with years and months unfolded as the reader has left them, when `newest` was the newest day."""
        self._newest = newest_unfolded([newest])
        self.unfolded = frozenset(unfolded)

    def show(self) -> None:
        """Show how many papers each date and tag would leave.

        The counts of a kind are those under the rest of the query, so that a choice can be changed.
        """
        session = self._screen.session
        # Behind the first frame, and before the first search.
        session.marked_rows.find_notes()
        library, query, rows = session.library, session.query, session.counted
        if self._calendar is None or self._calendar.library.corpus is not library.corpus:
            self._calendar = Calendar(library)
            # Not again each time that digests are read: what was folded stays so.
            before, self._newest = self._newest, newest_unfolded(library.days)
            self.unfolded |= self._newest - before
        marked = session.marked_rows
        # Of a large corpus it is not known at once what is unread.
        is_known = marked.look_ahead(_AT_FIRST)
        of_any_date, of_any_mark = self._rows_without("date"), self._rows_without("mine")
        unread = [marked.among(each, "unread") if is_known else () for each in (of_any_date, rows)]
        self._screen.query_one("#dates", FacetList).show(
            date_facets(self._calendar, of_any_date, query.values("date"), self.unfolded, unread[0])
        )
        self._screen.query_one("#tags", FacetList).show(tag_facets(library, rows, query.values("tag"), unread[1]))
        if is_known:
            mine = mine_facets(marked, of_any_mark, query.values("mine"))
            self._screen.query_one("#mine", FacetList).show(mine)
        else:
            self._screen.work(self._look_ahead, "marks")
        self.follow()

    def _rows_without(self, kind: Kind) -> Sequence[int]:
        """The rows under the rest of the query, where it asks for facets of a kind."""
        session = self._screen.session
        rest = session.query.without(kind)
        return session.counted if rest is session.query else session.library.matching(rest)

    async def _look_ahead(self) -> None:
        """Find out what is unread in a large corpus, then count it."""
        for _first in range(0, len(self._screen.session.library), _AT_ONCE):
            await asyncio.sleep(0)
            if not self._screen.is_attached:
                return
            if self._screen.session.marked_rows.look_ahead(_AT_ONCE):
                break
        self.show()

    def follow(self) -> None:
        """Let the dates follow the paper that is read, unless the keys are in the sidebar."""
        session = self._screen.session
        if session.row is not None and self._focus.pane != SIDEBAR:
            self._screen.query_one("#dates", FacetList).follow(session.library.date(session.row))

    def unfold_chosen(self, session: Session) -> None:
        """Unfold what the chosen dates of a query stand under, when the counts are shown next."""
        for date in session.query.values("date"):
            self.unfolded |= {date[:4], date[:7]} - {date}

    def clicked(self, facet: Facet, *, on_fold: bool, with_ctrl: bool) -> None:
        """Fold or unfold by the triangle, else choose the facet, with ctrl held beside the others."""
        if on_fold:
            self._fold(facet)
        elif with_ctrl:
            self._screen.go(self._screen.session.toggling(facet.kind, facet.value))
        else:
            self.choose(facet.kind, facet.value)

    def action_choose_facet(self) -> None:
        """Narrow to the date or tag under the cursor alone."""
        if facet := self._focus.facet_list.current:
            self.choose(facet.kind, facet.value)

    def choose(self, kind: Kind, value: str) -> None:
        """Narrow to one date or tag and go to the papers that are left."""
        if kind == "date":
            self.unfolded |= {value[:4], value[:7]}
        self._screen.go(self._screen.session.choosing(kind, value))
        self._focus.give(PAPERS)

    def action_pick_tag(self) -> None:
        """Choose a tag by typing a part of it; it is added to those that are chosen, or taken away."""
        from tuiapp.ui.screens.tag_screen import TagScreen

        session = self._screen.session
        facets = tag_facets(session.library, session.counted, session.query.values("tag"))

        def take(value: str | None) -> None:
            if value is not None:
                self._screen.go(self._screen.session.toggling("tag", value))
                self._focus.give(PAPERS)

        self._screen.app.push_screen(TagScreen(facets), take)

    def action_toggle_facet(self) -> None:
        """Add the date or tag under the cursor to the others, or take it away."""
        if facet := self._focus.facet_list.current:
            self._screen.go(self._screen.session.toggling(facet.kind, facet.value))

    def action_fold_facet(self, fold: bool) -> None:
        """Fold the row under the cursor, or go up from it; unfold it, or go down into it."""
        facets = self._focus.facet_list
        facet = facets.current
        if facet is None:
            return
        if facet.is_unfolded is fold:
            self._fold(facet)
        elif fold:
            facets.go_up()
        elif facet.is_unfolded:
            facets.action_move(1)

    def _fold(self, facet: Facet) -> None:
        self.unfolded ^= {facet.value}
        self.show()
