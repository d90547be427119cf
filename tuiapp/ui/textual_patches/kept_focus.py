"""The keys always go to a part of the screen that is there.

Why: Textual 8.2.8 takes them from every widget at a click upon none, as where the terminal has just become smaller;
what is typed then does nothing.

Needs `Screen.set_focus` and `App.app_focus`, which are documented; that Textual calls it in this case is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    _Screen = Screen[Any]
else:
    _Screen = object


class KeptFocus(_Screen):
    """A screen on which the keys go on to where they went, or to the first widget that takes any."""

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:  # fmt: skip
        """Give the keys to a widget; to none only while the terminal itself has lost them."""
        if widget is None and self.focused is not None and self.app.app_focus:
            takes = self.focus_chain
            widget = self.focused if self.focused in takes else next(iter(takes), None)
        super().set_focus(widget, scroll_visible, from_app_focus)
