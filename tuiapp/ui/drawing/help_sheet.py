"""The keys as one sheet: what each does, in two columns where there is room."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Final, NamedTuple

from textual.content import Content

TWO_COLUMNS_FROM: Final = 76
"""Columns of the terminal from which two columns of keys stand side by side."""

_KEYS: Final = 9
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
        return [*lines, *chain.from_iterable(_groups(sections, width))]
    each = (width - _GAP) // 2
    left, right = _halves(list(_groups(sections, each)))
    columns = zip_longest(left, right, fillvalue=Content(""))
    return [*lines, *(one + " " * (each + _GAP - one.cell_length) + other for one, other in columns)]


def _halves(groups: Sequence[Sequence[Content]]) -> tuple[list[Content], list[Content]]:
    """Groups of lines as two columns of about the same height, the first not the lower one."""
    half = (sum(map(len, groups)) + 1) // 2
    left: list[Content] = []
    rest = deque(groups)
    while rest and len(left) < half:
        left += rest.popleft()
    right = list(chain.from_iterable(rest))
    return left, right[1:] if right and not right[0] else right


def _groups(sections: Iterable[Section], width: int) -> Iterator[list[Content]]:
    """The lines of each entry, which stay together; those of a section's first one have its heading above them."""
    is_first = True
    for section in sections:
        heading = ([] if is_first else [Content("")]) + [Content(section.title).stylize("label")]
        for entry in section.entries:
            yield [*heading, *_entry(entry, width)]
            heading = []
        is_first = False


def _entry(entry: Entry, width: int) -> Iterator[Content]:
    keys = Content(entry.keys).stylize("chosen")
    if keys.cell_length >= _KEYS and keys.cell_length + 2 + Content(entry.what).cell_length <= width:
        yield keys + "  " + Content(entry.what).stylize("muted")
        return
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
