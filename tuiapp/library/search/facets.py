"""What the sidebar lists: dates and tags with the papers that each would leave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tuiapp.library.search.date_range import UNDATED
from tuiapp.library.search.forgiving.word_forms import in_other_state
from tuiapp.library.search.highlights import holds_all
from tuiapp.library.search.library import Library
from tuiapp.library.search.query import Kind


class Facet(NamedTuple):
    """One row: what choosing it asks for, how it reads, and how many papers it leaves under the query."""

    kind: Kind
    value: str
    label: str
    papers: int
    is_chosen: bool = False
    depth: int = 0
    is_unfolded: bool | None = None
    """None where there is nothing to fold."""


class DateSpan(NamedTuple):
    """A year, a month or a day: its name, and the numbers of its days among all days of the corpus."""

    value: str
    first: int
    last: int


class Calendar:
    """The days of a corpus, newest first, and how many of some rows each stretch of them has."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._days = library.days
        self._starts = [*library.corpus.meta.day_starts, len(library)]
        dated = len(self._days) - (self._days[-1:] == [UNDATED])
        self.undated = [DateSpan(day, dated, dated + 1) for day in self._days[dated:]]
        self.years = self._level(0, dated, 4)

    def within(self, span: DateSpan) -> list[DateSpan]:
        """The months of a year, the days of a month; ISO text makes a year 4 letters, a month 7, a day 10."""
        return self._level(span.first, span.last, len(span.value) + 3)

    def _level(self, first: int, last: int, length: int) -> list[DateSpan]:
        """The spans of one level, or of the one below where there is only one of these."""
        spans = self._grouped(first, last, length)
        return self.within(spans[0]) if len(spans) == 1 and length < 10 else spans

    def _grouped(self, first: int, last: int, length: int) -> list[DateSpan]:
        spans: list[DateSpan] = []
        for value, group in groupby(self._days[first:last], key=lambda day: day[:length]):
            spans.append(DateSpan(value, first, first := first + sum(1 for _ in group)))
        return spans

    def count(self, span: DateSpan, rows: Sequence[int]) -> int:
        """How many of the rows, which are in the library's order, are of these days."""
        return bisect_left(rows, self._starts[span.last]) - bisect_left(rows, self._starts[span.first])


def date_facets(
    calendar: Calendar, rows: Sequence[int], chosen: tuple[str, ...], unfolded: frozenset[str]
) -> list[Facet]:
    """Days newest first, under their months and years as far as there is more than one of these."""
    return [
        *_level(calendar, calendar.years, rows, chosen, unfolded, depth=0),
        *(
            facet
            for span in calendar.undated
            if (facet := _date(calendar, span, rows, chosen)).papers or facet.is_chosen
        ),
    ]


def _level(
    calendar: Calendar, spans: list[DateSpan], rows: Sequence[int], chosen: tuple[str, ...], unfolded: frozenset[str],
    *, depth: int,
) -> Iterator[Facet]:  # fmt: skip
    """The rows of one level of the calendar, without those that would leave no paper, unless they are chosen."""
    for span in spans:
        facet = _date(calendar, span, rows, chosen)._replace(depth=depth)
        if not facet.papers and not any(value.startswith(span.value) for value in chosen):
            continue
        if len(span.value) == 10:
            yield facet
        else:
            is_unfolded = span.value in unfolded
            yield facet._replace(is_unfolded=is_unfolded)
            if is_unfolded:
                yield from _level(calendar, calendar.within(span), rows, chosen, unfolded, depth=depth + 1)


def _date(calendar: Calendar, span: DateSpan, rows: Sequence[int], chosen: tuple[str, ...]) -> Facet:
    return Facet("date", span.value, span.value, calendar.count(span, rows), span.value in chosen)


def newest_unfolded(days: list[str]) -> frozenset[str]:
    """The year and the month of the newest day, which a reader finds open at start."""
    newest = next((day for day in days if "-" in day), "")
    return frozenset({newest[:4], newest[:7]} if newest else ())


def facets_named(facets: Sequence[Facet], typed: str) -> list[Facet]:
    """The facets whose names have all words that were typed, by the rules of the search.

    Args:
        facets: the facets.
        typed: words, each of which may be any part of a name; where no name has them, they are read as typed in the
            other state of the keyboard.

    """
    found = [facet for facet in facets if holds_all(facet.label, typed)]
    return found or [facet for facet in facets if holds_all(facet.label, in_other_state(typed))]


def tag_facets(library: Library, rows: Sequence[int], chosen: tuple[str, ...]) -> list[Facet]:
    """Tags, the chosen ones first, then by how many papers they leave; those that would leave none are not there."""
    counts = library.tag_counts(rows)
    # Sorting keeps the order of the corpus among equals: most used first.
    by_count = sorted(range(len(counts)), key=counts.__getitem__, reverse=True)
    if chosen:
        by_count.sort(key=lambda number: library.corpus.tags[number].folded not in chosen)
    tags = library.corpus.tags
    return [
        Facet("tag", tags[number].folded, tags[number].spelling, counts[number], tags[number].folded in chosen)
        for number in by_count
        if counts[number] or tags[number].folded in chosen
    ]
