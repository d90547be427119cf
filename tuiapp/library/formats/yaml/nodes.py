"""What a YAML text is made of: plain nodes with their places, in which every scalar is text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


# Written out, as each dataclass of a start costs it a millisecond; and of most nodes nobody asks the place.
class _Placed:
    """Something between two marks of the parser; lines and columns count from 1."""

    __slots__ = ("_end", "_start")

    def __init__(self, start: Any, end: Any) -> None:
        self._start = start
        self._end = end

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
        """The line it ends in; the mark behind a block text stands at the start of the line below it."""
        return max(self.line, int(self._end.line) + int(self._end.column > 0))


class Scalar(_Placed):
    """A text."""

    __slots__ = ("text",)

    def __init__(self, text: str, start: Any, end: Any) -> None:
        # Not by `super`: a digest is mostly of these.
        self.text = text
        self._start = start
        self._end = end


class _Collection(_Placed):
    __slots__ = ("flow",)

    def __init__(self, start: Any, *, flow: bool) -> None:
        super().__init__(start, start)
        self.flow = flow

    def end(self, mark: Any) -> None:
        """Set where it ends."""
        self._end = mark

    @property
    def last(self) -> int:
        """The line it ends in."""
        # The parser ends a block collection where the next thing begins, behind comments that belong to neither.
        return super().last if self.flow else max([self.line, *(node.last for node in self._last_nodes())])

    def _last_nodes(self) -> Sequence[Node]:
        raise NotImplementedError


class Items(_Collection):
    """A sequence of nodes; `flow` where it is written in brackets."""

    __slots__ = ("items",)

    def __init__(self, start: Any, *, flow: bool) -> None:
        super().__init__(start, flow=flow)
        self.items: list[Node] = []

    def _last_nodes(self) -> Sequence[Node]:
        return self.items[-1:]


class Pairs(_Collection):
    """A mapping as the list of its pairs, in order and with repeated keys kept; a pair is (key, value or None)."""

    __slots__ = ("pairs",)

    def __init__(self, start: Any, *, flow: bool) -> None:
        super().__init__(start, flow=flow)
        self.pairs: list[tuple[Scalar, Node | None]] = []

    def _last_nodes(self) -> Sequence[Node]:
        return [node for node in self.pairs[-1] if node] if self.pairs else []


Node = Scalar | Items | Pairs


class ParseError(NamedTuple):
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
        self.slips: list[ParseError] = []
