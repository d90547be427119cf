"""Where the reader stands: one frozen value, and each step from it gives another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tuiapp.library import Library, Paper
from tuiapp.library.catalog import Sort
from tuiapp.library.query import Kind, Query, is_in_dates, parse

LANGUAGES: Final = {"ko": "한국어", "en": "English"}
"""The languages a reader switches between, by code, each in its own words."""


def other_language(language: str) -> str:
    """The language that the toggle goes to."""
    codes = list(LANGUAGES)
    return codes[(codes.index(language) + 1) % len(codes)]


def shown_note(paper: Paper, language: str) -> tuple[str, str] | None:
    """The note to show as (its language, text): the one asked for, else any other, None where there is none."""
    text = paper.note(language)
    if text is not None:
        return language, text
    return next(((note.language, note.text) for note in paper.notes), None)


@dataclass(frozen=True)
class Reading:
    """What is asked, which rows of the library answer it, which of them is open, and in which language."""

    library: Library
    query: Query = field(default_factory=Query)
    rows: Sequence[int] = field(default=(), repr=False)
    position: int = 0
    language: str = "ko"
    both_languages: bool = False
    sort: Sort = "date"
    selected: frozenset[int] = frozenset()

    @classmethod
    def start(cls, library: Library, language: str) -> Reading:
        """All papers, on the first one of the newest day."""
        return cls(library, rows=library.matching(parse("")), language=language)

    @property
    def row(self) -> int | None:
        """The library's row of the open paper, None where nothing answers."""
        return self.rows[self.position] if self.rows else None

    @property
    def paper(self) -> Paper | None:
        """The open paper."""
        return None if self.row is None else self.library.paper(self.row)

    @property
    def meant(self) -> tuple[int, ...]:
        """The rows that a copy takes: all that are selected, in the order of the list and then those outside it.

        Nothing selected means the open paper.
        """
        if not self.selected:
            return () if self.row is None else (self.row,)
        listed = tuple(row for row in self.rows if row in self.selected)
        return (*listed, *sorted(self.selected.difference(listed)))

    @property
    def has_several_days(self) -> bool:
        """Whether the list spans more than one day."""
        if self.sort != "date":
            return len(self.library.days) > 1
        return bool(self.rows) and self.library.date(self.rows[0]) != self.library.date(self.rows[-1])

    def at(self, position: int) -> Reading:
        """On another paper of the list; a position outside it goes to the nearest end."""
        return replace(self, position=max(0, min(position, len(self.rows) - 1)))

    def toggled_selection(self) -> Reading:
        """With the open paper selected, or no longer, and on the next one."""
        if self.row is None:
            return self
        return replace(self, selected=self.selected ^ {self.row}).at(self.position + 1)

    def with_nothing_selected(self) -> Reading:
        """With no paper selected."""
        return replace(self, selected=frozenset())

    def toggled_language(self) -> Reading:
        """In the other language, which stays for every paper."""
        return replace(self, language=other_language(self.language))

    def toggled_both(self) -> Reading:
        """With both notes of a paper shown, or one again."""
        return replace(self, both_languages=not self.both_languages)

    def asking(self, query: Query) -> Reading:
        """Under another query; on the same paper if it answers, else on the next one that does."""
        return _listed(replace(self, query=query))

    def sorted_by(self, sort: Sort) -> Reading:
        """In another order, on the same paper."""
        return _listed(replace(self, sort=sort))

    def choosing(self, kind: Kind, value: str) -> Reading:
        """With this facet alone of its kind, on its first paper; without it where it was that already."""
        chosen = self.asking(self.query.choose(kind, value))
        return chosen.at(0) if chosen.query.values(kind) else chosen

    def toggling(self, kind: Kind, value: str) -> Reading:
        """With this facet added or taken away."""
        return self.asking(self.query.toggle(kind, value))

    def undone(self) -> Reading:
        """One step of the query taken back."""
        return self.asking(self.query.undone())

    def on_day(self, date: str) -> Reading:
        """On the first paper of a day, out of the query if it leaves that day out."""
        reading = self if any(self.library.date(row) == date for row in self.rows) else self.asking(parse(""))
        first = (at for at, row in enumerate(reading.rows) if self.library.date(row) == date)
        return reading.at(next(first, reading.position))

    def next_day(self, step: int) -> Reading:
        """On the first paper of the next older (1) or newer (-1) day; a chosen day, month or year moves along."""
        days = self._days_in_reach()
        if self.row is None or not days:
            return self
        there = days[max(0, min(days.index(self.library.date(self.row)) + step, len(days) - 1))]
        chosen = self.query.values("date")
        if not chosen or is_in_dates(there, chosen):
            first = (at for at, row in enumerate(self.rows) if self.library.date(row) == there)
            return self.at(next(first, self.position))
        return (
            self.asking(self.query.choose("date", there[: len(chosen[0])])).on_day(there) if len(chosen) == 1 else self
        )

    def _days_in_reach(self) -> list[str]:
        """The days that have papers under the query without its dates, newest first."""
        rows = self.library.matching(self.query.without("date"))
        return list(dict.fromkeys(self.library.date(row) for row in rows))

    def reloaded(self, library: Library) -> Reading:
        """The same place in a library that was read again, with the papers selected that are still there."""
        row = library.row_of(self.paper) if self.paper else None
        found = (library.row_of(self.library.paper(old)) for old in self.selected)
        selected = frozenset(new for new in found if new is not None)
        there = _listed(
            replace(self, library=library, rows=() if row is None else (row,), position=0, selected=selected)
        )
        return there if row is not None else there.at(self.position)


def _listed(reading: Reading) -> Reading:
    """With the rows that answer, on the paper that was open or the one that takes its place."""
    found = reading.library.matching(reading.query)
    rows = reading.library.sorted(found, reading.query, reading.sort)
    row = reading.row
    listed = replace(reading, rows=rows)
    if row is None:
        return listed.at(0)
    if reading.sort == "date":
        return listed.at(bisect_left(rows, row))
    return listed.at(rows.index(row) if row in found else 0)
