"""A pane of rows, one of which is under the cursor."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive

from tuiapp.ui.panes.line_pane import LinePane
from tuiapp.ui.panes.scroll_pane import HEAD_LINES

CURSOR: Final = Content("▌").stylize("mark")
NO_CURSOR: Final = Content(" ")


class RowPane(LinePane):
    """A pane of rows of equal height, one of which is under the cursor."""

    cursor: reactive[int] = reactive(0, repaint=False)
    row_height: reactive[int] = reactive(1)

    def row_total(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw_row(self, row: int, line: int) -> Content:
        """One line of a row."""
        raise NotImplementedError

    def line_total(self) -> int:
        """All lines of all rows."""
        return self.row_total() * self.row_height

    def draw_line(self, index: int) -> Content:
        """A line of the row that it belongs to."""
        return self.draw_row(*divmod(index, self.row_height))

    def line_mark(self, index: int) -> Content:
        """A sign beside the cursor's row, which is seen without colours too."""
        return CURSOR if index // self.row_height == self.cursor and self.has_focus else NO_CURSOR

    def line_style(self, index: int) -> str | None:
        """The cursor lies under its row; dim where the keys go to another pane."""
        if index // self.row_height != self.cursor:
            return None
        return "cursor" if self.has_focus else "cursor-blur"

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in sight; without scrolling only two rows and the heading change."""
        top = self.top
        self.keep_in_sight()
        if self.top == top:
            width, height = self.size.width, self.row_height
            rows = [Region(0, HEAD_LINES + row * height - top, width, height) for row in (old, new)]
            self.refresh(Region(0, 0, width, HEAD_LINES), *rows)

    def watch_row_height(self) -> None:
        """Keep the cursor in sight."""
        self.keep_in_sight()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        super().on_resize()
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll just as far as the row under the cursor needs; behind a jump, so that what is around it shows too."""
        first, height = self.cursor * self.row_height, self.body_height
        if not height:
            return
        top = max(min(self.top, first), first + self.row_height - height)
        if abs(top - self.top) > height:
            top = min(first - height // 3, self.line_total() - height)
        self.top = max(0, top)

    def action_move(self, lines: int) -> None:
        """To another row."""
        self._move_to(self.cursor + lines)

    def action_move_page(self, pages: float) -> None:
        """To a row a part of a screen away."""
        self._move_to(self.cursor + self.rows_of(pages))

    def action_move_to_end(self, bottom: bool) -> None:
        """To the first or the last row."""
        self._move_to(self.row_total() if bottom else 0)

    def rows_of(self, pages: float) -> int:
        """How many rows a part of a screen has, at least one."""
        rows = int(self.body_height * pages / self.row_height)
        return rows or (1 if pages > 0 else -1)

    def _move_to(self, row: int) -> None:
        self.cursor = max(0, min(row, self.row_total() - 1))

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The row that a mouse event points at."""
        row = (self.top + event.y - HEAD_LINES) // self.row_height
        return row if event.y >= HEAD_LINES and row < self.row_total() else None
