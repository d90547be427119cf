"""The help: one full sheet for the pane that one is in, with a way to all keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.widget import Widget

from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.help_pane import HelpPane
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.help_sections import all_sections, sections_here
from tuiapp.ui.screens.modal import Modal


@runtime_checkable
class Explained(Protocol):
    """A pane that the help says something of beside its keys."""

    def about(self) -> str:
        """What it is for, in the little Markdown of the sheet."""
        ...


def _late_letters() -> str:
    return _(
        "Letters work under a Korean input method; one that holds a letter until the next key is one command late."
    )


class HelpScreen(Modal[None]):
    """What the pane is for and what the keys do there; `?` shows those of all panes."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.HELP]

    def __init__(self, pane: Widget | None, bindings: Mapping[str, ActiveBinding], chosen: Mapping[str, str]) -> None:
        """Take what is in force now.

        Args:
            pane: the widget that has the focus, if any.
            bindings: the bindings in force there, by key.
            chosen: the reader's keys in place of ours, by the ids of their bindings.
        """
        super().__init__(id="help")
        self._about = f"{pane.about()}\n\n{_late_letters()}" if isinstance(pane, Explained) else ""
        self._here = sections_here(pane, bindings, self.app.get_key_display)
        self._shows_all = False
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The sheet over the whole screen, and the keys that scroll and close it."""
        yield HelpPane(self._about, self._here, id="help-sheet")
        yield KeyLine(id="menu-keys", names_all=True)

    def action_show_all(self) -> None:
        """Show the keys of all panes and menus, or those of the pane again."""
        self._shows_all = not self._shows_all
        sections = all_sections(self._chosen, self.app.get_key_display) if self._shows_all else self._here
        self.query_one(HelpPane).show("" if self._shows_all else self._about, sections)
