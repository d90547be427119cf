"""Searching: typing a query, looking for it in the background, the order of the list."""

from __future__ import annotations

import asyncio
import re
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from tuiapp.library.search.library import Sort
from tuiapp.library.search.query import Query, parse
from tuiapp.session.answer import SCREENFUL
from tuiapp.ui.main.facet_actions import FacetActions
from tuiapp.ui.main.pane_focus import PAPERS, PaneFocus
from tuiapp.ui.main.search_history import SearchHistory
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.main.suggestion_actions import SuggestionActions
from tuiapp.ui.panes.paper_list import PaperList

if TYPE_CHECKING:
    from tuiapp.ui.panes.asked_line import AskedLine
    from tuiapp.ui.panes.search_bar import SearchBar


SEARCH_SLICE_SECONDS: Final = 0.003
"""The longest slice of a search in the background: a key may have to wait for it."""

UNTIL_DRAWN: Final = 0.004
"""Seconds after which a key has mostly been drawn; asking sooner would draw between two keys that came together."""

UNTIL_WRITTEN: Final = 0.002
"""Seconds in which a frame reaches the terminal; the thread that writes it would have to wait for each search."""

_SEARCHING: Final = "searching"
"""The name of the work in the background, of which there is one at a time."""


class SearchActions:
    """What the keys for searching do; it keeps the line in which the query is typed."""

    def __init__(
        self, screen: SessionScreen, focus: PaneFocus, facets: FacetActions, suggestions: SuggestionActions
    ) -> None:
        self._screen = screen
        self._focus = focus
        self._facets = facets
        self._suggestions = suggestions
        self._history = SearchHistory()
        self._bar: SearchBar | None = None
        self._asked: AskedLine | None = None
        self._begun_from = Query()

    @property
    def is_typing(self) -> bool:
        """Whether the keys go to the search line."""
        return self._bar is not None and self._screen.focused is self._bar

    def line_at_start(self) -> AskedLine | None:
        """The line of a query that is there from the first frame on, so that nothing moves after it."""
        if text := self._screen.session.query.text:
            from tuiapp.ui.panes.asked_line import AskedLine

            self._asked = AskedLine(text, id="asked")
        return self._asked

    async def _mounted_bar(self) -> SearchBar | None:
        """The search line, made when it is first needed: Textual's Input costs a start as much as all our panes.

        Returns:
            The line; None where the screen is being closed, and nothing can be added to it.

        """
        if self._bar is None:
            from tuiapp.ui.panes import search_bar

            if not self._screen.is_attached:
                return None
            self._bar = search_bar.SearchBar(lambda: self._screen.session.library, id="search")
            self._bar.set_class(self._asked is not None, "-asked")
            with self._screen.app.batch_update():
                await self._screen.mount(self._bar, after="#status")
                self._bar.show(self._screen.session.query.text)
                if self._asked:
                    await self._asked.remove()
                    self._asked = None
        return self._bar

    async def action_search(self) -> None:
        """Type a query: what was typed before is selected, so that new words take its place; dates and tags stay."""
        if bar := await self._mounted_bar():
            self._begun_from = query = self._screen.session.query
            self._history.begin()
            bar.add_class("-asked")
            self._screen.query_one(PaperList).explain(explains=False)
            facets = query.facets_alone()
            typed = query.without_facets().text
            bar.begin(f"{facets.text} " if facets.text else "", typed)
            self._screen.set_focus(bar)

    async def show_query(self) -> None:
        """Show the query where it is typed, whoever changed it; the line is there while it has something to say."""
        text = self._screen.session.query.text
        if self._asked and self._asked.query_text == text:
            return
        if (text or self._asked or self._bar) and (bar := await self._mounted_bar()):
            text = self._screen.session.query.text
            if not (self.is_typing and bar.value.strip() == text.strip()):
                bar.show(text)
            bar.set_class(bool(text) or self.is_typing, "-asked")

    def typed(self, text: str) -> None:
        """Search for what the search line holds after each letter."""
        # A blank more than one between words is a slip that would stay in saved searches.
        text = re.sub(r' {2,}(?=(?:[^"]*"[^"]*")*[^"]*$)', " ", text)
        if text.split() != self._screen.session.query.text.split():
            self._screen.go(self._screen.session.asking(parse(text)))

    def action_older_search(self) -> None:
        """Show the search before the one in the line, of this session or an earlier one."""
        self._show_from_history(self._history.older(self._screen.session.query.text))

    async def action_newer_search(self) -> None:
        """Go to the search behind the one in the line, and from the one that is being typed to the list."""
        if self._history.is_inside:
            self._show_from_history(self._history.newer())
        else:
            await self.action_leave_search()

    def _show_from_history(self, text: str | None) -> None:
        if text is not None and self._bar:
            self._screen.go(self._screen.session.asking(parse(text)))
            self._bar.show(text)

    def finish(self) -> None:
        """Do in the background what the next key need not wait for."""
        self._screen.work(self._finish, _SEARCHING)

    async def _finish(self) -> None:
        """Look through the rest of a large library, then count the facets."""
        await asyncio.sleep(UNTIL_DRAWN)
        await self._until_drawn()
        while self._screen.is_attached and not self._screen.session.is_complete:
            shown = self._screen.session
            more, pause = shown.scan_next(), time.monotonic() + SEARCH_SLICE_SECONDS
            while not more.is_complete and time.monotonic() < pause:
                more = more.scan_next()
            is_news = more.is_complete or len(shown.rows) < min(SCREENFUL, len(more.rows))
            self._screen.go(more, is_shown=is_news)
            if is_news:
                # What was found is looked for by the reader, the counts beside it are not.
                await self._until_drawn()
            else:
                await asyncio.sleep(0)
        if self._screen.is_attached:
            self._facets.show()
            self._suggestions.find()

    async def _until_drawn(self) -> None:
        """Wait until what was shown last has reached the terminal."""
        drawn = asyncio.Event()
        self._screen.call_after_refresh(drawn.set)
        await drawn.wait()
        await asyncio.sleep(UNTIL_WRITTEN)

    async def complete(self) -> None:
        """Finish the search that is under way, as the next key must not act on a part of what it finds."""
        if self._screen.session.is_complete:
            return
        self._screen.workers.cancel_group(self._screen, _SEARCHING)
        begun = more = self._screen.session
        while not more.is_complete:
            more = more.scan_next()
            await asyncio.sleep(0)
        # The digests may have been read again meanwhile.
        if self._screen.session is begun and self._screen.is_attached:
            self._screen.go(more)
        self.finish()

    async def action_leave_search(self) -> None:
        """Go from the query to what it found."""
        await self.complete()
        self._leave()

    def _leave(self) -> None:
        self._screen.go(self._screen.session.committed())
        self._focus.action_focus_pane(PAPERS)
        query = self._screen.session.query
        self._screen.query_one(PaperList).explain(explains=bool(query.words))
        if query.without_facets().text and query.text != self._begun_from.text:
            self._screen.work(partial(self._history.add, query.text), "history", is_only=False)
        if self._bar:
            self._bar.show(query.text)
            self._bar.set_class(bool(query.text), "-asked")

    def action_clear_search(self) -> None:
        """Take back what was typed since the line was opened, and go to the list."""
        if self._screen.session.query.text.split() != self._begun_from.text.split():
            self._screen.go(self._screen.session.asking(self._begun_from))
        self._leave()

    def action_sort(self) -> None:
        """Show the list in its next order, which the status bar names."""
        session = self._screen.session
        orders: list[Sort] = ["date", "relevance", "title"] if session.query.words else ["date", "title"]
        after = orders.index(session.sort) + 1 if session.is_sorted else 1
        self._screen.go(session.sorted_by(orders[after % len(orders)]))
