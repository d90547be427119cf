"""Markdown → its blocks: headings, quotations, lists, tables, code and paragraphs, each with its place.

Only what a digest is made of is told apart (https://spec.commonmark.org/0.31.2/, and GitHub's tables). A library would
give tokens without the text as it was written, which is what is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

Kind = Literal["heading", "quote", "list", "table", "code", "text", "rule"]

_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE_SIGN: Final = re.compile(r"\s*> ?")
_DELIMITER: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_INSIDE: Final = 2
"""Blanks from which a line below a list item belongs to it."""


class Block(NamedTuple):
    """A block, still masked.

    Attributes:
        kind: what it is.
        number: the line it begins in, counted from 1.
        lines: its lines; of a heading its text, of a quotation what stands behind the signs, else as written.
        level: of a heading how deep it is, from 1; of a list item how many blanks it is indented.

    """

    kind: Kind
    number: int
    lines: tuple[str, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines)


def blocks_of(lines: Sequence[str], first: int = 1) -> list[Block]:
    """The blocks of the lines of a masked text; `first` is the number of the first line.

    An item of a list is a block with all that is indented below it.
    """
    found: list[Block] = []
    for block in _Parser(lines, first).blocks():
        above = found[-1] if found else None
        is_underline = block.kind == "rule" and block.lines[0].lstrip().startswith("=")
        if is_underline and above and above.kind == "text" and above.number + len(above.lines) == block.number:
            found[-1] = above._replace(kind="heading", level=1, lines=(" ".join(above.lines),))
        else:
            found.append(block)
    return found


class _Parser:
    """Goes through the lines once."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._lines = lines
        self._first = first
        self._at = 0

    def blocks(self) -> Iterator[Block]:
        """The blocks in their order."""
        while self._at < len(self._lines):
            start = self._at
            line = self._lines[start]
            self._at += 1
            if line.strip():
                kind, level, kept = self._block(line)
                yield Block(kind, self._first + start, tuple(kept), level)

    def _block(self, line: str) -> tuple[Kind, int, list[str]]:
        if heading := _HEADING.fullmatch(line):
            return "heading", len(heading[1]), [heading[2].strip()]
        if _RULE.fullmatch(line):
            return "rule", 0, [line]
        return self._longer_block(line)

    def _longer_block(self, line: str) -> tuple[Kind, int, list[str]]:
        if fence := _FENCE.match(line):
            return "code", 0, [line, *self._fenced(fence[1])]
        if line.lstrip().startswith(">"):
            return "quote", 0, self._quote(line)
        if "|" in line and self._at < len(self._lines) and is_delimiter(self._lines[self._at]):
            return "table", 0, [line, *self._while(lambda row: "|" in row)]
        if _ITEM.match(line):
            return "list", _indentation(line), [line.rstrip(), *self._below_item()]
        return "text", 0, [line.rstrip(), *self._paragraph()]

    def _while(self, goes_on: Callable[[str], bool]) -> list[str]:
        start = self._at
        while self._at < len(self._lines) and goes_on(self._lines[self._at]):
            self._at += 1
        return list(self._lines[start : self._at])

    def _fenced(self, fence: str) -> list[str]:
        inside = self._while(lambda line: not line.strip().startswith(fence))
        closing = self._lines[self._at : self._at + 1]
        self._at += 1
        return [*inside, *closing]

    def _quote(self, line: str) -> list[str]:
        lines = [line, *self._while(lambda other: other.lstrip().startswith(">"))]
        return [_QUOTE_SIGN.sub("", other, count=1).rstrip() for other in lines]

    def _paragraph(self) -> list[str]:
        return [line.rstrip() for line in self._while(lambda line: bool(line.strip()) and not _interrupts(line))]

    def _below_item(self) -> list[str]:
        """What belongs to an item: all that is indented, and lines that go on with its paragraph."""
        found: list[str] = []
        is_below_blank = False
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip():
                following = next((other for other in self._lines[self._at : self._at + 4] if other.strip()), "")
                goes_on = _indentation(following) >= _INSIDE
            else:
                goes_on = _indentation(line) >= _INSIDE or not (is_below_blank or _interrupts(line))
            if not goes_on:
                break
            is_below_blank = not line.strip()
            found.append(line.rstrip())
            self._at += 1
        return found


def _indentation(line: str) -> int:
    """The blanks that a line begins with; a tab counts for four."""
    return len(line) - len(line.lstrip(" \t")) + 3 * (line[: len(line) - len(line.lstrip())].count("\t"))


def _interrupts(line: str) -> bool:
    """Whether a line begins a block of its own right under a paragraph."""
    return bool(
        _HEADING.fullmatch(line)
        or _FENCE.match(line)
        or _RULE.fullmatch(line)
        or line.lstrip().startswith(">")
        or _ITEM.match(line)
    )


def is_delimiter(line: str) -> bool:
    """Whether a line parts the head of a table from its rows."""
    return "-" in line and "|" in line and _DELIMITER.fullmatch(line) is not None


def cells(row: str) -> list[str]:
    """The cells of a table's row."""
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def item_text(block: Block) -> tuple[str, str]:
    """The sign and the text of a list item's first line."""
    match = _ITEM.match(block.lines[0])
    return (match[0], block.lines[0][match.end() :]) if match else ("", block.lines[0])
