"""A text that no clipboard took, for the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tuiapp.ui.panes.key_line import KeyLine


class CopyFailedScreen(ModalScreen[None]):
    """The text, selected, over the whole width: whatever stood beside it would be selected with it."""

    CSS_PATH = "modal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ㅂ", "dismiss(None)", "Close", tooltip="close this", priority=True),
    ]

    HINT: ClassVar[str] = "shift+drag selects it for your terminal's own copy (iTerm2: option, Terminal: fn)."

    def __init__(self, text: str, what: str, *why: str) -> None:
        super().__init__(id="copy")
        self._text = text
        self._what = what
        self._why = " ".join(why)

    def compose(self) -> ComposeResult:
        """What it is and why it is here, then nothing but the text."""
        yield Static(Content.assemble((self._what, "bold"), "  ", self._why))
        yield Static(Content(self.HINT).stylize("dim"))
        yield TextArea(self._text, read_only=True, soft_wrap=True, compact=True)
        yield KeyLine(id="menu-keys")

    def on_mount(self) -> None:
        """Select all of it."""
        area = self.query_one(TextArea)
        area.focus()
        area.select_all()
