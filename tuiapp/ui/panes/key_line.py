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
_CLOSE: Final = ".close"
_MOVES: Final = (".down", ".up")
_GAP: Final = 2

_FEW: Final = 2
"""Digits in a row that are named one by one; more of them as `1-9`."""


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

    @property
    def is_way_on(self) -> bool:
        """Whether it leads to all the other keys, or out; it stands at the right, however narrow the terminal is."""
        return self.id == _HELP or self.id.endswith(_CLOSE)


class KeyLine(LinePane, can_focus=False):
    """As many whole hints as there is room for; a click on one presses its key."""

    def __init__(self, *, id: str, names_all: bool = False) -> None:
        """Take what is to be named.

        Args:
            id: the id of the widget.
            names_all: whether all keys of a hint are named and not only the first one, as where there is no help.
        """
        super().__init__(id=id)
        self._names_all = names_all
        self._hints: list[Hint] = []
        self._message = Content("")
        self._until: Timer | None = None

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[Any]) -> None:
        shown: dict[str, list[ActiveBinding]] = {}
        for active in screen.active_bindings.values():
            if active.binding.show:
                shown.setdefault(active.binding.action, []).append(active)
        named = [active for same in shown.values() for active in (self._named(same) if self._names_all else same[:1])]
        # What a menu is for comes before how to move in it.
        named.sort(key=lambda active: (active.binding.id or "").endswith(_MOVES))
        together = groupby(named, lambda active: active.binding.group or active.binding.action)
        hints = [self._hint(list(group)) for _, group in together]
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def _named(self, same: list[ActiveBinding]) -> list[ActiveBinding]:
        """The keys that do the same; a jamo stands on the key of its letter."""
        return list({self.app.get_key_display(active.binding): active for active in reversed(same)}.values())[::-1]

    def _hint(self, together: list[ActiveBinding]) -> Hint:
        text, areas = Content(""), []
        for keys in _runs(together):
            areas.append(Area(text.cell_length, keys[0].binding.key, translated(keys[0].tooltip)))
            ends = dict.fromkeys(self.app.get_key_display(key.binding) for key in (keys[0], keys[-1]))
            text = Content.assemble(text, ("-".join(ends), "chosen"), " ")
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
                (start for start, hint in placed(self._hints, self.size.width) if hint.is_way_on),
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
            help_hint = Content("").join(hint.text for hint in self._hints if hint.is_way_on)
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


def _runs(together: list[ActiveBinding]) -> Iterator[list[ActiveBinding]]:
    """The keys of a hint one by one, but digits in a row together."""
    for is_digit, group in groupby(together, lambda active: active.binding.key.isdigit()):
        keys = list(group)
        if is_digit and len(keys) > _FEW:
            yield keys
        else:
            yield from ([key] for key in keys)


def placed(hints: Sequence[Hint], width: int) -> Iterator[tuple[int, Hint]]:
    """The hints that fit into a line of so many columns, each with the column it begins at."""
    way_on = next((hint for hint in hints if hint.is_way_on), None)
    end = width - 1 - (way_on.text.cell_length if way_on else 0)
    start = 1
    for hint in hints:
        if hint is not way_on and start + hint.text.cell_length + (_GAP if way_on else 0) <= end:
            yield start, hint
            start += hint.text.cell_length + _GAP
    if way_on:
        yield end, way_on
