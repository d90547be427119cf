"""How well a paper answers the words of a query: where they stand, whether whole, how rare they are, how near."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Final

from tuiapp.library.index.corpus import Corpus
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.library.search.parser import Term
from tuiapp.library.search.pattern import SearchPattern, pattern_of
from tuiapp.library.search.query import Query
from tuiapp.library.search.word_bounds import SearchedBytes
from tuiapp.library.search_fields import MY, NOTE_WEIGHT, fields

MOST_WEIGHED: Final = 5000
"""Papers that are weighed; behind so many that have all words, those that follow stay in the order of the list."""

_OF_A_PART: Final = 0.3
"""What a word counts that stands inside of another one, beside one that stands alone."""
_NEAR: Final = 40
"""Bytes between two words at which their nearness counts half."""


def by_relevance(corpus: Corpus, marked: MarkedRows, rows: Sequence[int], query: Query) -> list[int]:
    """Rows by how well they answer the words of a query, the best first; equal ones stay in their order.

    Papers that have the words as words by themselves come before all others, wherever these have them.

    Args:
        corpus: the papers.
        marked: what the reader has written about them.
        rows: rows that answer, the likelier ones first.
        query: a query that asks for words.

    """
    weigh = _weigher(corpus, marked, query.words)
    weighed = {row: weigh(row) for row in rows[:MOST_WEIGHED]}
    return [*sorted(weighed, key=weighed.__getitem__, reverse=True), *rows[MOST_WEIGHED:]]


def _weigher(corpus: Corpus, marked: MarkedRows, words: Sequence[Term]) -> Callable[[int], tuple[int, float]]:
    patterns = [(pattern_of(term), _rarity(corpus, term)) for term in words]
    whole = [pattern_of(term._replace(is_whole=True, is_half_typed=False)) for term in words]
    sections = {field.name: field.weight for field in fields().values() if field.text is not None}
    sections["notes"] = NOTE_WEIGHT

    def texts_of(row: int) -> Iterator[tuple[SearchedBytes, int, tuple[int, int]]]:
        """What is weighed of a paper: bytes, their weight, and where in them it stands."""
        for section, weight in sections.items():
            for place in corpus.places_of(row, section):
                yield corpus, weight, place
        if row in marked.notes:
            note = marked.searched_note(row)
            yield note, fields()[MY].weight, (0, len(note.view))

    def weigh(row: int) -> tuple[int, float]:
        total, alone = 0.0, set[int]()
        for text, weight, (start, end) in texts_of(row):
            places = []
            for number, ((pattern, rarity), as_word) in enumerate(zip(patterns, whole, strict=True)):
                at, worth = _best(text, pattern, as_word, start, end)
                total += weight * rarity * worth
                alone |= {number} if worth == 1 else set()
                places += [at] if worth else []
            total += weight * sum(_NEAR / (_NEAR + abs(later - sooner)) for sooner, later in pairwise(places))
        return len(alone), total

    return weigh


def _best(
    text: SearchedBytes, pattern: SearchPattern, as_word: SearchPattern, start: int, end: int
) -> tuple[int, float]:
    """Where a word stands in a text and what that is worth: as a word by itself if it does so anywhere."""
    found = pattern.find(text, start, end)
    if not found:
        return 0, 0.0
    alone = as_word.find(text, start, end)
    return (alone[0], 1.0) if alone else (found[0], _OF_A_PART)


def _rarity(corpus: Corpus, term: Term) -> float:
    """How much a word tells of a paper: little where many have it."""
    having = corpus.words.count(pattern_of(term).literal)
    return log(1 + corpus.total / (1 + having))
