"""The list of saved searches."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library import Library
from tuiapp.library.search.query import parse
from tuiapp.library.text import phrases
from tuiapp.library.text.cleaning import harmless
from tuiapp.messages import _
from tuiapp.storage.saved_searches import SavedSearches
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.menu import Menu

LONGEST_NAME: Final = 30
"""Columns of the names of searches."""


class Choice(NamedTuple):
    """What came of the list: the query to ask, and the searches to delete."""

    query: str | None
    deleted: dict[str, str]


class SavedSearchesScreen(Menu[Choice]):
    """The saved searches with how many papers each finds now."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SAVED]

    def __init__(self, saved: SavedSearches, library: Library) -> None:
        super().__init__()
        self._searches = list(saved.queries.items())
        self._problem = saved.problem
        self._deleted: set[int] = set()
        self._library = library

    def compose(self) -> ComposeResult:
        """A line a search, and what of their file could not be read."""
        with Vertical(classes="menu"):
            none = _("No search is saved: ctrl+s in the search saves it")
            with Vertical(classes="menu-head"):
                yield Static(Content(_("Saved searches") if self._searches else none), classes="menu-title")
                if self._problem:
                    yield Static(Content(harmless(self._problem)).stylize("$ink-notice"), classes="menu-text")
            yield OptionList(*(Option(self._line(at)) for at in range(len(self._searches))))
            with Vertical(classes="menu-foot"):
                yield KeyLine(id="menu-keys", names_all=True)

    def _line(self, at: int) -> Content:
        # The file of searches may have been written by hand.
        name, query = map(harmless, self._searches[at])
        if at in self._deleted:
            note = _("will be deleted; d keeps it")
            return Content.assemble((name, "strike $ink-muted"), "  ", (note, "$ink-notice"))
        longest = max(Content(harmless(each)).cell_length for each, _query in self._searches)
        width = min(longest, LONGEST_NAME, self.app.size.width // 3)
        shown = Content(name).stylize("bold").truncate(width, ellipsis=True, pad=True)
        found = phrases.papers(len(self._library.matching(parse(self._searches[at][1]))))
        return Content.assemble(shown, f"  {found}  ", (query, "$ink-muted"))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self._leave(self._searches[event.option_index][1])

    def action_close(self) -> None:
        """Leave the list, and the search as it is."""
        self._leave(None)

    def _leave(self, query: str | None) -> None:
        self.dismiss(Choice(query, dict(self._searches[at] for at in self._deleted)))

    def action_delete(self) -> None:
        """Mark the search under the cursor, which is deleted when the list is left, or keep it after all."""
        options = self.query_one(OptionList)
        if (at := options.highlighted) is not None:
            self._deleted ^= {at}
            options.replace_option_prompt_at_index(at, self._line(at))
