"""A list of facets in the sidebar: the dates, or the tags."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tuiapp.library.facets import Facet
from tuiapp.ui import keys
from tuiapp.ui.line_view import RowView


class FacetList(RowView):
    """Facets with their counts; choosing one narrows the list of papers."""

    HELP = """
    ## Dates and tags

    **enter** shows the papers of one date or tag, and all again when it is the only one chosen.
    **space** adds one to the others or takes it away: several tags mean papers that have all of them.
    **→ ←** unfold and fold years and months. The numbers are the papers that would be left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SIDEBAR]

    class Chosen(Message):
        """The reader wants this facet alone of its kind."""

        def __init__(self, facet: Facet) -> None:
            super().__init__()
            self.facet = facet

    class Toggled(Message):
        """The reader wants this facet added to the others, or taken away."""

        def __init__(self, facet: Facet) -> None:
            super().__init__()
            self.facet = facet

    class Folded(Message):
        """The reader folds or unfolds a row."""

        def __init__(self, facet: Facet, fold: bool) -> None:
            super().__init__()
            self.facet = facet
            self.fold = fold

    def __init__(self, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self._title = title
        self._facets: list[Facet] = []

    def show(self, facets: list[Facet]) -> None:
        """Draw other facets, with the cursor on the same one if it is still there."""
        here = self._facets[self.cursor].value if self.cursor < len(self._facets) else ""
        grown = len(facets) != len(self._facets)
        self._facets = facets
        values = [facet.value for facet in facets]
        self.cursor = values.index(here) if here in values else min(self.cursor, max(0, len(facets) - 1))
        self.keep_in_sight()
        self.refresh(layout=grown)

    def heading(self) -> Content:
        """The title, and how many of the facets are chosen."""
        chosen = sum(facet.is_chosen for facet in self._facets)
        return Content(f" {self._title}" + (f"  {chosen} chosen" if chosen else ""))

    def row_total(self) -> int:
        """How many facets there are."""
        return len(self._facets)

    def draw_row(self, row: int, line: int) -> Content:
        """A facet: whether it is chosen or can be unfolded, its label, its count at the right end."""
        facet = self._facets[row]
        fold = "" if facet.is_unfolded is None else "▾ " if facet.is_unfolded else "▸ "
        sign = "✓ " if facet.is_chosen else "  "
        name = "chosen" if facet.is_chosen else "faint" if facet.papers == 0 else "muted"
        count = Content(f"{facet.papers:,}").stylize("faint" if facet.papers == 0 else "muted")
        room = self.body_width - count.cell_length - 3
        label = Content(f"{sign}{'  ' * facet.depth}{fold}{facet.label}").stylize(name)
        return label.truncate(room, ellipsis=True, pad=True) + " " + count

    def _ask(self, kind: type[Chosen | Toggled]) -> None:
        if self._facets:
            self.post_message(kind(self._facets[self.cursor]))

    def action_choose(self) -> None:
        """Ask for the facet under the cursor alone."""
        self._ask(self.Chosen)

    def action_add(self) -> None:
        """Ask for the facet under the cursor with the others."""
        self._ask(self.Toggled)

    def action_fold(self, fold: bool) -> None:
        """Fold the row under the cursor or the one it stands under; unfold it, or go to its first day."""
        if not self._facets:
            return
        facet = self._facets[self.cursor]
        if fold and not facet.is_unfolded:
            above = (row for row in range(self.cursor, -1, -1) if self._facets[row].depth < facet.depth)
            self.cursor = next(above, self.cursor)
        elif facet.is_unfolded is None or facet.is_unfolded is not fold:
            self.action_move(0 if fold else 1)
        else:
            self.post_message(self.Folded(facet, fold))

    def on_click(self, event: events.Click) -> None:
        """Choose the facet that was clicked; with ctrl held add it, and on its triangle unfold it."""
        row = self.row_at(event)
        if row is None:
            return
        self.cursor = row
        facet = self._facets[row]
        if facet.is_unfolded is not None and event.x <= 3 + 2 * facet.depth:
            self.post_message(self.Folded(facet, facet.is_unfolded))
        elif event.ctrl:
            self.action_add()
        else:
            self.action_choose()
