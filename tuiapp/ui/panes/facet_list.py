"""A list of facets in the sidebar: the dates, or the tags."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tuiapp.library.search.facets import Facet
from tuiapp.library.text.day_names import calendar_name
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.drawing.calendar_day import today
from tuiapp.ui.panes.row_pane import RowPane


class FacetList(RowPane):
    """Facets with their counts; choosing one narrows the list of papers."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SIDEBAR]

    class Clicked(Message):
        """The reader pointed at a facet: its triangle, or its label, perhaps with ctrl held."""

        def __init__(self, facet: Facet, *, on_fold: bool, with_ctrl: bool) -> None:
            super().__init__()
            self.facet = facet
            self.on_fold = on_fold
            self.with_ctrl = with_ctrl

    def __init__(self, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self._title = title
        self._facets: list[Facet] = []
        self._followed = ""

    def about(self) -> str:
        """What the pane is for and what its keys do, as the help has it."""
        return "\n\n".join([
            _("## Dates and tags"),
            _("**enter** shows the papers of one date or tag, and all again when it is the only one chosen."),
            _("**space** adds one to the others or takes it away: several tags mean papers that have all of them."),
            _("**→ ←** unfold and fold years and months. The numbers are the papers that would be left."),
            _("**●3** are unread. The third list has what you have marked: unread, starred, with a note of yours."),
        ])  # fmt: skip

    def show(self, facets: list[Facet]) -> None:
        """Draw other facets, with the cursor on the same one if it is still there."""
        if facets == self._facets:
            return
        here = self._facets[self.cursor].value if self.cursor < len(self._facets) else ""
        self._followed = ""
        grown = len(facets) != len(self._facets)
        self._facets = facets
        values = [facet.value for facet in facets]
        self.cursor = values.index(here) if here in values else min(self.cursor, max(0, len(facets) - 1))
        self.keep_in_sight()
        self.refresh(layout=grown)

    def follow(self, day: str) -> None:
        """Put the cursor on a day, or on the month or year that it is folded into.

        Args:
            day: the day as the facets have it, `2025-04-24`.
        """
        if day == self._followed:
            return
        self._followed = day
        values = [facet.value for facet in self._facets]
        for value in (day, day[:7], day[:4]):
            if value in values:
                self.cursor = values.index(value)
                return

    def line_style(self, index: int) -> str | None:
        """Where the keys go to another pane, the cursor shows only what it follows there: the day that is read."""
        return super().line_style(index) if self.has_focus or self._followed else None

    def heading(self) -> Content:
        """The title, and how many of the facets are chosen."""
        chosen = sum(facet.is_chosen for facet in self._facets)
        return Content(f" {self._title}  " + (_("{number} chosen").format(number=chosen) if chosen else ""))

    def row_total(self) -> int:
        """How many facets there are."""
        return len(self._facets)

    def draw_row(self, row: int, line: int) -> Content:
        """The line of a facet."""
        facet = self._facets[row]
        label = calendar_name(facet.value, today(), under_its_year=facet.depth > 0) if facet.kind == "date" else ""
        return facet_line(facet, label or facet.label, self.line_width)

    @property
    def current(self) -> Facet | None:
        """The facet under the cursor."""
        return self._facets[self.cursor] if self._facets else None

    def go_up(self) -> None:
        """To the row that the present one stands under."""
        depth = self._facets[self.cursor].depth
        above = (row for row in range(self.cursor, -1, -1) if self._facets[row].depth < depth)
        self.cursor = next(above, self.cursor)

    def clicked(self, event: events.Click) -> None:
        """Say which facet was clicked, and where."""
        row = self.row_at(event)
        if row is None:
            return
        self.cursor = row
        facet = self._facets[row]
        on_fold = facet.is_unfolded is not None and event.x <= 3 + 2 * facet.depth
        self.post_message(self.Clicked(facet, on_fold=on_fold, with_ctrl=event.ctrl))


@lru_cache(maxsize=1024)
def facet_line(facet: Facet, label: str, width: int) -> Content:
    """A facet as one line: whether it is chosen or can be unfolded, what it is called, its counts at the right end."""
    fold = "" if facet.is_unfolded is None else "▾ " if facet.is_unfolded else "▸ "
    sign = "✓ " if facet.is_chosen else "  "
    name = "chosen" if facet.is_chosen else "faint" if facet.papers == 0 else "muted"
    count = Content(f"{facet.papers:,}").stylize("faint" if facet.papers == 0 else "muted")
    # Where all of them are unread, as in the list of marks, one number says it.
    if facet.unread:
        unread = Content(f"●{facet.unread:,}").stylize("unread")
        count = unread if facet.kind == "mine" else unread + " " + count
    room = width - count.cell_length - 3
    said = Content(f"{sign}{'  ' * facet.depth}{fold}{label}").stylize(name)
    return said.truncate(room, ellipsis=True, pad=True) + " " + count
