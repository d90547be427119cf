"""What a YAML text is made of: plain nodes with their places, in which every scalar is text."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

DEEPEST: Final = 16
"""Levels of nesting; a digest needs five."""


# Written out, as each dataclass of a start costs it a millisecond.
class Scalar:
    """A text with its place, between two marks of the parser; lines and columns count from 1."""

    __slots__ = ("_end", "_start", "text")

    def __init__(self, text: str, start: Any, end: Any) -> None:
        self.text = text
        self._start = start
        self._end = end

    # Of most texts nobody asks the place.
    @property
    def line(self) -> int:
        """The line it begins in."""
        return int(self._start.line) + 1

    @property
    def column(self) -> int:
        """The column it begins at."""
        return int(self._start.column) + 1

    @property
    def last(self) -> int:
        """The line it ends in."""
        return last_line(self._end)


def last_line(end: Any) -> int:
    """The last line of what ends at a mark of the parser, which stands at the start of a line behind a block text."""
    return int(end.line) + int(end.column > 0)


class _Collection:
    __slots__ = ("column", "flow", "last", "line")

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        self.line = line
        self.column = column
        self.last = line
        self.flow = flow


class Items(_Collection):
    """A sequence of nodes; `flow` where it is written in brackets."""

    __slots__ = ("items",)

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        super().__init__(line, column, flow=flow)
        self.items: list[Node] = []


class Pairs(_Collection):
    """A mapping as the list of its pairs, in order and with repeated keys kept; a pair is (key, value or None)."""

    __slots__ = ("pairs",)

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        super().__init__(line, column, flow=flow)
        self.pairs: list[tuple[Scalar, Node | None]] = []


Node = Scalar | Items | Pairs


class Slip(NamedTuple):
    """Something the walk refused, at its place; `fatal` where the text could not be parsed any further."""

    line: int
    column: int
    why: str
    hint: str
    fatal: bool = False


class Tree:
    """The documents of one text and what was refused; after a fatal slip the roots hold what stood before it."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.slips: list[Slip] = []
