"""A text that no clipboard took, for the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static, TextArea

from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.modal import Modal


def hint() -> str:
    """How the mouse copies what no program can."""
    return _("shift+drag selects it for your terminal's own copy (iTerm2: option, Terminal: fn).")


class CopyFailedScreen(Modal[None]):
    """The text, selected, over the whole width: whatever stood beside it would be selected with it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.COPY_FAILED]

    def __init__(self, text: str, what: str, *why: str) -> None:
        super().__init__(id="copy")
        self._text = text
        self._what = what
        self._why = " ".join(why)

    def compose(self) -> ComposeResult:
        """What it is and why it is here, then nothing but the text."""
        yield Static(Content.assemble((self._what, "bold"), "  ", self._why))
        yield Static(Content(hint()).stylize("dim"))
        yield TextArea(self._text, read_only=True, soft_wrap=True, compact=True)
        yield KeyLine(id="menu-keys", names_all=True)

    def on_mount(self) -> None:
        """Select all of it."""
        if not self.is_attached:
            return
        area = self.query_one(TextArea)
        area.focus()
        area.select_all()
