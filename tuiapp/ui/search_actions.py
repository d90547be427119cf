"""Searching: typing a query, going through what it matches, the order of the list, and saved searches."""

from __future__ import annotations

import os

from textual import on

from tuiapp.library.catalog import Sort
from tuiapp.library.query import parse
from tuiapp.ui.detail import Detail
from tuiapp.ui.pane_focus import PAPERS
from tuiapp.ui.reading_screen import ReadingScreen
from tuiapp.ui.search_bar import SearchBar


class SearchActions(ReadingScreen):
    """What the search keys do."""

    @on(SearchBar.Changed, "#search")
    def _search_for(self, message: SearchBar.Changed) -> None:
        self.reading = self.reading.asking(parse(message.value))

    def action_search(self) -> None:
        """Type a query."""
        self.add_class("-asked")
        self.set_focus(self.query_one(SearchBar))

    def action_leave_search(self) -> None:
        """From the query to what it found."""
        self.focus_pane(PAPERS)
        self.set_class(bool(self.reading.query.text), "-asked")

    def action_clear_search(self) -> None:
        """Take the words of the query back and go to the list; tags and dates stay."""
        if self.reading.query.text:
            self.reading = self.reading.undone()
        self.action_leave_search()

    def action_sort(self) -> None:
        """The next order of the list."""
        orders: tuple[Sort, ...] = ("date", "title", "relevance")
        self.reading = self.reading.sorted_by(orders[(orders.index(self.reading.sort) + 1) % len(orders)])
        self.notify(f"Sorted by {self.reading.sort}", markup=False)

    def action_next_match(self, step: int) -> None:
        """The next place in the note where the search matches."""
        if not self.query_one(Detail).go_to_match(step):
            self.notify("The search matches nowhere else in this note.", markup=False)

    def action_save_search(self) -> None:
        """Save the query under a name."""
        from tuiapp.ui.searches_screen import NameScreen

        text = self.reading.query.text.strip()
        if text:
            self.app.push_screen(NameScreen(text), lambda name: self._save_search(name, text))

    def _save_search(self, name: str | None, text: str) -> None:
        from tuiapp import searches

        path = searches.searches_file(os.environ)
        if not name:
            return
        try:
            searches.save(path, {**searches.load(path), name: text})
        except OSError as error:
            self.notify(f"The search was not saved: {error}", severity="error", markup=False)
        else:
            self.notify(f"{name}\nf lists your searches; they are kept in {path}", title="Saved", markup=False)

    def action_saved_searches(self) -> None:
        """Choose one of the saved searches."""
        from tuiapp import searches
        from tuiapp.ui.searches_screen import SearchesScreen

        path = searches.searches_file(os.environ)
        try:
            screen = SearchesScreen(searches.load(path), self.reading.library)
        except OSError as error:
            self.notify(f"The searches cannot be read: {error}", severity="error", markup=False)
            return
        before = dict(screen.searches)

        def ask(text: str | None) -> None:
            if screen.searches != before:
                searches.save(path, screen.searches)
            if text is not None:
                self.reading = self.reading.asking(parse(text)).at(0)

        self.app.push_screen(screen, ask)
