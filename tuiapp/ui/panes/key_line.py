"""The keys that matter where the focus is, on one line.

Textual's Footer is a dozen widgets that are made anew at each change of focus, which took longer than all else that a
key does, and a narrow terminal cuts the last of them in the middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from textual import events
from textual.content import Content
from textual.timer import Timer

from tuiapp.messages import translated
from tuiapp.ui.panes.line_pane import LinePane

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

_HELP: Final = "app.help"
"""The key that leads to all the others stands at the right, however narrow the terminal is."""
_GAP: Final = 2


class Area(NamedTuple):
    """Where in a hint a click presses a key, from which column on."""

    start: int
    key: str
    tooltip: str


class Hint(NamedTuple):
    """One key, or several that stand together, with what they do."""

    id: str
    text: Content
    areas: tuple[Area, ...]


class KeyLine(LinePane, can_focus=False):
    """As many whole hints as there is room for; a click on one presses its key."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._hints: list[Hint] = []
        self._message = Content("")
        self._until: Timer | None = None

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[Any]) -> None:
        shown: dict[str, ActiveBinding] = {}
        for active in screen.active_bindings.values():
            if active.binding.show:
                shown.setdefault(active.binding.action, active)
        together = groupby(shown.values(), lambda active: active.binding.group or active.binding.action)
        hints = [self._hint(list(group)) for _, group in together]
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def _hint(self, together: list[ActiveBinding]) -> Hint:
        text, areas = Content(""), []
        for active in together:
            areas.append(Area(text.cell_length, active.binding.key, translated(active.tooltip)))
            text = Content.assemble(text, (self.app.get_key_display(active.binding), "chosen"), " ")
        first = together[0].binding
        # What is said of several keys is done by the first.
        areas.append(areas[0]._replace(start=text.cell_length))
        says = first.group.description if first.group and len(together) > 1 else first.description
        return Hint(first.id or "", text + translated(says), tuple(areas))

    def say(self, message: Content, seconds: float) -> None:
        """Show a message in place of the keys for a moment; the way to the help stays.

        Args:
            message: one line; what the line has no room for is cut.
            seconds: how long it stays, unless another one takes its place.
        """
        if self._until:
            self._until.stop()
        self._message = message
        self._until = self.set_timer(seconds, self.fall_silent)
        self.refresh()

    def fall_silent(self) -> None:
        """Show the keys again."""
        self._message = Content("")
        self.refresh()

    @property
    def message_width(self) -> int:
        """Columns that a message may take."""
        return (
            max(
                (start for start, hint in placed(self._hints, self.size.width) if hint.id == _HELP),
                default=self.size.width - 1,
            )
            - _GAP
        )

    def line_total(self) -> int:
        """None: the heading is all."""
        return 0

    def heading(self) -> Content:
        """The hints that fit."""
        if self._message:
            help_hint = Content("").join(hint.text for hint in self._hints if hint.id == _HELP)
            said = (Content(" ") + self._message).truncate(self.message_width, ellipsis=True, pad=True)
            return said + " " * _GAP + help_hint
        line = Content("")
        for start, hint in placed(self._hints, self.size.width):
            line = line.pad_right(start - line.cell_length) + hint.text
        return line

    def clicked(self, event: events.Click) -> None:
        """Press the key of a hint; where a message stands, show the keys again."""
        if self._message:
            self.fall_silent()
        elif area := self._area_at(event.x):
            self.app.simulate_key(area.key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a key does."""
        area = self._area_at(event.x)
        self.tooltip = area.tooltip if area else None

    def _area_at(self, column: int) -> Area | None:
        for start, hint in placed(self._hints, self.size.width):
            if start <= column < start + hint.text.cell_length:
                return next(area for area in reversed(hint.areas) if start + area.start <= column)
        return None


def placed(hints: Sequence[Hint], width: int) -> Iterator[tuple[int, Hint]]:
    """The hints that fit into a line of so many columns, each with the column it begins at."""
    help_hint = next((hint for hint in hints if hint.id == _HELP), None)
    end = width - 1 - (help_hint.text.cell_length if help_hint else 0)
    start = 1
    for hint in hints:
        if hint is not help_hint and start + hint.text.cell_length + (_GAP if help_hint else 0) <= end:
            yield start, hint
            start += hint.text.cell_length + _GAP
    if help_hint:
        yield end, help_hint
