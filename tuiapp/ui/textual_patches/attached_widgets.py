"""The mouse finds only widgets that are still part of the screen.

Why: a toast that fades, or help that is being closed, is drawn until the next frame although it has no parent any
more; Textual 8.2.8 asks the parent where a selection begins, and ends the program (davep/rogallo#202: `NoneType` has
no attribute `region`).

Needs `Screen.get_widget_and_offset_at`, which is documented; that Textual asks it where a selection begins is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.geometry import Offset
    from textual.screen import Screen
    from textual.widget import Widget

    _Screen = Screen[Any]
else:
    _Screen = object


class AttachedWidgets(_Screen):
    """A screen on which a press upon something that is being removed selects nothing."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What a selection would begin or end at."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is None or (widget.parent is None and widget is not self):
            return None, None
        return widget, offset
