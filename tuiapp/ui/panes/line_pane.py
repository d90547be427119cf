"""The base of every pane: a widget that draws only the lines that can be seen, under one line of heading.

Filling an OptionList with 3,854 rows takes more than a second, a Static wraps a whole text before its first line
shows. Here nothing is laid out that is not looked at, so a pane costs the same at any length. The scroll bar is
drawn by the pane too: Textual's own needs a virtual size, and changing that lays out the whole screen again.
"""

from __future__ import annotations

from typing import Final, Self

from textual.content import Content
from textual.geometry import Region, Size
from textual.selection import Selection
from textual.strip import Strip

from tuiapp.ui.drawing.painter import Painter
from tuiapp.ui.panes.scroll_bar import ScrollBar
from tuiapp.ui.panes.scroll_pane import BAR_WIDTH, HEAD_LINES, ScrollPane

NO_TEXT: Final = Content("")
THUMB: Final = Content("┃").stylize("thumb")
EDGE: Final = Content("│").stylize("bar")
NO_BAR: Final = Content(" ")


class LinePane(ScrollPane):
    """A pane of lines: subclasses say how many there are and draw one at a time.

    It hands its lines to the compositor itself. Textual's own way there looks the styles, the size and the position
    of a widget up again for each line, which took longer than drawing them; so borders and padding are not drawn here.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._painter = Painter(self)
        self._frame: list[Strip | None] = []
        self._frame_size = Size()

    @property
    def body_width(self) -> int:
        """Columns that a line may take."""
        return max(1, self.size.width - BAR_WIDTH)

    @property
    def line_width(self) -> int:
        """Columns that a line of the frame takes that is being drawn, which costs nothing to ask."""
        return max(1, self._frame_size.width - BAR_WIDTH)

    def draw_line(self, index: int) -> Content:
        """One line, counted from 0."""
        raise NotImplementedError

    def line_style(self, index: int) -> str | None:
        """The style that lies under a whole line, if any."""
        return None

    def line_mark(self, index: int) -> Content:
        """What stands before a line, so that the line itself can be kept from one frame to the next."""
        return NO_TEXT

    def heading(self) -> Content:
        """What stands above the lines."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, where the layout asks for that."""
        return self.line_total() + HEAD_LINES

    def notify_style_update(self) -> None:
        """Look everything up again in another theme."""
        self._painter.forget()
        self._frame = []
        super().notify_style_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw the lines of some regions, or all of them, again."""
        if regions:
            for region in regions:
                for y in region.line_range:
                    self._frame[y : y + 1] = [None] * (0 <= y < len(self._frame))
        else:
            self._frame = []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the widget, each drawn only if it may have changed since the last frame."""
        size = self.size
        if not self._frame or self._frame_size != size:
            self._frame_size = size
            self._frame = [None] * size.height
        strips_or_none = self._frame[crop.y : crop.bottom]
        if None in strips_or_none:
            self._draw(crop)
            strips_or_none = self._frame[crop.y : crop.bottom]
        strips = [strip for strip in strips_or_none if strip is not None]
        if crop.column_span == (0, size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _draw(self, crop: Region) -> None:
        """Fill what the frame misses of some lines."""
        width, height = self._frame_size
        top, total, selection = self.top, self.line_total(), self.text_selection
        thumb = ScrollBar(top, total, height - HEAD_LINES).thumb
        # The bar is also the edge between this pane and the one on its right.
        edge = EDGE if self.region.right < self.screen.size.width else NO_BAR
        for y in crop.line_range:
            if self._frame[y] is None and y < HEAD_LINES:
                look = "head-focus" if self.has_focus else "head"
                self._frame[y] = self._painter.strip(self.heading(), width, look)
            elif self._frame[y] is None:
                index = top + y - HEAD_LINES
                bar = THUMB if y - HEAD_LINES in thumb else edge
                text, mark, under = NO_TEXT, NO_TEXT, None
                if index < total:
                    text = _selected(index, self.draw_line(index), selection)
                    mark, under = self.line_mark(index), self.line_style(index)
                self._frame[y] = self._painter.line(mark, text, bar, width, under)

    def render_line(self, y: int) -> Strip:
        """One line with the places of its letters in the text, which is how Textual finds what the mouse selects."""
        index, width = self.top + y - HEAD_LINES, self.line_width
        if y < HEAD_LINES or index >= self.line_total():
            return Strip.blank(width)
        mark = self.line_mark(index)
        text = self._painter.strip(self.draw_line(index), width - mark.cell_length)
        return Strip.join([Strip.blank(mark.cell_length), text.apply_offsets(0, index)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse has selected, for Textual's copy."""
        lines = (self.draw_line(index).plain.rstrip() for index in range(self.line_total()))
        return selection.extract("\n".join(lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show the selection as it grows."""
        self.refresh()


def _selected(index: int, line: Content, selection: Selection | None) -> Content:
    """A line with what the mouse has selected of it set apart."""
    span = selection.get_span(index) if selection else None
    if span is None:
        return line
    start, end = span
    return line.stylize("selection", start, len(line) if end < 0 else end)
