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
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tuiapp.ui import keys
from tuiapp.ui.looks import LOOKS

HEAD_LINES: Final = 1
BAR_WIDTH: Final = 1
WHEEL_LINES: Final = 3
MOST_KEPT: Final = 800
"""Drawn lines that a pane keeps; a screen has a tenth of that."""

NO_TEXT: Final = Content("")
THUMB: Final = Content("┃")
CURSOR: Final = Content("▌").stylize("mark")
NO_CURSOR: Final = Content(" ")


class LineView(Widget, can_focus=True):
    """A pane of lines: subclasses say how many there are and draw one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.MOVES]

    top: reactive[int] = reactive(0)
    """The first line that is shown."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}
        self._strips: dict[tuple[int, int, str | None], tuple[Content, Strip]] = {}

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
        if isinstance(name, Style):
            return name
        if name not in self._looks:
            self._looks[name] = self.app.stylesheet.parse_style(LOOKS[name])
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Look everything up again in another theme."""
        self._looks = {}
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the widget, the heading or a line of the body, cut to the width."""
        if y < HEAD_LINES:
            return self._strip(self.heading(), self.size.width, "head-focus" if self.has_focus else "head")
        index = self.top + y - HEAD_LINES
        if index >= self.line_total():
            line = self._strip(NO_TEXT, self.body_width, None)
        else:
            under, mark = self.line_style(index), self.line_mark(index)
            line = self._strip(self.draw_line(index), self.body_width - mark.cell_length, under)
            if mark:
                line = Strip.join([self._strip(mark, mark.cell_length, under), line])
        return Strip.join([line, self._bar(y - HEAD_LINES)])

    def line_mark(self, index: int) -> Content:
        """What stands before a line, so that the line itself can be kept from one frame to the next."""
        return NO_TEXT

    def _strip(self, content: Content, width: int, under: str | None) -> Strip:
        """A text as it is drawn; the same text is drawn once, as most lines stay when a key is pressed."""
        key = (id(content), width, under)
        kept = self._strips.get(key)
        if kept is not None and kept[0] is content:
            return kept[1]
        base = self.visual_style + self.style_named(under) if under else self.visual_style
        line = content.truncate(width, ellipsis=True, pad=True)
        segments = [
            Segment(text, (base + style).rich_style)
            for text, style in line.render(base, end="", parse_style=self.style_named)
        ]
        if len(self._strips) >= MOST_KEPT:
            self._strips.clear()
        # The text is kept with its strip, so that its id cannot become another text's.
        self._strips[key] = (content, strip := Strip(segments, width))
        return strip

    def _bar(self, y: int) -> Strip:
        """One cell of the scroll bar."""
        total, height = self.line_total(), self.body_height
        if not total > height > 0:
            return self._strip(NO_TEXT, BAR_WIDTH, None)
        size = max(1, height * height // total)
        first = round((height - size) * min(1.0, self.top / (total - height)))
        return self._strip(THUMB if first <= y < first + size else NO_TEXT, BAR_WIDTH, "bar")

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
