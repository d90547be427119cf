"""The help: one full sheet for the pane that one is in, with a way to all keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.widget import Widget

from tuiapp.library.text.hangul import keystrokes
from tuiapp.messages import _, translated
from tuiapp.ui import keys
from tuiapp.ui.drawing.help_sheet import Entry, Section
from tuiapp.ui.panes.help_pane import HelpPane
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.modal import Modal


@runtime_checkable
class Explained(Protocol):
    """A pane that the help says something of beside its keys."""

    def about(self) -> str:
        """What it is for, in the little Markdown of the sheet."""
        ...


class HelpScreen(Modal[None]):
    """What the pane is for and what the keys do there; every key that is no key of the sheet closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.HELP]

    def __init__(self, pane: Widget | None, bindings: Mapping[str, ActiveBinding]) -> None:
        """Take what is in force now.

        Args:
            pane: the widget that has the focus, if any.
            bindings: the bindings in force there, by key.
        """
        super().__init__(id="help")
        self._about = pane.about() if isinstance(pane, Explained) else ""
        here = [active for active in bindings.values() if active.node is pane]
        anywhere = [active for active in bindings.values() if active.node is not pane]
        self._sections = (self._section(_("In this pane"), here), self._section(_("Anywhere"), anywhere))

    def _section(self, title: str, bindings: Iterable[ActiveBinding]) -> Section:
        by_action: dict[str, list[Binding]] = {}
        for active in bindings:
            if active.binding.id not in keys.IDS:  # Textual's own
                continue
            by_action.setdefault(active.binding.action, []).append(active.binding)
        entries = (Entry(self._shown(same), translated(same[0].tooltip)) for same in by_action.values())
        return Section(title, tuple(entries))

    def _shown(self, bindings: Iterable[Binding]) -> str:
        """The keys as they are written on a keyboard; a jamo stands on the key of its letter."""
        written = [self.app.get_key_display(one) for one in bindings if not keystrokes(one.key)]
        return " ".join(dict.fromkeys(written))

    def compose(self) -> ComposeResult:
        """The sheet over the whole screen, and the keys that scroll and close it."""
        yield HelpPane(self._about, [section for section in self._sections if section.entries], id="help-sheet")
        yield KeyLine(id="menu-keys")
