"""The keys as one sheet: what each does, in two columns where there is room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from textual.content import Content

TWO_COLUMNS_FROM: Final = 84
"""Columns of the terminal from which two columns of keys stand side by side."""

_KEYS: Final = 14
"""Columns that the keys of one entry take."""

_GAP: Final = 3
_BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")


class Entry(NamedTuple):
    """Some keys that do the same, as they are written on a keyboard, and what they do."""

    keys: str
    what: str


class Section(NamedTuple):
    """A heading and the entries below it."""

    title: str
    entries: tuple[Entry, ...]


def sheet(about: str, sections: Sequence[Section], width: int) -> list[Content]:
    """The lines of the sheet.

    Args:
        about: what the pane is for, in the little Markdown that `about` of a pane has: a heading, words in bold.
        sections: the keys, those of the pane first.
        width: columns of the sheet.
    """
    lines = [*_prose(about, width), Content("")] if about else []
    if width < TWO_COLUMNS_FROM:
        return [*lines, *_column(sections, width)]
    each = (width - _GAP) // 2
    left, right = _halves(sections)
    columns = zip_longest(_column(left, each), _column(right, each), fillvalue=Content(""))
    return [*lines, *(one + " " * (each + _GAP - one.cell_length) + other for one, other in columns)]


def _halves(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """The sections in two columns of about the same height; one that is longer than half goes on in the second."""
    total = sum(len(section.entries) + 2 for section in sections)
    left: list[Section] = []
    right: list[Section] = []
    used = 0
    for section in sections:
        room = (total + 1) // 2 - used - 2
        head, tail = section.entries[: max(0, room)], section.entries[max(0, room) :]
        left += [Section(section.title, head)] if head else []
        right += [Section("" if head else section.title, tail)] if tail else []
        used += len(section.entries) + 2
    return left, right


def _column(sections: Iterable[Section], width: int) -> Iterator[Content]:
    """One column: under each heading a line an entry, and more where what it does needs them."""
    is_first = True
    for section in sections:
        if not is_first and section.title:
            yield Content("")
        is_first = False
        if section.title:
            yield Content(section.title).stylize("label")
        for entry in section.entries:
            yield from _entry(entry, width)


def _entry(entry: Entry, width: int) -> Iterator[Content]:
    keys = Content(entry.keys).stylize("chosen")
    said = Content(entry.what).stylize("muted").wrap(max(10, width - _KEYS))
    for number, line in enumerate(said):
        if number or keys.cell_length < _KEYS:
            start = Content("") if number else keys
            yield start + " " * (_KEYS - start.cell_length) + line
        else:
            yield from (keys.truncate(width, ellipsis=True), Content(" " * _KEYS) + line)


def _prose(text: str, width: int) -> Iterator[Content]:
    """The paragraphs of what a pane is for, wrapped, with its headings and bold words."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        words = " ".join(paragraph.split())
        if words.startswith("#"):
            yield Content(words.lstrip("# ")).stylize("title")
            continue
        yield from _bold(words).wrap(width)


def _bold(text: str) -> Content:
    parts = _BOLD.split(text)
    return Content("").join(
        Content(part).stylize("chosen") if at % 2 else Content(part) for at, part in enumerate(parts)
    )
