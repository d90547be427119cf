"""Searching: typing a query, going through what it matches, the order of the list, and saved searches."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

from textual import work

from tuiapp.library.search.library import Sort
from tuiapp.library.search.query import parse
from tuiapp.session.session import SCREENFUL
from tuiapp.ui.main.pane_focus import PAPERS
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.note_pane import NotePane

if TYPE_CHECKING:
    from textual.widgets import Input

    from tuiapp.ui.panes.search_bar import SearchBar


SEARCH_SLICE_SECONDS: Final = 0.003
"""Seconds that a key may have to wait for the search of those before it."""

UNTIL_DRAWN: Final = 0.004
"""Seconds after which a key has mostly been drawn; asking sooner would draw between two keys that came together."""

UNTIL_WRITTEN: Final = 0.002
"""Seconds in which a frame reaches the terminal; the thread that writes it would have to wait for each search."""


class SearchActions(SessionScreen):
    """What the search keys do."""

    _bar: SearchBar | None = None

    async def _mount_bar(self) -> SearchBar:
        """The search line, made when it is first needed: Textual's Input costs a start as much as all our panes."""
        if self._bar is None:
            from tuiapp.ui.panes import search_bar

            self._bar = search_bar.SearchBar(lambda: self.session.library, id="search")
            await self.mount(self._bar, after="#status")
            self._bar.show(self.session.query.text)
        return self._bar

    async def show_query(self) -> None:
        """Show the query where it is typed, whoever changed it; the line is there while it has something to say."""
        text = self.session.query.text
        if text or self._bar:
            bar = await self._mount_bar()
            bar.show(text)
            bar.set_class(bool(text) or self.is_typing, "-asked")

    def on_input_changed(self, message: Input.Changed) -> None:
        """Every letter narrows the list."""
        message.stop()
        self.session = self.session.asking(parse(message.value))

    @work(exclusive=True, group="search")
    async def finish_search(self) -> None:
        """Do what the next key need not wait for: look through the rest of a large library, then count the facets."""
        drawn = asyncio.Event()
        await asyncio.sleep(UNTIL_DRAWN)
        self.call_after_refresh(drawn.set)
        await drawn.wait()
        await asyncio.sleep(UNTIL_WRITTEN)
        while not self.session.is_complete:
            more, pause = self.session.scan_next(), time.monotonic() + SEARCH_SLICE_SECONDS
            while not more.is_complete and time.monotonic() < pause:
                more = more.scan_next()
            if more.is_complete or len(self.session.rows) < min(SCREENFUL, len(more.rows)):
                self.session = more
            else:
                self.set_reactive(SessionScreen.session, more)
            await asyncio.sleep(0)
        self.show_facets()

    def show_facets(self) -> None:
        """Show how many papers each date and tag would leave."""
        raise NotImplementedError

    @property
    def is_typing(self) -> bool:
        """Whether the keys go to the search line."""
        return self._bar is not None and self.focused is self._bar

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line, / is a letter like any other."""
        return action != "search" or not self.is_typing

    async def action_search(self) -> None:
        """Type a query."""
        bar = await self._mount_bar()
        bar.add_class("-asked")
        self.set_focus(bar)

    async def complete(self) -> None:
        """Finish the search that is under way, as the next key must not act on a part of what it finds."""
        if self.session.is_complete:
            return
        self.workers.cancel_group(self, "search")
        begun = more = self.session
        while not more.is_complete:
            more = more.scan_next()
            await asyncio.sleep(0)
        # The digests may have been read again meanwhile.
        if self.session is begun:
            self.session = more
        self.finish_search()

    async def action_leave_search(self) -> None:
        """From the query to what it found."""
        await self.complete()
        self._leave_search()

    def _leave_search(self) -> None:
        self.session = self.session.committed()
        self.focus_pane(PAPERS)
        if self._bar:
            self._bar.set_class(bool(self.session.query.text), "-asked")

    def action_clear_search(self) -> None:
        """Take the words of the query back and go to the list; tags and dates stay."""
        if self.session.query.text:
            self.session = self.session.undone()
        self._leave_search()

    def action_sort(self) -> None:
        """The next order of the list, which the status bar names."""
        orders: list[Sort] = ["date", "title", "relevance"] if self.session.query.words else ["date", "title"]
        after = orders.index(self.session.sort) + 1 if self.session.is_sorted else 1
        self.session = self.session.sorted_by(orders[after % len(orders)])

    def action_next_match(self, step: int) -> None:
        """The next place in the note where the search matches."""
        if not self.query_one(NotePane).go_to_match(step):
            self.notify("The search matches nowhere on this page.", markup=False)

    def action_save_search(self) -> None:
        """Save the query under a name."""
        from tuiapp.ui.screens.saved_searches_screen import NameScreen

        text = self.session.query.text.strip()
        if text:
            self.app.push_screen(NameScreen(text), lambda name: self._save_search(name, text))
        else:
            self.notify("There is no search to save yet.", severity="warning", markup=False)

    def _save_search(self, name: str | None, text: str) -> None:
        from tuiapp.storage import saved_searches

        path = saved_searches.searches_file()
        if not name:
            return
        try:
            saved_searches.save(path, {**saved_searches.load(path), name: text})
        except OSError as error:
            self.notify(f"The search was not saved: {error}", severity="error", markup=False)
        else:
            self.notify(f"{name}\nf lists your searches; they are kept in {path}", title="Saved", markup=False)

    def action_saved_searches(self) -> None:
        """Choose one of the saved searches."""
        from tuiapp.storage import saved_searches
        from tuiapp.ui.screens.saved_searches_screen import SavedSearchesScreen

        path = saved_searches.searches_file()
        try:
            screen = SavedSearchesScreen(saved_searches.load(path), self.session.library)
        except OSError as error:
            self.notify(f"The searches cannot be read: {error}", severity="error", markup=False)
            return
        before = dict(screen.searches)

        def ask(text: str | None) -> None:
            try:
                if screen.searches != before:
                    saved_searches.save(path, screen.searches)
            except OSError as error:
                self.notify(f"The search was not forgotten: {error}", severity="error", markup=False)
            if text is not None:
                self.session = self.session.asking(parse(text)).at(0)

        self.app.push_screen(screen, ask)
