"""What the sidebar lists: dates, tags and marks, with how many papers each would leave, and how many unread ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tuiapp.library.search.date_range import UNDATED
from tuiapp.library.search.forgiving.word_forms import in_other_state
from tuiapp.library.search.highlights import holds_all
from tuiapp.library.search.library import Library
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.library.search.query import Kind
from tuiapp.library.search_fields import MY
from tuiapp.messages import _


class Facet(NamedTuple):
    """One row: what choosing it asks for, how it reads, and how many papers it leaves under the query.

    `unread` says how many of these are unread, where that was asked for.
    """

    kind: Kind
    value: str
    label: str
    papers: int
    is_chosen: bool = False
    depth: int = 0
    is_unfolded: bool | None = None
    """None where there is nothing to fold."""
    unread: int = 0


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


class _Asked(NamedTuple):
    """Of which rows dates are counted, which of them are unread, and which dates are chosen and unfolded."""

    rows: Sequence[int]
    unread: Sequence[int]
    chosen: tuple[str, ...]
    unfolded: frozenset[str]


def date_facets(
    calendar: Calendar, rows: Sequence[int], chosen: tuple[str, ...], unfolded: frozenset[str],
    unread: Sequence[int] = (),
) -> list[Facet]:  # fmt: skip
    """Days newest first, under their months and years as far as there is more than one of these.

    Args:
        calendar: the days of the corpus.
        rows: the rows that are counted, in the library's order.
        chosen: the dates that are asked for.
        unfolded: the years and months under which theirs are shown.
        unread: those of the rows that are unread, from `MarkedRows.among`.

    """
    asked = _Asked(rows, unread, chosen, unfolded)
    undated = (_date(calendar, span, asked) for span in calendar.undated)
    return [
        *_level(calendar, calendar.years, asked, depth=0),
        *(facet for facet in undated if facet.papers or facet.is_chosen),
    ]


def _level(calendar: Calendar, spans: list[DateSpan], asked: _Asked, *, depth: int) -> Iterator[Facet]:
    """The rows of one level of the calendar, without those that would leave no paper, unless they are chosen."""
    for span in spans:
        facet = _date(calendar, span, asked)._replace(depth=depth)
        if not facet.papers and not any(value.startswith(span.value) for value in asked.chosen):
            continue
        if len(span.value) == 10:
            yield facet
        else:
            is_unfolded = span.value in asked.unfolded
            yield facet._replace(is_unfolded=is_unfolded)
            if is_unfolded:
                yield from _level(calendar, calendar.within(span), asked, depth=depth + 1)


def _date(calendar: Calendar, span: DateSpan, asked: _Asked) -> Facet:
    papers, unread = calendar.count(span, asked.rows), calendar.count(span, asked.unread)
    return Facet("date", span.value, span.value, papers, span.value in asked.chosen, unread=unread)


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


def tag_facets(
    library: Library, rows: Sequence[int], chosen: tuple[str, ...], unread: Sequence[int] = ()
) -> list[Facet]:
    """Tags, the chosen ones first, then by how many papers they leave; those that would leave none are not there.

    Args:
        library: the papers.
        rows: the rows that are counted, in the library's order.
        chosen: the folded tags that are asked for.
        unread: those of the rows that are unread, from `MarkedRows.among`.

    """
    tags, counts = library.corpus.tags, library.tag_counts(rows)
    of_unread = library.tag_counts(unread) if unread else [0] * len(tags)
    # Sorting keeps the order of the corpus among equals: most used first.
    by_count = sorted(range(len(counts)), key=counts.__getitem__, reverse=True)
    if chosen:
        by_count.sort(key=lambda number: tags[number].folded not in chosen)
    return [
        Facet("tag", folded, tags[number].spelling, counts[number], folded in chosen, unread=of_unread[number])
        for number in by_count
        if (folded := tags[number].folded) in chosen or counts[number]
    ]


def mine_facets(marked: MarkedRows, rows: Sequence[int], chosen: tuple[str, ...]) -> list[Facet]:
    """What the reader has marked: unread papers, starred ones, and those with a note of the reader's own.

    Args:
        marked: what is marked now.
        rows: the rows that are counted, in the library's order.
        chosen: the conditions that are asked for, as `Query.values("mine")` has them.

    """
    unread = len(marked.among(rows, "unread"))
    noted = len(marked.noted) if len(rows) == marked.total else len(marked.notes.keys() & set(rows))
    counts = {
        "is:unread": (_("unread"), unread, unread),
        "is:starred": (_("starred"), len(marked.among(rows, "starred")), 0),
        f"has:{MY}": (_("with my notes"), noted, 0),
    }
    return [
        Facet("mine", value, label, papers, value in chosen, unread=of_unread)
        for value, (label, papers, of_unread) in counts.items()
    ]
