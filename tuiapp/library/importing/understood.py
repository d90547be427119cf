"""What was made of a paper, part by part, to look over before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from tuiapp.library import languages
from tuiapp.library.paper import Link, Paper
from tuiapp.messages import _

LONGEST_SHOWN: Final = 150
"""Characters of a part that are shown; of a longer one its beginning and its end, where a misreading would be seen."""
_END: Final = 50


class Part(NamedTuple):
    """A part of a paper by its name, and what it says on one line."""

    name: str
    text: str


def understood(paper: Paper) -> Iterator[Part]:
    """The parts that a paper has besides its title and its day, in the order in which they are read.

    Args:
        paper: a paper as its reader made it.

    Yields:
        Each part with its text, which is shortened in its middle where it is long.

    """
    if paper.authors:
        yield Part(_("authors"), shortened(", ".join(paper.authors)))
    for link in paper.links:
        yield Part(_("link"), _said(link))
    if paper.tags:
        yield Part(_("tags"), shortened(" ".join(f"#{tag}" for tag in paper.tags)))
    if paper.abstract:
        yield Part(_("abstract"), shortened(paper.abstract))
    for note in paper.notes:
        name = _("{language} note").format(language=languages.name(note.language))
        yield Part(name, shortened(note.text))
    for name, text in paper.properties:
        yield Part(name, shortened(text))


def shortened(text: str) -> str:
    """A text on one line; of a long one the beginning and the end."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_SHOWN:
        return line
    # A word that is cut is no harm here, where words of Korean and addresses may have no blank for long.
    return f"{line[: LONGEST_SHOWN - _END].rstrip()} … {line[-_END:].lstrip()}"


def _said(link: Link) -> str:
    url = shortened(link.url)
    return f"{link.label}: {url}" if link.label else url
