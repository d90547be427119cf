"""What a YAML text is made of: plain nodes with their places, in which every scalar is text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

LINE_END: Final = re.compile("\r\n?|[\n\x85\u2028\u2029]")
"""What the YAML parsers count as the end of a line."""


_GLUED_COMMENT: Final = re.compile(r"[ \t]*(#[^\s#][^\r\n]*)")


# Written out, as each dataclass of a start costs it a millisecond.
class Mark:
    """A place in a text, both counted from 0, as the parser has it."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


# Of most nodes nobody asks the place, so it is not taken from the marks before.
class _Placed:
    """Something between two marks of the parser; lines and columns count from 1."""

    __slots__ = ("_end", "_start")

    def __init__(self, start: Any, end: Any) -> None:
        self._start = start
        self._end = end

    def end(self, mark: Any) -> None:
        """Set where it ends."""
        self._end = mark

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

    @property
    def span(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Line and column of its start and of its end, all counted from 0."""
        return (self._start.line, self._start.column), (self._end.line, self._end.column)

    def move(self, lines: int) -> None:
        """Take the place in a whole text of what was parsed as a part of it, which begins so many lines below."""
        start, end = self.span
        self._start = Mark(start[0] + lines, start[1])
        self._end = Mark(end[0] + lines, end[1])


class Scalar(_Placed):
    """A text."""

    __slots__ = ("text",)

    def __init__(self, text: str, start: Any, end: Any) -> None:
        # Not by `super`: a digest is mostly of these.
        self.text = text
        self._start = start
        self._end = end


class Broken(Scalar):
    """A value that is no YAML, as the text that it most likely was meant to be; a slip names it already."""

    __slots__ = ()


class _Collection(_Placed):
    __slots__ = ("flow",)

    def __init__(self, start: Any, *, flow: bool) -> None:
        super().__init__(start, start)
        self.flow = flow

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


def nodes_in(node: Node | None) -> Iterator[Node]:
    """A node and all below it, in the order they are written."""
    waiting = [node]
    while waiting:
        if (node := waiting.pop()) is None:
            continue
        yield node
        if isinstance(node, Items):
            waiting += reversed(node.items)
        elif isinstance(node, Pairs):
            waiting += (part for pair in reversed(node.pairs) for part in reversed(pair))


def words_of(node: Node | None) -> str:
    """All that a node says, in one text."""
    return " ".join(part.text for part in nodes_in(node) if isinstance(part, Scalar) and part.text.strip())


class ParseError(NamedTuple):
    """Something that was refused or is not as YAML has it, at its place."""

    line: int
    column: int
    why: str
    hint: str


class Backslash(NamedTuple):
    """The place of a backslash in double quotes that was taken as text."""

    line: int
    column: int


class Tree:
    """The documents of one text and what was refused of it.

    Attributes:
        text: the text that the places are in.
        is_broken: whether it is no YAML, so that the nodes are the best that could be made of it.
        error: what the parser said where it gave up.
        unclosed: the bracket that was open there.
        aliases: what is said of the aliases, which are not followed; also among the slips.
        backslashes: where one was taken as text that another reader of YAML would obey or refuse.

    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.roots: list[Node] = []
        self.slips: list[ParseError] = []
        self.backslashes: list[Backslash] = []
        self.is_broken = False
        self._starts_of: str | None = None
        self._found: list[int] = []
        self.error: Exception | None = None
        self.unclosed: Items | Pairs | None = None
        self.aliases: ParseError | None = None

    def span(self, node: Node) -> tuple[int, int]:
        """Where in the text a node begins and ends."""
        (line, column), (last, end) = node.span
        starts = self._starts()
        return starts[line] + column, min(starts[min(last, len(starts) - 1)] + end, len(self.text))

    def raw(self, node: Node) -> str:
        """A node as it is written, on one line."""
        start, end = self.span(node)
        return " ".join(self.text[start:end].split())

    def starts_with(self, sign: str, node: Node) -> bool:
        """Whether a node is written with a sign before it, as an anchor and an alias are."""
        return self.text.startswith(sign, self.span(node)[0])

    def glued_comment(self, node: Node) -> str:
        """The comment behind a text without quotes, if no blank stands behind its sign, so that it may be text."""
        start, end = self.span(node)
        comment = _GLUED_COMMENT.match(self.text, end)
        return comment[1].rstrip() if comment and self.text[start : start + 1] not in ('"', "'", "|", ">") else ""

    def _starts(self) -> list[int]:
        """Where each line begins, found once a text."""
        if self._starts_of != self.text:
            self._starts_of, self._found = self.text, [0, *(end.end() for end in LINE_END.finditer(self.text))]
            # A text that ends without a line end is ended by the parser where a line below it would begin.
            self._found.append(len(self.text))
        return self._found
