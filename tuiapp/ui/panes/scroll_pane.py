"""What moves the lines of a pane: keys, the wheel, and the mouse on its scroll bar."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.reactive import reactive
from textual.widget import Widget

from tuiapp.ui import keys
from tuiapp.ui.panes.scroll_bar import ScrollBar

HEAD_LINES: Final = 1
BAR_WIDTH: Final = 1
WHEEL_LINES: Final = 3


class ScrollPane(Widget, can_focus=True):
    """A widget of one line of heading and as many other lines as its subclass says, of which some can be seen."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.MOVES]

    top: reactive[int] = reactive(0)
    """The first line that is shown."""

    _grip: int | None = None
    """The line of the thumb that the mouse holds, counted from its first; None where it holds none."""

    _is_bar_pressed: bool = False
    """Whether the mouse was pressed on the scroll bar last, so that the click which follows is not one on a line."""

    @property
    def body_height(self) -> int:
        """Lines that can be seen under the heading."""
        return max(0, self.size.height - HEAD_LINES)

    def line_total(self) -> int:
        """How many lines there are, as far as that is known."""
        raise NotImplementedError

    def count_all_lines(self) -> None:
        """Find out how many lines there are, where that takes time: the thumb that is taken hold of has to be right."""

    def clicked(self, event: events.Click) -> None:
        """Do what a click on a line or on the heading does."""

    def scroll_lines(self, lines: int) -> None:
        """Move what is shown, as far as there is something to show."""
        self.top = max(0, min(self.top + lines, self.line_total() - self.body_height))

    def on_resize(self) -> None:
        """Stay inside the lines."""
        self.scroll_lines(0)

    def action_move(self, lines: int) -> None:
        """Down or up by lines."""
        self.scroll_lines(lines)

    def action_move_page(self, pages: float) -> None:
        """Down or up by a part of what can be seen."""
        self.scroll_lines(int(self.body_height * pages))

    def action_move_to_end(self, bottom: bool) -> None:
        """To the first or the last line."""
        self.top = max(0, self.line_total() - self.body_height) if bottom else 0

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves what is shown, not the cursor."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves what is shown, not the cursor."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    @property
    def scroll_bar(self) -> ScrollBar:
        """The scroll bar as it is at present."""
        return ScrollBar(self.top, self.line_total(), self.body_height)

    def _is_on_bar(self, place: Offset) -> bool:
        """Whether a place in the pane is on its scroll bar, which is there where not all lines can be seen."""
        return place.x >= self.size.width - BAR_WIDTH and place.y >= HEAD_LINES and len(self.scroll_bar.thumb) > 0

    @property
    def allow_select(self) -> bool:
        """No text is selected by dragging the thumb."""
        return super().allow_select and not self._is_on_bar(self.app.mouse_position - self.region.offset)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the thumb, or move on by a page where the bar is pressed beside it."""
        self._is_bar_pressed = self._is_on_bar(event.offset)
        if not self._is_bar_pressed:
            return
        event.stop()
        thumb, line = self.scroll_bar.thumb, event.y - HEAD_LINES
        if line in thumb:
            self.count_all_lines()
            # The thumb is shorter where there are more lines than were known.
            self._grip = min(line - thumb.start, len(self.scroll_bar.thumb) - 1)
            self.capture_mouse()
        else:
            self.scroll_lines(self.body_height if line > thumb.start else -self.body_height)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the thumb with the mouse, also where that has left the bar."""
        if self._grip is None:
            return
        event.stop()
        if event.button:
            self.top = self.scroll_bar.top_with_thumb_at(event.y - HEAD_LINES - self._grip)
        else:
            # It was let go of outside the terminal.
            self.release_mouse()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of the thumb."""
        if self._grip is not None:
            event.stop()
            self.release_mouse()

    def on_mouse_release(self) -> None:
        """Let go of the thumb, also where something else has taken the mouse."""
        self._grip = None

    def on_click(self, event: events.Click) -> None:
        """Leave a click on the scroll bar at that."""
        if self._is_bar_pressed:
            event.stop()
        else:
            self.clicked(event)
