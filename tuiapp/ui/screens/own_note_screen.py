"""What a reader thinks of a paper, written below it: kept while it is typed, so that no letter can be lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Paste
from textual.messages import Prune
from textual.widgets import Static, TextArea

from tuiapp.library.text.cleaning import clean
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.modal import Modal
from tuiapp.ui.screens.text_box import MOST_EDITED, TextBox

if TYPE_CHECKING:
    from textual.timer import Timer

KEPT_AFTER: Final = 1.0
"""Seconds without a key after which what is typed is kept."""


class OwnNoteScreen(Modal[None]):
    """A box under the paper; whatever closes it keeps what stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.OWN_NOTE]

    def __init__(self, title: str, note: str, keep: Callable[[str], None]) -> None:
        """Nothing is kept as long as nothing is changed.

        Args:
            title: the paper's.
            note: what stands there already.
            keep: takes what is to be kept, each time that is something else.

        """
        super().__init__()
        self._title = title
        self._kept = note
        self._keep = keep
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The paper in a line, the text below it."""
        with Vertical(id="own-note"):
            heading = Content.assemble(_("My note"), "  ", (self._title, "dim"))
            yield Static(heading, classes="menu-title")
            yield TextBox(self._kept, soft_wrap=True, compact=True)
            yield KeyLine(id="menu-keys")

    def on_mount(self) -> None:
        """Go on writing behind what stands there."""
        if self.is_attached:
            box = self.query_one(TextBox)
            box.focus()
            box.move_cursor(box.document.end)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._timer is None:
            self._timer = self.set_timer(KEPT_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        self._timer = None
        self._keep_text()

    def _keep_text(self) -> None:
        """Keep what is typed where it is not kept yet."""
        box = next(iter(self.query(TextBox)), None)
        text = clean(box.text).strip() if box else self._kept
        if text != self._kept:
            self._kept = text
            self._keep(text)

    def on_paste(self, event: Paste) -> None:
        """Say that a text is too long, which the box has left to the screen."""
        event.stop()
        said = _("This text is too long for a note: {most} characters are the most.").format(most=f"{MOST_EDITED:,}")
        self.notify(said, title=_("Nothing was pasted"), severity="warning", markup=False)

    def action_leave(self) -> None:
        """Close; what is typed is kept."""
        self._keep_text()
        self.dismiss(None)

    async def on_prune(self, event: Prune) -> None:
        """Keep what is typed where the program ends meanwhile."""
        self._keep_text()
        await super().on_prune(event)
