"""Which pane has the keys, and which panes can be seen: the sidebar over the others, the note alone, the help."""

from __future__ import annotations

from typing import Final

from textual.screen import Screen
from textual.widget import Widget

from tuiapp.ui.panes.facet_list import FacetList
from tuiapp.ui.panes.note_pane import NotePane
from tuiapp.ui.panes.paper_list import PaperList

SIDEBAR, PAPERS, NOTE = range(3)

HELP_LINES: Final = 3
"""Lines of the help that one step of the keys for the note scrolls."""


class PaneFocus:
    """The focus of a screen of a sidebar, a list and a note.

    It is set at once and not by Textual's deferred `focus()`: over a slow line several keys arrive together, and the
    second one must go to where the first one went.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._last_facets: FacetList | None = None

    # Classes are set where they matter and not on the screen, every widget of which would look its styles up again.
    @property
    def _panes(self) -> Widget:
        return self._screen.query_one("#panes")

    @property
    def _sidebar(self) -> Widget:
        return self._screen.query_one("#sidebar")

    @property
    def _has_help(self) -> bool:
        return bool(self._screen.query("HelpPanel"))

    @property
    def facet_list(self) -> FacetList:
        """The half of the sidebar that was used last."""
        return self._last_facets or self._screen.query_one("#dates", FacetList)

    def moved(self, widget: Widget) -> None:
        """Follow the focus, also where Tab or the mouse moved it: the half of the sidebar is remembered."""
        if isinstance(widget, FacetList):
            self._last_facets = widget
        self._sidebar.set_class(isinstance(widget, FacetList), "-open")

    def action_focus_pane(self, pane: int) -> None:
        """Give the keys to the sidebar, the list or the note; a sidebar without room of its own lies over them."""
        self._panes.remove_class("-zoom")
        self._sidebar.set_class(pane == SIDEBAR, "-open")
        panes = (self.facet_list, self._screen.query_one(PaperList), self._screen.query_one(NotePane))
        self._screen.set_focus(panes[pane])

    def action_next_pane(self, step: int) -> None:
        """Give the keys to the pane on the right (1) or on the left (-1)."""
        kinds = enumerate((FacetList, PaperList, NotePane))
        here = next((pane for pane, kind in kinds if isinstance(self._screen.focused, kind)), SIDEBAR)
        self.action_focus_pane(max(SIDEBAR, min(here + step, NOTE)))

    def action_zoom(self) -> None:
        """Show the note alone, or all panes again."""
        if self._panes.has_class("-zoom"):
            self.action_focus_pane(PAPERS)
        else:
            self.action_focus_pane(NOTE)
            self._panes.add_class("-zoom")

    def action_scroll_note(self, steps: int) -> None:
        """Scroll the note, or the help where that is open, wherever the focus is."""
        if self._has_help:
            self._scroll_help(steps * HELP_LINES)
        else:
            self._screen.query_one(NotePane).scroll_lines(steps)

    def read_help(self, key: str) -> bool:
        """Scroll the help where it covers all panes; any other key closes it first, as nobody could see what it did.

        Returns:
            Whether the key has done all that it should.

        """
        if not (self._screen.has_class("-narrow") and self._has_help):
            return False
        from tuiapp.ui import help_keys

        lines = help_keys.LINES.get(key)
        if lines is not None:
            self._scroll_help(lines)
        elif key not in help_keys.KEPT:
            self._screen.app.action_hide_help_panel()
        return lines is not None

    def _scroll_help(self, lines: int) -> None:
        self._screen.query_one("KeyPanel").scroll_relative(y=lines, animate=False)

    def close_one(self) -> bool:
        """Close the innermost thing that lies over the panes; False where there is none."""
        if self._has_help:
            self._screen.app.action_hide_help_panel()
        elif self._panes.has_class("-zoom") or (self._sidebar.has_class("-open") and self._screen.has_class("-narrow")):
            self.action_focus_pane(PAPERS)
        else:
            return False
        return True
