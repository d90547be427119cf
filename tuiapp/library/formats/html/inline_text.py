"""Pieces of text inside a block → the one line that a browser shows of them, with its links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from tuiapp.library.formats.html.hrefs import IN_PAGE
from tuiapp.library.formats.lines import Line, LineLink
from tuiapp.library.text.cleaning import clean

_BLANKS: Final = re.compile(r"\s+")
_MOST_LINKS: Final = 500
"""Links that are kept of one line; no line of a digest has ten."""


def line_of(number: int, pieces: Iterable[tuple[str, str | None]]) -> Line:
    """The line of some pieces of text, each with the target of the link that it stands in.

    White space is one blank, as a browser shows it, and a link that is split over several elements is one.
    """
    words: list[str] = []
    links: list[LineLink] = []
    end = 0
    for text, href in _joined(pieces):
        start, end = end, end + len(text)
        words.append(text)
        if href and href != IN_PAGE and text.strip() and len(links) < _MOST_LINKS:
            links.append(LineLink(end - len(text.lstrip()), start + len(text.rstrip()), href))
    joined = "".join(words)
    cleaned = clean(joined)
    if cleaned != joined:
        # A letter whose parts stand in two elements.
        links = [LineLink(len(clean(joined[:start])), len(clean(joined[:end])), url) for start, end, url in links]
    return Line(number, cleaned.rstrip(), links=tuple(links))


def _joined(pieces: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """The pieces cleaned, those of one link together with what is blank between them, and one blank between words."""
    is_after_blank = True
    for href, run in groupby(_with_blanks_linked(list(pieces)), key=itemgetter(1)):
        text = _BLANKS.sub(" ", clean("".join(text for text, _ in run)))
        text = text.removeprefix(" ") if is_after_blank else text
        if text:
            is_after_blank = text.endswith(" ")
            yield text, href


def _with_blanks_linked(pieces: list[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """The pieces, in which a blank between two of one link belongs to it too."""
    for at, (text, href) in enumerate(pieces):
        if not text.strip() and 0 < at < len(pieces) - 1 and pieces[at - 1][1] == pieces[at + 1][1]:
            yield text, pieces[at - 1][1]
        else:
            yield text, href
