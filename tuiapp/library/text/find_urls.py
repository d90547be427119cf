"""Urls that stand in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_URL: Final = re.compile(r"https?://[\w\-.~:/?#\[\]@!$&'()*+,;=%]{1,2048}", re.ASCII | re.IGNORECASE)
"""Only ASCII: Korean particles are glued to a url without a space (`https://e.org/x에서`)."""

_PAIRS: Final = {")": "(", "]": "["}


def find_urls(text: str) -> Iterator[tuple[int, int]]:
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
