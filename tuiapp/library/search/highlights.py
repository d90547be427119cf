"""Whether and where the words of a query stand in one text, as written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

from tuiapp.library.search.parser import Term
from tuiapp.library.search.pattern import pattern_of
from tuiapp.library.text.folding import fold
from tuiapp.library.text.searched_text import OneText, keyed

MOST_KEPT: Final = 256
"""Texts that are kept as they are looked through: the titles of a screen, and a page or two."""


def stands_in(text: str, term: Term) -> bool:
    """Whether a text has the term's word.

    Args:
        text: a text as written.
        term: a term of one word; its field and whether it is negated do not matter.

    """
    there = _looked_through(text)
    return pattern_of(term).find(there, 0, len(there.view)) is not None


@lru_cache(maxsize=MOST_KEPT)
def _looked_through(text: str) -> OneText:
    """A text as it is looked through: each letter of a search looks through the same texts of a screen again."""
    return OneText(text)


def holds_all(text: str, typed: str) -> bool:
    """Whether a text has every word that was typed, each anywhere and the last syllable of each half-typed."""
    words = (fold(word) for word in typed.split())
    return all(stands_in(text, Term("", (word,), is_half_typed=True)) for word in words if keyed(word))


def matches_in(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where the words of the terms stand in a text.

    Args:
        text: a text as written.
        terms: terms of one word each; their fields do not matter.

    Returns:
        Start and end of every place, as letters of the text, in order and apart.

    """
    patterns = [pattern_of(term) for term in terms]
    if not patterns or not text:
        return []
    there, apart = _looked_through(text), list[tuple[int, int]]()
    for start, end in sorted(chain.from_iterable(each.find_all(there, 0, len(there.view)) for each in patterns)):
        # A half-typed syllable matches some of its keys, and is shown whole.
        first, last = there.as_written(start, end)
        if apart and first <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], last))
        else:
            apart.append((first, last))
    return apart
