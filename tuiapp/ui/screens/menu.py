"""A list that lies over the panes, with the same keys as they have."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from tuiapp.ui import keys
from tuiapp.ui.screens.modal import Answer, Modal


class Menu(Modal[Answer]):
    """A modal screen around one list of options."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.MENU]

    def on_mount(self) -> None:
        """Let no toast of what was before lie over it."""
        self.app.clear_notifications()

    def action_close(self) -> None:
        """Leave the list without an answer."""
        self.dismiss(None)

    def action_take(self) -> None:
        """Choose the line under the cursor."""
        self.query_one(OptionList).action_select()

    def action_move(self, step: int) -> None:
        """Down or up the list."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def action_move_to_end(self, bottom: bool) -> None:
        """To the first or the last line of the list."""
        options = self.query_one(OptionList)
        (options.action_last if bottom else options.action_first)()
