"""Where the reader stands: one frozen value, and each step from it gives another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tuiapp.library import Library, Paper
from tuiapp.library.query import Kind, Query

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

    @classmethod
    def start(cls, library: Library, language: str) -> Reading:
        """All papers, on the first one of the newest day."""
        return cls(library, rows=library.matching(Query()), language=language)

    @property
    def row(self) -> int | None:
        """The library's row of the open paper, None where nothing answers."""
        return self.rows[self.position] if self.rows else None

    @property
    def paper(self) -> Paper | None:
        """The open paper."""
        return None if self.row is None else self.library.paper(self.row)

    @property
    def has_several_days(self) -> bool:
        """Whether the list spans more than one day; rows are in the order of days."""
        return bool(self.rows) and self.library.date(self.rows[0]) != self.library.date(self.rows[-1])

    def at(self, position: int) -> Reading:
        """On another paper of the list; a position outside it goes to the nearest end."""
        return replace(self, position=max(0, min(position, len(self.rows) - 1)))

    def toggled_language(self) -> Reading:
        """In the other language, which stays for every paper."""
        return replace(self, language=other_language(self.language))

    def toggled_both(self) -> Reading:
        """With both notes of a paper shown, or one again."""
        return replace(self, both_languages=not self.both_languages)

    def asking(self, query: Query) -> Reading:
        """Under another query; on the same paper if it answers, else on the next one that does."""
        rows = self.library.matching(query)
        here = self.row or 0
        return replace(self, query=query, rows=rows).at(bisect_left(rows, here))

    def choosing(self, kind: Kind, value: str) -> Reading:
        """With this facet alone of its kind, on its first paper."""
        return self.asking(self.query.choose(kind, value)).at(0)

    def toggling(self, kind: Kind, value: str) -> Reading:
        """With this facet added or taken away."""
        return self.asking(self.query.toggle(kind, value))

    def undone(self) -> Reading:
        """One step of the query taken back."""
        return self.asking(self.query.without_last())

    def on_day(self, date: str) -> Reading:
        """On the first paper of a day, out of the query if it leaves that day out."""
        reading = self if any(self.library.date(row) == date for row in self.rows) else self.asking(Query())
        first = (at for at, row in enumerate(reading.rows) if self.library.date(row) == date)
        return reading.at(next(first, reading.position))

    def next_day(self, step: int) -> Reading:
        """On the first paper of the next older (1) or newer (-1) day; a chosen day moves along with it."""
        days = self._days_in_reach()
        if self.row is None or not days:
            return self
        today = self.library.date(self.row)
        there = max(0, min(days.index(today) + step, len(days) - 1))
        if self.query.dates and not self._stays(days[there]):
            moved = self.query._replace(dates=(days[there],))
            return self.asking(moved).at(0)
        first = (at for at, row in enumerate(self.rows) if self.library.date(row) == days[there])
        return self.at(next(first, self.position))

    def _days_in_reach(self) -> list[str]:
        """The days that have papers under the query without its dates, newest first."""
        rows = self.library.matching(self.query._replace(dates=()))
        return list(dict.fromkeys(self.library.date(row) for row in rows))

    def _stays(self, day: str) -> bool:
        return day.startswith(self.query.dates)

    def reloaded(self, library: Library) -> Reading:
        """The same place in a library that was read again."""
        row = library.row_of(self.paper) if self.paper else None
        rows = library.matching(self.query)
        there = replace(self, library=library, rows=rows)
        return there.at(self.position if row is None else bisect_left(rows, row))
