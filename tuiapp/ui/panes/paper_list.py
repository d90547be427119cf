"""The list of papers."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tuiapp.library.search.highlights import matches_in
from tuiapp.library.search.query import Term
from tuiapp.session.session import Session
from tuiapp.ui import keys
from tuiapp.ui.drawing.painter import MOST_KEPT
from tuiapp.ui.drawing.paper_row import row_lines
from tuiapp.ui.panes.row_pane import RowPane

TALL: Final = 18
"""Lines from which a paper gets two of them."""

SELECTED: Final = Content("✓ ").stylize("mark")
"""The sign of a selected paper, behind that of the cursor."""


class PaperList(RowPane):
    """The papers that answer the query, the open one under the cursor."""

    HELP = """
    ## Papers

    **esc** closes this help, **J K** scroll it.

    The note beside the list follows the cursor. Newest day first; within a day as the digest has them.

    **x** selects papers, for **y** and **Y** to copy them together; they stay selected when a search hides them.
    **esc** lets them go.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.LIST]

    class Clicked(Message):
        """The reader pointed at a paper, by its position; `twice` to read it."""

        def __init__(self, position: int, *, twice: bool) -> None:
            super().__init__()
            self.position = position
            self.twice = twice

    def __init__(self, session: Session, *, id: str) -> None:
        super().__init__(id=id)
        self._session = session
        self._rows: dict[tuple[int, int, tuple[Term, ...]], list[Content]] = {}
        self._found_in_title: dict[int, bool] = {}
        self._rows_shape = (0, 0)

    def show(self, session: Session) -> None:
        """Draw another reading."""
        before, self._session = self._session, session
        if _look(before) != _look(session) or len(self._rows) > MOST_KEPT:
            self._rows = {}
        if before.query.words != session.query.words or before.library is not session.library:
            self._found_in_title = {}
        self.cursor = session.position
        if session.rows is not before.rows or session.language != before.language:
            self.keep_in_sight()
            # Above the note the list is no higher than its rows; a long one never changes the layout.
            is_short = min(len(session.rows), len(before.rows)) < TALL and self.styles.auto_dimensions
            self.refresh(layout=is_short and len(session.rows) != len(before.rows))
        elif session.selected != before.selected:
            self.refresh()

    def on_resize(self) -> None:
        """Two lines a paper where the list has a column of its own, one where it lies above the note."""
        self.row_height = 2 if self.body_height >= TALL else 1
        super().on_resize()

    def heading(self) -> Content:
        """How far down the list the cursor is, and how many papers are selected."""
        session = self._session
        total, selected = len(session.rows), len(session.selected)
        place = Content(f" Papers  {session.position + 1:,}/{total:,}" if total else " Papers  0")
        if not selected:
            return place
        hidden = sum(session.place_of(row) is None for row in session.selected)
        said = Content.assemble(
            place, "  ", (f"✓ {selected:,} selected", "chosen"), f", {hidden:,} hidden" if hidden else ""
        )
        advice = Content("  esc lets go").stylize("faint")
        return said + advice if said.cell_length + advice.cell_length <= self.size.width else said

    def _is_selected(self, row: int) -> bool:
        return bool(self._session.selected) and self._session.rows[row] in self._session.selected

    def line_mark(self, index: int) -> Content:
        """The cursor's sign, then that of a selected paper, which is seen without colours too."""
        mark = super().line_mark(index)
        row, line = divmod(index, self.row_height)
        if not self._is_selected(row):
            return mark
        return mark + ("  " if line else SELECTED)

    def row_total(self) -> int:
        """How many papers answer."""
        return len(self._session.rows)

    def draw_row(self, row: int, line: int) -> Content:
        """A line of a paper's row."""
        session, number = self._session, self._session.rows[row]
        if self._rows_shape != (shape := (self.line_width, self.row_height)):
            self._rows_shape, self._rows = shape, {}
        mark_width, words = 2 * self._is_selected(row), self._words_in_title(number)
        key = (number, mark_width, words)
        if key not in self._rows:
            self._rows[key] = row_lines(
                session.library.paper(number), self.line_width - mark_width, self.row_height, session.language,
                words=words, with_date=session.has_several_days,
            )  # fmt: skip
        return self._rows[key][line]

    def _words_in_title(self, number: int) -> tuple[Term, ...]:
        """The words of the query where a title has any of them; most rows stay as they are while a word is typed."""
        words = tuple(word for word in self._session.query.words if word.field in ("", "title"))
        if words and number not in self._found_in_title:
            self._found_in_title[number] = bool(matches_in(self._session.library.paper(number).title, words))
        return words if words and self._found_in_title[number] else ()

    def on_click(self, event: events.Click) -> None:
        """Say which paper was clicked."""
        row = self.row_at(event)
        if row is not None:
            self.post_message(self.Clicked(row, twice=event.chain == 2))


def _look(session: Session) -> tuple[object, ...]:
    """All that a row shows besides its paper."""
    return id(session.library), session.language, session.has_several_days
