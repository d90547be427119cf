"""Which papers of a corpus answer a query."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from tuiapp.library.index.corpus import Corpus
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.library.search.pattern import SearchPattern, initials_pattern, pattern_of
from tuiapp.library.search.query import Query, Term, is_text
from tuiapp.library.search.row_checks import Check, RowChecks, day_ranges, has_postings, kind_of, postings, text_check
from tuiapp.library.search_fields import MY

_SPARSE: Final = 8
"""Where fewer than one paper in so many can answer, each is looked at alone instead of looking through all."""


class Matcher:
    """A query made ready for one corpus and what is marked in it; it looks through any part of its rows, in order."""

    _chosen: Term | None
    _postings: list[Sequence[int]]

    def __init__(self, corpus: Corpus, query: Query, marked: MarkedRows) -> None:
        self._corpus = corpus
        self._marked = marked
        self._make_check = RowChecks(corpus, marked).check
        alone = [group[0] for group in query.groups if len(group) == 1]
        facets = [term for term in alone if kind_of(term) in ("tag", "part", "state")]
        self._ranges = day_ranges(corpus, [term for term in alone if kind_of(term) == "date"])
        named = [(term, postings(corpus, term, marked)) for term in alone if has_postings(term)]
        self._chosen, self._postings = min(named, key=lambda one: sum(map(len, one[1])), default=(None, []))
        texts = [group for group in query.groups if all(is_text(term) for term in group)]
        scannable = [group for group in texts if not any(term.is_negated or term.field == MY for term in group)]
        self._scanned = max(scannable, key=lambda group: min(map(_length, group)), default=None)
        self._state = next((term for term in facets if kind_of(term) == "state" and not term.is_negated), None)
        self._checks = [self._make_check(term) for term in facets if term not in (self._chosen, self._state)]
        others = [group for group in query.groups if group is not self._scanned]
        self._checks += (self._make_check(group[0]) for group in others if len(group) == 1 and is_text(group[0]))
        self._checks += (self._any_check(group) for group in others if len(group) > 1)
        self._noted_between = marked.noted_between if texts or any(map(is_text, query.terms)) else _none_between

    @cached_property
    def _all_checks(self) -> list[Check]:
        """All but the words that are looked for in one go; the few need not be asked whether they are the few."""
        # Of words in the reader's own notes, the few only may have them, and are checked among the others.
        chosen = self._chosen if self._chosen and not is_text(self._chosen) else None
        return [*self._checks, *self._state_checks, *([self._make_check(chosen)] if chosen else [])]

    @cached_property
    def _state_checks(self) -> list[Check]:
        return [self._make_check(self._state)] if self._state else []

    def _any_check(self, group: tuple[Term, ...]) -> Check:
        """Whether any term of a group holds for a row."""
        checks = [self._make_check(term) for term in group]
        return checks[0] if len(checks) == 1 else lambda row: any(check(row) for check in checks)

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
        if noted := self._noted_between(first, last):
            # A scan does not see what the reader has written.
            found = array("I", sorted({*found}.difference(noted).union(self.filtered(noted))))
        return found

    def filtered(self, rows: Iterable[int]) -> array[int]:
        """Those of some rows that answer."""
        checks = [*self._all_checks]
        if self._scanned is not None:
            checks.append(self._any_check(self._scanned))
        if self._ranges != [(0, self._corpus.total)]:
            checks.append(lambda row: any(start <= row < end for start, end in self._ranges))
        return array("I", _holding(checks, rows))

    def _chunk(self, first: int, last: int) -> Iterable[int]:
        scanned = self._scanned
        if self._chosen is None:
            if scanned is None:
                return _holding(self._checks, self._in_state(first, last))
            return _holding([*self._checks, *self._state_checks], _scan_any(self._corpus, scanned, first, last))
        few, checks = _between(self._postings, first, last), [*self._checks, *self._state_checks]
        if scanned is None:
            return _holding(checks, few)
        if len(few) * _SPARSE < last - first:
            return _holding([*checks, self._any_check(scanned)], few)
        return _holding(self._all_checks, _scan_any(self._corpus, scanned, first, last))

    def _in_state(self, first: int, last: int) -> Iterable[int]:
        """The rows from first up to last that are marked as the query asks for, if it asks for that."""
        if self._state is None:
            return range(first, last)
        parts = [self._marked.between(first, last, value) for value in self._state.values]
        return parts[0] if len(parts) == 1 else sorted(set(chain.from_iterable(parts)))


def _none_between(_first: int, _last: int) -> tuple[int, ...]:
    """No rows: a query that asks for no words asks for none of the reader's own."""
    return ()


def _between(postings: list[Sequence[int]], first: int, last: int) -> Sequence[int]:
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


def _length(term: Term) -> int:
    pattern = pattern_of(term)
    return len(pattern.literal) or len(pattern.initials)


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
