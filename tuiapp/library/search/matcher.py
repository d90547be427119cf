"""Which papers of a corpus answer a query."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from tuiapp.library.index.corpus import Corpus, Tag
from tuiapp.library.search.pattern import SearchPattern, initials_pattern, pattern_of
from tuiapp.library.search.query import Query, Term, is_text
from tuiapp.library.search_fields import ANYWHERE, fields

_SPARSE: Final = 8
"""Where fewer than one paper in so many can answer, each is looked at alone instead of looking through all."""

Check = Callable[[int], bool]
"""Whether a condition holds for a row, as a function that is called for many."""


class Matcher:
    """A query made ready for one corpus; it looks through any part of its rows, in their order."""

    _chosen: Term | None
    _postings: list[memoryview[int]]

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self._corpus = corpus
        alone = [group[0] for group in query.groups if len(group) == 1]
        facets = [term for term in alone if kind_of(term) in ("tag", "part")]
        self._ranges = _day_ranges(corpus, [term for term in alone if kind_of(term) == "date"])
        named = [(term, _postings(corpus, term)) for term in facets if not term.is_negated]
        self._chosen, self._postings = min(named, key=lambda one: sum(map(len, one[1])), default=(None, []))
        texts = [group for group in query.groups if all(is_text(term) for term in group)]
        scannable = [group for group in texts if not any(term.is_negated for term in group)]
        self._scanned = max(scannable, key=lambda group: min(map(_length, group)), default=None)
        self._checks = [_facet_check(corpus, term) for term in facets if term is not self._chosen]
        others = [group for group in query.groups if group is not self._scanned]
        self._checks += (text_check(corpus, group[0]) for group in others if len(group) == 1 and is_text(group[0]))
        self._checks += (_any_check(corpus, group) for group in others if len(group) > 1)

    @cached_property
    def _all_checks(self) -> list[Check]:
        """All but the words that are looked for in one go; the few need not be asked whether they are the few."""
        return [*self._checks, *([_facet_check(self._corpus, self._chosen)] if self._chosen else [])]

    def end_of_chunk(self, first: int, papers: int) -> int:
        """The row up to which about so many papers have to be looked at, from a first row on."""
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

    def filtered(self, rows: Iterable[int]) -> array[int]:
        """Those of some rows that answer."""
        checks = [*self._all_checks]
        if self._scanned is not None:
            checks.append(_any_check(self._corpus, self._scanned))
        if self._ranges != [(0, self._corpus.total)]:
            checks.append(lambda row: any(start <= row < end for start, end in self._ranges))
        return array("I", _holding(checks, rows))

    def _chunk(self, first: int, last: int) -> Iterable[int]:
        scanned = self._scanned
        if self._chosen is None:
            rows = range(first, last) if scanned is None else _scan_any(self._corpus, scanned, first, last)
            return _holding(self._checks, rows)
        few = _between(self._postings, first, last)
        if scanned is None:
            return _holding(self._checks, few)
        if len(few) * _SPARSE < last - first:
            return _holding([*self._checks, _any_check(self._corpus, scanned)], few)
        return _holding(self._all_checks, _scan_any(self._corpus, scanned, first, last))


def _between(postings: list[memoryview[int]], first: int, last: int) -> Sequence[int]:
    """The rows from first up to last that stand in any postings, in order."""
    parts = [rows[bisect_left(rows, first) : bisect_left(rows, last)] for rows in postings]
    return parts[0] if len(parts) == 1 else sorted(set(chain.from_iterable(parts)))


def _holding(checks: Iterable[Check], rows: Iterable[int]) -> Iterable[int]:
    """The rows for which all checks hold."""
    for check in checks:
        rows = filter(check, rows)
    return rows


def narrows(new: Query, old: Query) -> bool:
    """Whether every paper that answers a query is sure to answer another one, as while a word is being typed."""
    return all(any(_group_implies(mine, other) for mine in new.groups) for other in old.groups)


def _group_implies(mine: tuple[Term, ...], other: tuple[Term, ...]) -> bool:
    return all(any(_implies(term, one) for one in other) for term in mine)


def _implies(mine: Term, other: Term) -> bool:
    if mine._replace(start=0, end=0) == other._replace(start=0, end=0):
        return True
    is_word = is_text(mine) and is_text(other) and not (mine.is_negated or other.is_negated or other.is_whole)
    if not is_word or other.field not in ("", mine.field):
        return False
    return pattern_of(mine).implies(pattern_of(other), mine.values[0])


def kind_of(term: Term) -> str:
    """How the values of a term are compared."""
    return fields().get(term.field, ANYWHERE).kind


def _length(term: Term) -> int:
    pattern = pattern_of(term)
    return len(pattern.literal) or len(pattern.initials)


def _day_ranges(corpus: Corpus, terms: list[Term]) -> list[tuple[int, int]]:
    """The rows whose days are asked for, from one up to another; days stand one behind the other."""
    starts = [*corpus.meta.day_starts, corpus.total]
    if not terms:
        return [(0, corpus.total)]
    ranges: list[tuple[int, int]] = []
    for number, day in enumerate(corpus.meta.days):
        if all(_is_on(day, term) for term in terms):
            if ranges and ranges[-1][1] == starts[number]:
                ranges[-1] = (ranges[-1][0], starts[number + 1])
            else:
                ranges.append((starts[number], starts[number + 1]))
    return ranges


def _is_on(day: str, term: Term) -> bool:
    """Whether a date term holds for a day of the corpus, which is "" for papers without a date."""
    return any((day in dates) if dates and day else (dates is None and not day) for dates in term.dates) is not (
        term.is_negated
    )


def _postings(corpus: Corpus, term: Term) -> list[memoryview[int]]:
    """The rows of each tag or part that a facet term names."""
    if kind_of(term) == "part":
        ranges = (corpus.meta.has.get(value, (0, 0)) for value in term.values)
        return [corpus.postings[start:end] for start, end in ranges]
    return [corpus.postings[tag.start : tag.end] for tag in tags_meant(corpus, term.values)]


def _flags(corpus: Corpus, term: Term) -> bytearray:
    """A byte for each row, 1 for those that a facet term names."""
    flags = bytearray(corpus.total)
    for row in chain.from_iterable(_postings(corpus, term)):
        flags[row] = 1
    return flags


def tags_meant(corpus: Corpus, values: tuple[str, ...]) -> list[Tag]:
    """The tags that values name: those below them too, and where no paper has one, all that begin with it."""
    known = {tag.folded for tag in corpus.tags}
    whole = {value for value in values if value in known}
    above = tuple(f"{value}/" for value in values)
    begun = tuple(value for value in values if value not in known)
    return [tag for tag in corpus.tags if tag.folded in whole or tag.folded.startswith(above + begun)]


def _facet_check(corpus: Corpus, term: Term) -> Check:
    flags = _flags(corpus, term)
    return (lambda row: not flags[row]) if term.is_negated else lambda row: bool(flags[row])


def _date_check(corpus: Corpus, term: Term) -> Check:
    ranges = _day_ranges(corpus, [term])
    return lambda row: any(start <= row < end for start, end in ranges)


def _any_check(corpus: Corpus, group: tuple[Term, ...]) -> Check:
    """Whether any term of a group holds for a row."""
    make = {"text": text_check, "date": _date_check}
    checks = [make.get(kind_of(term), _facet_check)(corpus, term) for term in group]
    return lambda row: any(check(row) for check in checks)


def text_check(corpus: Corpus, term: Term) -> Check:
    """Whether a text term holds for a row."""
    pattern, field, is_wanted = pattern_of(term), term.field, not term.is_negated
    if not field:
        at = corpus.initials_at if pattern.initials else corpus.text_at
        pattern = initials_pattern(pattern) if pattern.initials else pattern
        return lambda row: (pattern.find(corpus, at[row], at[row + 1]) is not None) is is_wanted
    places = corpus.places_of
    return lambda row: any(pattern.find(corpus, *place) for place in places(row, field)) is is_wanted


def _scan_any(corpus: Corpus, terms: tuple[Term, ...], first: int, last: int) -> Iterable[int]:
    """The rows where any of some text terms holds."""
    if len(terms) == 1:
        return _scan(corpus, terms[0], first, last)
    return sorted(set(chain.from_iterable(_scan(corpus, term, first, last) for term in terms)))


def _scan(corpus: Corpus, term: Term, first: int, last: int) -> Iterable[int]:
    """The rows where a text term holds, found by looking through their bytes from one end to the other."""
    pattern = pattern_of(term)
    if not pattern.literal and not pattern.initials:
        return filter(text_check(corpus, term), range(first, last))
    if pattern.initials:
        rows = _hits(corpus, corpus.initials_at, initials_pattern(pattern), first, last, is_sure=not term.field)
        is_sure = not term.field
    else:
        is_sure = not term.field and pattern.pattern is None
        rows = _hits(corpus, corpus.text_at, pattern, first, last, is_sure=is_sure)
    return rows if is_sure else filter(text_check(corpus, term), rows)


def _hits(
    corpus: Corpus, at: memoryview[int], pattern: SearchPattern, first: int, last: int, *, is_sure: bool
) -> list[int]:
    """The rows whose bytes, which begin at these places, have a word; or, where that is not sure, may have it."""
    # A list of the places is quicker to look at than the mapped numbers, and of a common word all are looked at.
    find, starts, rows, row = corpus.find, at[first : last + 1].tolist(), [], 0
    literal, length, end = pattern.literal, len(pattern.literal), starts[-1]
    # One letter lies across no joint.
    is_sure = is_sure and (length > 1 or pattern.is_whole)
    holds = pattern.holds
    place = find(literal, starts[0], end)
    while place >= 0:
        if is_sure and not holds(corpus, place, place + length):
            place = find(literal, place + 1, end)
            continue
        if starts[row + 1] <= place:
            row = bisect_right(starts, place, row + 1) - 1
        rows.append(first + row)
        row += 1
        place = find(literal, starts[row], end)
    return rows
