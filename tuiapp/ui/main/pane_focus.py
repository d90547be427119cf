"""Which pane has the keys, and which panes can be seen: the sidebar over the others, the note alone."""

from __future__ import annotations

from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widget import Widget

from tuiapp.ui.panes.facet_list import FacetList
from tuiapp.ui.panes.note_pane import NotePane
from tuiapp.ui.panes.paper_list import PaperList

SIDEBAR, PAPERS, NOTE = range(3)


class PaneFocus(Screen[None]):
    """A screen of a sidebar, a list and a note.

    The focus is set at once and not by Textual's deferred `focus()`: over a slow line several keys arrive together,
    and the second one must go to where the first one went.
    """

    _last_facets: FacetList | None = None

    # Classes are set where they matter and not on the screen, every widget of which would look its styles up again.
    @property
    def _panes(self) -> Widget:
        return self.query_one("#panes")

    @property
    def _sidebar(self) -> Widget:
        return self.query_one("#sidebar")

    @property
    def facet_list(self) -> FacetList:
        """The half of the sidebar that was used last."""
        return self._last_facets or self.query_one("#dates", FacetList)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember the half of the sidebar, also where Tab or the mouse went there."""
        if isinstance(event.widget, FacetList):
            self._last_facets = event.widget
        self._sidebar.set_class(isinstance(event.widget, FacetList), "-open")

    def focus_pane(self, pane: int) -> None:
        """Give the keys to a pane; a sidebar without room of its own opens over the others."""
        self._panes.remove_class("-zoom")
        self._sidebar.set_class(pane == SIDEBAR, "-open")
        self.set_focus((self.facet_list, self.query_one(PaperList), self.query_one(NotePane))[pane])

    def action_focus_pane(self, pane: int) -> None:
        """To the sidebar, the list or the note."""
        self.focus_pane(pane)

    def action_next_pane(self, step: int) -> None:
        """To the pane on the right (1) or on the left (-1)."""
        here = next(
            (at for at, kind in enumerate((FacetList, PaperList, NotePane)) if isinstance(self.focused, kind)), 0
        )
        self.focus_pane(max(SIDEBAR, min(here + step, NOTE)))

    def action_zoom(self) -> None:
        """The note alone, or all panes again."""
        if self._panes.has_class("-zoom"):
            self.focus_pane(PAPERS)
        else:
            self.focus_pane(NOTE)
            self._panes.add_class("-zoom")

    def read_help(self, key: str) -> bool:
        """Scroll the help where it covers all panes; any other key closes it first, as nobody could see what it did."""
        if not (self.has_class("-narrow") and self.query("HelpPanel")):
            return False
        from tuiapp.ui import help_keys

        lines = help_keys.LINES.get(key)
        if lines is not None:
            self.query_one("KeyPanel").scroll_relative(y=lines, animate=False)
        elif key not in help_keys.KEPT:
            self.app.action_hide_help_panel()
        return lines is not None

    def close_one(self) -> bool:
        """Close the innermost thing that lies over the panes; False where there is none."""
        if self.query("HelpPanel"):
            self.app.action_hide_help_panel()
        elif self._panes.has_class("-zoom") or (self._sidebar.has_class("-open") and self.has_class("-narrow")):
            self.focus_pane(PAPERS)
        else:
            return False
        return True
