"""The name of a search that is saved."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Protocol

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.phrases import quoted
from tuiapp.library.text.system_error import in_words
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.panes.text_line import TextLine
from tuiapp.ui.screens.modal import Modal


class SaveSearch(Protocol):
    """Saves a search under a name; answers the query that the name has already, where that may not be replaced."""

    def __call__(self, *, name: str, replacing: str | None) -> str | None:
        """Wait for the disk; raises OSError."""
        ...


class NameSearchScreen(Modal[str | None]):
    """One line for the name under which a search is saved; answers the name when it is."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.NAME]

    def __init__(self, query: str, save: SaveSearch) -> None:
        super().__init__()
        self._query = query
        self._save = save
        self._is_saving = False
        self._in_use: dict[str, str] = {}
        """The query of each name that the reader was told to be in use, who may replace it now."""

    def compose(self) -> ComposeResult:
        """One line to type in, with the query as a first suggestion."""
        with Vertical(classes="menu"):
            yield Static(Content.assemble(_("Save this search as"), "  ", self._query), classes="menu-title")
            yield TextLine(self._query, compact=True)
            yield Static(id="answer", classes="menu-text")
            yield KeyLine(id="menu-keys", names_all=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the search is being saved this stays, to say what came of it."""
        return False if self._is_saving else super().check_action(action, parameters)

    def action_save(self) -> None:
        """Save under the name that was typed; nothing where there is none."""
        name = clean_line(self.query_one(TextLine).value).strip()
        if not name:
            self.dismiss(None)
        elif not self._is_saving:
            self._is_saving = True
            self._save_as(name)

    @work(group="save")
    async def _save_as(self, name: str) -> None:
        """Write the file beside the screen: another program may be writing it too, and a disk takes its time."""
        try:
            present = await asyncio.to_thread(self._save, name=name, replacing=self._in_use.get(name))
        except OSError as error:
            said = Content(_("Not saved: {error}").format(error=in_words(error))).stylize("$ink-notice")
        else:
            if present is None:
                self.dismiss(name)
                return
            self._in_use[name] = present
            said = Content(
                _("{name} is saved already: {query}\nEnter replaces it, another name keeps both.").format(
                    name=quoted(name), query=present
                )
            )
        finally:
            self._is_saving = False
        if self.is_attached:
            answer = self.query_one("#answer", Static)
            answer.display = True
            answer.update(said)
