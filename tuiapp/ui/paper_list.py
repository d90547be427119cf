"""The list of papers."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tuiapp.reading import Reading
from tuiapp.ui import keys
from tuiapp.ui.line_view import MOST_KEPT
from tuiapp.ui.paper_row import row_lines
from tuiapp.ui.row_view import RowView

TALL: Final = 18
"""Lines from which a paper gets two of them."""


class PaperList(RowView):
    """The papers that answer the query, the open one under the cursor."""

    HELP = """
    ## Papers

    The note beside the list follows the cursor. Newest day first; within a day as the digest has them.

    **J K** scroll this help.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.LIST]

    class Clicked(Message):
        """The reader pointed at a paper, by its position; `twice` to read it."""

        def __init__(self, position: int, *, twice: bool) -> None:
            super().__init__()
            self.position = position
            self.twice = twice

    def __init__(self, reading: Reading, *, id: str) -> None:
        super().__init__(id=id)
        self._reading = reading
        self._rows: dict[int, list[Content]] = {}
        self._rows_shape = (0, 0)

    def show(self, reading: Reading) -> None:
        """Draw another reading."""
        before, self._reading = self._reading, reading
        if _look(before) != _look(reading) or len(self._rows) > MOST_KEPT:
            self._rows = {}
        self.cursor = reading.position
        if reading.rows is not before.rows or reading.language != before.language:
            self.keep_in_sight()
            # Above the note the list is no higher than its rows; a long one never changes the layout.
            is_short = min(len(reading.rows), len(before.rows)) < TALL and self.styles.auto_dimensions
            self.refresh(layout=is_short and len(reading.rows) != len(before.rows))

    def on_resize(self) -> None:
        """Two lines a paper where the list has a column of its own, one where it lies above the note."""
        self.row_height = 2 if self.body_height >= TALL else 1
        super().on_resize()

    def heading(self) -> Content:
        """How far down the list the cursor is."""
        total = len(self._reading.rows)
        place = f"{self._reading.position + 1:,}/{total:,}" if total else "0"
        return Content(f" Papers  {place}")

    def row_total(self) -> int:
        """How many papers answer."""
        return len(self._reading.rows)

    def draw_row(self, row: int, line: int) -> Content:
        """A line of a paper's row."""
        reading = self._reading
        number = reading.rows[row]
        if self._rows_shape != (shape := (self.line_width, self.row_height)):
            self._rows_shape, self._rows = shape, {}
        if number not in self._rows:
            self._rows[number] = row_lines(
                reading.library.paper(number), self.line_width, self.row_height, reading.language,
                words=reading.query.words, with_date=reading.has_several_days,
            )  # fmt: skip
        return self._rows[number][line]

    def on_click(self, event: events.Click) -> None:
        """Say which paper was clicked."""
        row = self.row_at(event)
        if row is not None:
            self.post_message(self.Clicked(row, twice=event.chain == 2))


def _look(reading: Reading) -> tuple[object, ...]:
    """All that a row shows besides its paper."""
    return id(reading.library), reading.query.words, reading.language, reading.has_several_days
