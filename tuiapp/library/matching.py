"""Which papers of a corpus answer a query."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Final

from tuiapp.library.corpus import Corpus, Tag
from tuiapp.library.folding import searched
from tuiapp.library.needle import needle_for
from tuiapp.library.query import Query, Term, is_in_dates

UNDATED: Final = "undated"
"""The date facet of papers without a date."""

_SPARSE: Final = 8
"""Where fewer than one paper in so many can answer, each is looked at alone instead of looking through all."""


class Matcher:
    """A query made ready for one corpus; it looks through any stretch of rows, in their order."""

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self._corpus = corpus
        facets = [term for term in query.terms if term.field in ("tag", "has")]
        texts = [term for term in query.terms if term.field not in ("tag", "has", "date")]
        self._ranges = _day_ranges(corpus, [term for term in query.terms if term.field == "date"])
        self._few = min((_rows_of(corpus, term) for term in facets if not term.is_negated), key=len, default=None)
        self._scanned = max((term for term in texts if not term.is_negated), key=_length, default=None)
        self._facet_checks = [_facet_check(corpus, term) for term in facets]
        self._other_checks = [text_check(corpus, term) for term in texts if term is not self._scanned]

    def rows(self, first: int, last: int) -> array[int]:
        """The rows from first up to last that answer."""
        found = array("I")
        for start, end in self._ranges:
            if start < last and end > first:
                found.extend(self._stretch(max(start, first), min(end, last)))
        return found

    def among(self, rows: Iterable[int]) -> array[int]:
        """Those of some rows that answer."""
        checks = [*self._facet_checks, *self._other_checks]
        if self._scanned is not None:
            checks.append(text_check(self._corpus, self._scanned))
        in_range = (row for row in rows if any(start <= row < end for start, end in self._ranges))
        return array("I", (row for row in in_range if all(check(row) for check in checks)))

    def _stretch(self, first: int, last: int) -> Iterable[int]:
        checks = [*self._facet_checks, *self._other_checks]
        few = self._few
        rows: Iterable[int] = range(first, last)
        if few is not None:
            rows = few[bisect_left(few, first) : bisect_left(few, last)]
        if self._scanned is not None:
            if few is not None and len(rows) * _SPARSE < last - first:  # type: ignore[arg-type]
                checks.append(text_check(self._corpus, self._scanned))
            else:
                rows = _scan(self._corpus, self._scanned, first, last)
        for check in checks:
            rows = filter(check, rows)
        return rows


def narrows(new: Query, old: Query) -> bool:
    """Whether every paper that answers a query is sure to answer another one, as while a word is being typed."""
    return all(any(_implies(mine, other) for mine in new.terms) for other in old.terms)


def _implies(mine: Term, other: Term) -> bool:
    if mine._replace(start=0, end=0) == other._replace(start=0, end=0):
        return True
    is_text = not {mine.field, other.field} & {"tag", "has", "date"}
    if not is_text or mine.is_negated or other.is_negated or other.field not in ("", mine.field):
        return False
    longer, shorter = needle_for(mine), needle_for(other)
    if shorter.initials:
        return shorter.initials in searched(mine.values[0]).initials
    return shorter.pattern is None and shorter.literal in longer.literal


def _length(term: Term) -> int:
    needle = needle_for(term)
    return len(needle.literal) or len(needle.initials)


def _day_ranges(corpus: Corpus, terms: list[Term]) -> list[tuple[int, int]]:
    """The stretches of rows whose days are asked for; days stand one behind the other."""
    starts = [*corpus.meta.day_starts, corpus.total]
    if not terms:
        return [(0, corpus.total)]
    ranges: list[tuple[int, int]] = []
    for number, day in enumerate(corpus.meta.days):
        if all(is_in_dates(day or UNDATED, term.values) is not term.is_negated for term in terms):
            if ranges and ranges[-1][1] == starts[number]:
                ranges[-1] = (ranges[-1][0], starts[number + 1])
            else:
                ranges.append((starts[number], starts[number + 1]))
    return ranges


def _rows_of(corpus: Corpus, term: Term) -> memoryview | array[int]:
    """The rows that a facet term names, in order."""
    if term.field == "has":
        start, end = corpus.meta.has.get(term.values[0], (0, 0))
        return corpus.postings[start:end]
    parts = [corpus.postings[tag.start : tag.end] for tag in tags_meant(corpus, term.values)]
    return parts[0] if len(parts) == 1 else array("I", sorted(set(chain.from_iterable(parts))))


def tags_meant(corpus: Corpus, values: tuple[str, ...]) -> list[Tag]:
    """The tags that values name; one that no paper has is half-typed and means all that begin with it."""
    known = {tag.folded for tag in corpus.tags}
    whole = {value for value in values if value in known}
    begun = tuple(value for value in values if value not in known)
    return [tag for tag in corpus.tags if tag.folded in whole or tag.folded.startswith(begun)]


def _facet_check(corpus: Corpus, term: Term) -> Callable[[int], bool]:
    has = bytearray(corpus.total)
    for row in _rows_of(corpus, term):
        has[row] = 1
    return (lambda row: not has[row]) if term.is_negated else lambda row: bool(has[row])


def text_check(corpus: Corpus, term: Term) -> Callable[[int], bool]:
    """Whether a text term holds for a row, as a function that is called for many."""
    literal, pattern, its_initials = needle_for(term)
    find, view, spans, field = corpus.find, corpus.view, corpus.spans, term.field
    if its_initials and not field:
        at = corpus.initials_at
        return lambda row: (find(its_initials, at[row], at[row + 1]) >= 0) is not term.is_negated

    def holds(row: int) -> bool:
        for start, end in spans(row, field):
            if literal and find(literal, start, end) < 0:
                continue
            if pattern is None or pattern.search(view, start, end):
                return not term.is_negated
        return term.is_negated

    return holds


def _scan(corpus: Corpus, term: Term, first: int, last: int) -> Iterable[int]:
    """The rows where a text term holds, found by looking through their bytes from one end to the other."""
    needle = needle_for(term)
    if not needle.literal and not needle.initials:
        return filter(text_check(corpus, term), range(first, last))
    if needle.initials:
        rows, is_sure = _hits(corpus, corpus.initials_at, needle.initials, first, last), not term.field
    else:
        rows = _hits(corpus, corpus.text_at, needle.literal, first, last)
        is_sure = not term.field and needle.pattern is None
    return rows if is_sure else filter(text_check(corpus, term), rows)


def _hits(corpus: Corpus, at: memoryview[int], word: bytes, first: int, last: int) -> list[int]:
    """The rows whose bytes, which begin at these places, have a word."""
    # A list of the places is quicker to look at than the mapped numbers, and of a common word all are looked at.
    find, starts, rows, row = corpus.find, at[first : last + 1].tolist(), [], 0
    end = starts[-1]
    place = find(word, starts[0], end)
    while place >= 0:
        if starts[row + 1] <= place:
            row = bisect_right(starts, place, row + 1) - 1
        rows.append(first + row)
        row += 1
        place = find(word, starts[row], end)
    return rows
