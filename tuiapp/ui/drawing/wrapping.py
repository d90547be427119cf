"""A page → its lines, one at a time, so that nothing is wrapped before it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from textual.content import Content, Span

from tuiapp.ui.drawing.note_page import BLANK, Block, Columns, Parts

NARROWEST_COLUMN: Final = 28
"""Columns of the terminal that a note needs to stand beside another one."""

_GAP: Final = 3
"""Columns between two notes."""

_BETWEEN: Final = Content(" · ").stylize("muted")
"""What stands between two parts of a line."""


def wrapped(blocks: Iterable[Block], width: int, column_width: int) -> Iterator[Content]:
    """The lines of a page, one at a time."""
    for block in blocks:
        if isinstance(block, Columns):
            each = (column_width + _GAP) // len(block.sides) - _GAP
            yield from _side_by_side(block, each) if each >= NARROWEST_COLUMN else _stacked(block, width)
        elif isinstance(block, Parts):
            yield from _filled(block.parts, width)
        else:
            yield from lines_of(block, width) if block else [BLANK]


def lines_of(text: Content, width: int) -> Iterator[Content]:
    """The lines of one paragraph; where a letter is a column, the ends are found without measuring every word."""
    plain = text.plain
    if not plain.isascii() or "\n" in plain:
        yield from text.wrap(width)
        return
    start = 0
    while len(plain) - start > width:
        # The blank at which a line breaks may stand right behind it.
        end = plain.rfind(" ", start, start + width + 1)
        end = start + width if end <= start else end
        yield _cut(text, start, end)
        start = end
        while plain.startswith(" ", start):
            start += 1
    if start < len(plain):
        yield _cut(text, start, len(plain))


def _filled(parts: Iterable[Content], width: int) -> Iterator[Content]:
    """As many parts on a line as fit whole; nothing stands between them where a line ends."""
    line = BLANK
    for part in parts:
        longer = line + _BETWEEN + part if line else part
        if longer.cell_length <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = lines_of(part, width)
        yield from full
    if line:
        yield line


def _cut(text: Content, start: int, end: int) -> Content:
    """A part of an ASCII text; slicing it would divide all of it."""
    plain = text.plain[start:end].rstrip()
    spans = [
        Span(max(0, span.start - start), min(len(plain), span.end - start), span.style)
        for span in text.spans
        if span.start < end and span.end > start
    ]
    return Content(plain, spans, cell_length=len(plain), strip_control_codes=False)


def _side_by_side(block: Columns, width: int) -> Iterator[Content]:
    sides = (wrapped(side.paragraphs, width, 0) for side in block.sides)
    for *lines, last in zip_longest(*sides, fillvalue=BLANK):
        row = BLANK
        for line in lines:
            row += line + " " * (width + _GAP - line.cell_length)
        yield row + last


def _stacked(block: Columns, width: int) -> Iterator[Content]:
    first, *others = (side.paragraphs for side in block.sides)
    below = (paragraph for side in others for paragraph in (BLANK, *side))
    return wrapped((*first, *below), width, 0)
