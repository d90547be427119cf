"""Which pane has the keys, which panes can be seen, and how large they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.screen import Screen
from textual.widget import Widget

from tuiapp.ui.panes.facet_list import FacetList
from tuiapp.ui.panes.note_pane import NotePane
from tuiapp.ui.panes.paper_list import PaperList

SIDEBAR, PAPERS, NOTE = range(3)

_ZOOMS: Final = ("-zoom-sidebar", "-zoom-papers", "-zoom-note")
"""The class of the panes while one of them has the whole screen, in the order of the panes."""

PANES: Final = ("sidebar", "papers", "note")
"""The names of the panes, in their order."""

BESIDE: Final = "beside"
ABOVE: Final = "above"
"""Where the list is: beside the note, or above it."""

_SIZES: Final = tuple(range(20, 80, 6))
"""The shares of the list beside or above the note, in percent, that `<` and `>` go through."""


class PaneFocus:
    """The focus of a screen of a sidebar, a list and a note.

    It is set at once and not by Textual's deferred `focus()`: over a slow line several keys arrive together, and the
    second one must go to where the first one went.

    Attributes:
        shares: the percentage of the room that the list has beside or above the note, where the reader has set it.

    """

    def __init__(self, screen: Screen[None], shares: Mapping[str, int]) -> None:
        self._screen = screen
        self._last_facets: FacetList | None = None
        self.shares = dict(shares)

    # Classes are set where they matter and not on the screen, every widget of which would look its styles up again.
    @property
    def _panes(self) -> Widget:
        return self._screen.query_one("#panes")

    @property
    def _sidebar(self) -> Widget:
        return self._screen.query_one("#sidebar")

    @property
    def facet_list(self) -> FacetList:
        """The half of the sidebar that was used last."""
        return self._last_facets or self._screen.query_one("#dates", FacetList)

    @property
    def pane(self) -> int:
        """The pane that has the keys; the list where none has."""
        focused = self._screen.focused
        kinds = enumerate((FacetList, PaperList, NotePane))
        return next((pane for pane, kind in kinds if isinstance(focused, kind)), PAPERS)

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane has the whole screen."""
        return bool(self.zoomed)

    @property
    def zoomed(self) -> str:
        """The name of the pane that has the whole screen, "" for none."""
        return next((pane for pane, name in zip(PANES, _ZOOMS, strict=True) if self._panes.has_class(name)), "")

    def begin(self, zoomed: str, focused: str) -> None:
        """Begin as the reader has left the panes: with one alone on the screen, and the keys in one of them."""
        if zoomed:
            self._zoom(PANES.index(zoomed))
        # A sidebar need not have all of its lists.
        self._screen.set_focus(next(iter(self._screen.query(f"#{focused}")), self._screen.query_one(PaperList)))
        self.size_list()

    def moved(self, widget: Widget) -> None:
        """Follow the focus, also where Tab or the mouse moved it: the half of the sidebar is remembered."""
        if isinstance(widget, FacetList):
            self._last_facets = widget
        self._sidebar.set_class(isinstance(widget, FacetList), "-open")

    def action_focus_pane(self, pane: int) -> None:
        """Give the keys to the dates, the list or the note; the same keys lead to the same place, wherever one is."""
        if pane == SIDEBAR:
            self._last_facets = None
        self.give(pane)

    def give(self, pane: int) -> None:
        """Give the keys to a pane; a sidebar without room lies over the others, and a zoomed pane makes way."""
        if self.is_zoomed:
            self._zoom(pane)
        self._sidebar.set_class(pane == SIDEBAR, "-open")
        panes = (self.facet_list, self._screen.query_one(PaperList), self._screen.query_one(NotePane))
        self._screen.set_focus(panes[pane])

    def action_next_pane(self, step: int) -> None:
        """Give the keys to the pane on the right (1) or on the left (-1)."""
        self.give(max(SIDEBAR, min(self.pane + step, NOTE)))

    def action_zoom(self) -> None:
        """Give the whole screen to the pane that has the keys, or show all panes again."""
        if self.is_zoomed:
            self._panes.remove_class(*_ZOOMS)
        else:
            self._zoom(self.pane)

    def _zoom(self, pane: int) -> None:
        for number, name in enumerate(_ZOOMS):
            self._panes.set_class(number == pane, name)

    @property
    def _side(self) -> str:
        return BESIDE if self._screen.has_class("-wide") else ABOVE

    def action_resize_list(self, step: int) -> None:
        """Give the list more (1) or less (-1) of the room that it shares with the note."""
        papers, shared = self._screen.query_one(PaperList).size, self._screen.query_one("#reading").size
        whole, now = (shared.width, papers.width) if self._side == BESIDE else (shared.height, papers.height)
        # Compared as cells: a share of 44% may be 43% of what can be divided.
        others = [size for size in _SIZES if (whole * size // 100 - now) * step > 0]
        if others:
            self.shares[self._side] = others[0 if step > 0 else -1]
            self.size_list()

    def size_list(self) -> None:
        """Give the list the room that the reader wants it to have, where it stands now."""
        papers, side = self._screen.query_one(PaperList), self._side
        if self.shares:
            wanted = f"{self.shares[side]}%" if side in self.shares else None
            papers.styles.max_width = papers.styles.width = wanted if side == BESIDE else None
            papers.styles.max_height = papers.styles.height = None if side == BESIDE else wanted

    def action_scroll_note(self, lines: int) -> None:
        """Scroll the note, wherever the focus is."""
        self._screen.query_one(NotePane).scroll_lines(lines)

    def close_one(self) -> bool:
        """Go one step back from the note to the list with all panes around it; False where there is no such step."""
        is_over_others = self._sidebar.has_class("-open") and self._screen.has_class("-narrow")
        if self.pane == NOTE or is_over_others:
            self.give(PAPERS)
        elif self.is_zoomed:
            self._panes.remove_class(*_ZOOMS)
        else:
            return False
        return True

    def go_back(self) -> bool:
        """Go one step back to the list, also from the sidebar; False where one is there."""
        if self.close_one():
            return True
        if self.pane != PAPERS:
            self.give(PAPERS)
            return True
        return False
