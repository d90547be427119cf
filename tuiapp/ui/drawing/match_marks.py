"""The places where a search matches, made visible."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiapp.library.search.highlights import matches_in
from tuiapp.library.search.query import Term

Words = Sequence[Term]


def with_matches(content: Content, words: Words) -> Content:
    """A text in which every place that a word of the query matches is set apart."""
    for start, end in matches_in(content.plain, words):
        content = content.stylize("match", start, end)
    return content


def has_match(line: Content) -> bool:
    """Whether a line that was wrapped from such a text shows a match."""
    return any(span.style == "match" for span in line.spans)
