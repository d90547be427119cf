"""The base of every pane: a widget that draws only the lines that can be seen, under one line of heading.

Filling an OptionList with 3,854 rows takes more than a second, a Static wraps a whole text before its first line
shows. Here nothing is laid out that is not looked at, so a pane costs the same at any length. The scroll bar is
drawn by the pane too: Textual's own needs a virtual size, and changing that lays out the whole screen again.
"""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tuiapp.ui import keys
from tuiapp.ui.looks import LOOKS

HEAD_LINES: Final = 1
BAR_WIDTH: Final = 1
WHEEL_LINES: Final = 3


class LineView(Widget, can_focus=True):
    """A pane of lines: subclasses say how many there are and draw one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.MOVES]

    top: reactive[int] = reactive(0)
    """The first line that is shown."""

    @property
    def body_height(self) -> int:
        """Lines that can be seen under the heading."""
        return max(0, self.size.height - HEAD_LINES)

    @property
    def body_width(self) -> int:
        """Columns that a line may take."""
        return max(1, self.size.width - BAR_WIDTH)

    def line_total(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def draw_line(self, index: int) -> Content:
        """One line, counted from 0."""
        raise NotImplementedError

    def line_style(self, index: int) -> str | None:
        """The style that lies under a whole line, if any."""
        return None

    def heading(self) -> Content:
        """What stands above the lines."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, where the layout asks for that."""
        return self.line_total() + HEAD_LINES

    def style_named(self, name: str | Style) -> Style:
        """The look of a span in the present theme."""
        return name if isinstance(name, Style) else self.app.stylesheet.parse_style(LOOKS[name])

    def render_line(self, y: int) -> Strip:
        """One line of the widget, the heading or a line of the body, cut to the width."""
        if y < HEAD_LINES:
            name = "head-focus" if self.has_focus else "head"
            return self._strip(self.heading(), self.size.width, self.visual_style + self.style_named(name))
        index = self.top + y - HEAD_LINES
        style, content = self.visual_style, Content("")
        if index < self.line_total():
            content = self.draw_line(index)
            if name_under := self.line_style(index):
                style += self.style_named(name_under)
        return Strip.join([self._strip(content, self.body_width, style), self._bar(y - HEAD_LINES)])

    def _strip(self, content: Content, width: int, base: Style) -> Strip:
        line = content.truncate(width, ellipsis=True, pad=True)
        segments = [
            Segment(text, (base + style).rich_style)
            for text, style in line.render(base, end="", parse_style=self.style_named)
        ]
        return Strip(segments, width)

    def _bar(self, y: int) -> Strip:
        """One cell of the scroll bar."""
        total, height = self.line_total(), self.body_height
        sign = " "
        if total > height > 0:
            size = max(1, height * height // total)
            first = round((height - size) * min(1.0, self.top / (total - height)))
            sign = "┃" if first <= y < first + size else " "
        return Strip([Segment(sign, (self.visual_style + self.style_named("bar")).rich_style)], BAR_WIDTH)

    def scroll_lines(self, lines: int) -> None:
        """Move what is shown, as far as there is something to show."""
        self.top = max(0, min(self.top + lines, self.line_total() - self.body_height))

    def on_resize(self) -> None:
        """Stay inside the lines."""
        self.scroll_lines(0)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves what is shown, not the cursor."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves what is shown, not the cursor."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def action_move(self, lines: int) -> None:
        """Down or up by lines."""
        self.scroll_lines(lines)

    def action_move_page(self, pages: float) -> None:
        """Down or up by a part of what can be seen."""
        self.scroll_lines(int(self.body_height * pages))

    def action_move_to_end(self, bottom: bool) -> None:
        """To the first or the last line."""
        self.top = max(0, self.line_total() - self.body_height) if bottom else 0


class RowView(LineView):
    """A pane of rows of equal height, one of which is under the cursor."""

    cursor: reactive[int] = reactive(0)
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
        """A line of the row that it belongs to; a mark beside the cursor's row is seen without colours too."""
        row, line = divmod(index, self.row_height)
        mark = "▌" if row == self.cursor and self.has_focus else " "
        return Content(mark).stylize("mark") + self.draw_row(row, line)

    def line_style(self, index: int) -> str | None:
        """The cursor lies under its row; dim where the keys go to another pane."""
        if index // self.row_height != self.cursor:
            return None
        return "cursor" if self.has_focus else "cursor-blur"

    def watch_cursor(self) -> None:
        """Keep the cursor in sight."""
        self.keep_in_sight()

    def watch_row_height(self) -> None:
        """Keep the cursor in sight."""
        self.keep_in_sight()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        super().on_resize()
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll just as far as the row under the cursor needs."""
        first = self.cursor * self.row_height
        if self.body_height:
            self.top = max(min(self.top, first), first + self.row_height - self.body_height, 0)

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
