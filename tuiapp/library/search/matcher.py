"""Which papers of a corpus answer a query."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from tuiapp.library.index.corpus import Corpus, Tag
from tuiapp.library.search.pattern import pattern_for
from tuiapp.library.search.query import Query, Term, is_in_dates
from tuiapp.library.text.folding import searched

UNDATED: Final = "undated"
"""The date facet of papers without a date."""

_SPARSE: Final = 8
"""Where fewer than one paper in so many can answer, each is looked at alone instead of looking through all."""


class Matcher:
    """A query made ready for one corpus; it looks through any stretch of rows, in their order."""

    _chosen: Term | None
    _postings: list[memoryview[int]]

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self._corpus = corpus
        facets = [term for term in query.terms if term.field in ("tag", "has")]
        texts = [term for term in query.terms if term.field not in ("tag", "has", "date")]
        self._ranges = _day_ranges(corpus, [term for term in query.terms if term.field == "date"])
        named = [(term, _postings(corpus, term)) for term in facets if not term.is_negated]
        self._chosen, self._postings = min(named, key=lambda one: sum(map(len, one[1])), default=(None, []))
        self._scanned = max((term for term in texts if not term.is_negated), key=_length, default=None)
        self._checks = [_facet_check(corpus, term) for term in facets if term is not self._chosen]
        self._checks += (text_check(corpus, term) for term in texts if term is not self._scanned)

    @cached_property
    def _all_checks(self) -> list[Callable[[int], bool]]:
        """All but the word that is looked for in one go; the few need not be asked whether they are the few."""
        return [*self._checks, *([_facet_check(self._corpus, self._chosen)] if self._chosen else [])]

    def reach(self, first: int, papers: int) -> int:
        """The row up to which about so many papers have to be looked at."""
        total, few = self._corpus.total, sum(map(len, self._postings))
        looks_at_all = self._chosen is None or (self._scanned is not None and few * _SPARSE >= total)
        return min(total, first + (papers if looks_at_all else papers * total // max(1, few)))

    def rows(self, first: int, last: int) -> array[int]:
        """The rows from first up to last that answer."""
        found = array("I")
        for start, end in self._ranges:
            if start < last and end > first:
                found.extend(self._chunk(max(start, first), min(end, last)))
        return found

    def among(self, rows: Iterable[int]) -> array[int]:
        """Those of some rows that answer."""
        checks = [*self._all_checks]
        if self._scanned is not None:
            checks.append(text_check(self._corpus, self._scanned))
        if self._ranges != [(0, self._corpus.total)]:
            checks.append(lambda row: any(start <= row < end for start, end in self._ranges))
        return array("I", _holding(checks, rows))

    def _chunk(self, first: int, last: int) -> Iterable[int]:
        scanned = self._scanned
        if self._chosen is None:
            rows = range(first, last) if scanned is None else _scan(self._corpus, scanned, first, last)
            return _holding(self._checks, rows)
        few = _between(self._postings, first, last)
        if scanned is None:
            return _holding(self._checks, few)
        if len(few) * _SPARSE < last - first:
            return _holding([*self._checks, text_check(self._corpus, scanned)], few)
        return _holding(self._all_checks, _scan(self._corpus, scanned, first, last))


def _between(postings: list[memoryview[int]], first: int, last: int) -> Sequence[int]:
    """The rows from first up to last that stand in any postings, in order."""
    parts = [rows[bisect_left(rows, first) : bisect_left(rows, last)] for rows in postings]
    return parts[0] if len(parts) == 1 else sorted(set(chain.from_iterable(parts)))


def _holding(checks: Iterable[Callable[[int], bool]], rows: Iterable[int]) -> Iterable[int]:
    """The rows for which all checks hold."""
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
    longer, shorter = pattern_for(mine), pattern_for(other)
    if shorter.initials:
        return shorter.initials in searched(mine.values[0]).initials
    return shorter.pattern is None and shorter.literal in longer.literal


def _length(term: Term) -> int:
    needle = pattern_for(term)
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


def _postings(corpus: Corpus, term: Term) -> list[memoryview[int]]:
    """The rows of each tag or part that a facet term names."""
    if term.field == "has":
        start, end = corpus.meta.has.get(term.values[0], (0, 0))
        return [corpus.postings[start:end]]
    return [corpus.postings[tag.start : tag.end] for tag in tags_meant(corpus, term.values)]


def _flags(corpus: Corpus, term: Term) -> bytearray:
    """A byte for each row, 1 for those that a facet term names."""
    flags = bytearray(corpus.total)
    for row in chain.from_iterable(_postings(corpus, term)):
        flags[row] = 1
    return flags


def tags_meant(corpus: Corpus, values: tuple[str, ...]) -> list[Tag]:
    """The tags that values name; one that no paper has is half-typed and means all that begin with it."""
    known = {tag.folded for tag in corpus.tags}
    whole = {value for value in values if value in known}
    begun = tuple(value for value in values if value not in known)
    return [tag for tag in corpus.tags if tag.folded in whole or tag.folded.startswith(begun)]


def _facet_check(corpus: Corpus, term: Term) -> Callable[[int], bool]:
    flags = _flags(corpus, term)
    return (lambda row: not flags[row]) if term.is_negated else lambda row: bool(flags[row])


def text_check(corpus: Corpus, term: Term) -> Callable[[int], bool]:
    """Whether a text term holds for a row, as a function that is called for many."""
    literal, pattern, its_initials = pattern_for(term)
    find, view, spans, field = corpus.find, corpus.view, corpus.spans, term.field
    if its_initials and not field:
        at, literal, pattern = corpus.initials_at, its_initials, None
    else:
        at = corpus.text_at
    if not field and pattern is None:
        return lambda row: (find(literal, at[row], at[row + 1]) >= 0) is not term.is_negated

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
    needle = pattern_for(term)
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
