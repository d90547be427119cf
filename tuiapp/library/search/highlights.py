"""Whether and where the words of a query stand in one text, as written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from tuiapp.library.search.pattern import SearchPattern, pattern_for
from tuiapp.library.search.query import Term
from tuiapp.library.text.folding import fold, keyed, keys_with_places


def stands_in(text: str, term: Term) -> bool:
    """Whether a text has the term's word."""
    folded = keyed(fold(text))
    literal, pattern, _ = pattern_for(term)
    return literal in folded and (pattern is None or pattern.search(folded) is not None)


def matches_in(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Start and end of every place in a text as written where a word of the terms stands, in order and apart."""
    patterns = [pattern_for(term) for term in terms]
    if not patterns or not text:
        return []
    folded, places = keys_with_places(text)
    apart: list[tuple[int, int]] = []
    for start, end in sorted(chain.from_iterable(_places(folded, needle) for needle in patterns)):
        # A half-typed syllable matches some of its keys, and is shown whole.
        first, last = places[start], places[end - 1] + 1
        if apart and first <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], last))
        else:
            apart.append((first, last))
    return apart


def _places(folded: bytes, needle: SearchPattern) -> Iterator[tuple[int, int]]:
    if needle.pattern is not None:
        yield from (match.span() for match in needle.pattern.finditer(folded))
        return
    at = folded.find(needle.literal)
    while at >= 0:
        yield at, at + len(needle.literal)
        at = folded.find(needle.literal, at + len(needle.literal))
