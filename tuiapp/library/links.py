"""Links that stand inside an abstract or a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tuiapp.library.paper import Link, Paper

_URL: Final = re.compile(r"https?://[\w\-.~:/?#\[\]@!$&'()*+,;=%]{1,2048}", re.ASCII | re.IGNORECASE)
"""Only ASCII: Korean particles are glued to a url without a space (`https://e.org/x에서`)."""

_PAIRS: Final = {")": "(", "]": "["}


def find_links(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each url in a text, without the punctuation of the sentence around it."""
    for match in _URL.finditer(text):
        start, end = match.span()
        end = _without_sentence_end(text, start, end)
        if end > start + len("https://"):
            yield start, end


def _without_sentence_end(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        opener = _PAIRS.get(last)
        closes_nothing = opener is not None and text.count(opener, start, end) < text.count(last, start, end)
        if last not in ".,;:!?'*_~" and not closes_nothing:
            break
        end -= 1
    return end


def text_links(paper: Paper) -> tuple[Link, ...]:
    """The links in a paper's abstract and notes, each once a text; often another paper's, so never its identity."""
    texts = [("abstract", paper.abstract or ""), *((note.language, note.text) for note in paper.notes)]
    found = (Link(text[start:end], where=where) for where, text in texts for start, end in find_links(text))
    return tuple(dict.fromkeys(found))


def urls_of(paper: Paper) -> tuple[str, ...]:
    """Every url that a paper's page shows, as it is written and each once, its own first."""
    return tuple(dict.fromkeys(link.url for link in (*paper.links, *text_links(paper))))
