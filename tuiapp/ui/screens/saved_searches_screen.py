"""Saved searches: the list of them, and the name of a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library import Library
from tuiapp.library.search.query import parse
from tuiapp.library.text import phrases
from tuiapp.library.text.cleaning import harmless
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.panes.text_line import TextLine
from tuiapp.ui.screens.menu import Menu
from tuiapp.ui.screens.modal import Modal


class SavedSearchesScreen(Menu[str | None]):
    """The saved searches with how many papers each finds now; answers the query of the one that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SAVED]

    def __init__(self, searches: Mapping[str, str], library: Library) -> None:
        super().__init__()
        self.searches = dict(searches)
        self._library = library

    def compose(self) -> ComposeResult:
        """A line a search."""
        with Vertical(classes="menu"):
            none = _("No search is saved: ctrl+s in the search saves it")
            yield Static(Content(_("Saved searches") if self.searches else none))
            yield OptionList(*(self._option(name, text) for name, text in self.searches.items()))
            yield KeyLine(id="menu-keys")

    def _option(self, name: str, text: str) -> Option:
        found = phrases.papers(len(self._library.matching(parse(text))))
        # The file of searches may have been written by hand.
        return Option(Content.assemble((harmless(name), "bold"), f"  {found}  ", (harmless(text), "dim")), id=None)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(self.searches.values())[event.option_index])

    def action_forget(self) -> None:
        """Take the search under the cursor out of the list; the file follows when the list is left."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            at = options.highlighted
            del self.searches[list(self.searches)[at]]
            options.remove_option_at_index(at)


class NameScreen(Modal[str | None]):
    """The name under which a search is saved."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.NAME]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """One line to type in, with the query as a first suggestion."""
        with Vertical(classes="menu"):
            yield Static(Content.assemble(_("Save this search as"), "  ", (self._text, "dim")))
            yield TextLine(self._text, compact=True)

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
