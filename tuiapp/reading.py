"""Where the reader stands: one frozen value, and each step from it gives another."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tuiapp.library import Library, Paper
from tuiapp.library.catalog import STRETCH, Sort
from tuiapp.library.matching import narrows
from tuiapp.library.query import Kind, Query, is_in_dates

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


AT_ONCE: Final = 4
"""Stretches that a key waits for where they have less than a screen of papers; a rare word is soon looked for."""

FIRST_STRETCH: Final = 512
"""Papers of a large library that are looked at before it is known whether more have to be."""

SPARSE: Final = 8
"""Where one paper in so many or fewer were found, the next letter is looked for among these alone."""

SCREENFUL: Final = 100
"""Papers that fill the list on the largest screens."""


@dataclass(frozen=True, eq=False)
class Reading:
    """What is asked, which rows of the library answer it, which of them is open, and in which language.

    In a large library the answer comes in stretches, the newest papers first: `looked` counts the rows that have been
    looked through. `wanted` is the row that the reader went to last, where another one stands in for it because it
    does not answer, or has not been looked at yet; a wider query comes back to it.
    """

    library: Library
    query: Query = field(default_factory=Query)
    rows: Sequence[int] = field(default=(), repr=False)
    position: int = 0
    language: str = "ko"
    both_languages: bool = False
    sort: Sort = "date"
    looked: int = 0
    wanted: int | None = None
    selected: frozenset[int] = frozenset()

    @classmethod
    def start(cls, library: Library, language: str) -> Reading:
        """All papers, on the first one of the newest day."""
        return cls(library, language=language).asking(Query())

    @property
    def is_whole(self) -> bool:
        """Whether every paper has been looked at for the query."""
        return self.looked >= len(self.library)

    @property
    def is_sorted(self) -> bool:
        """Whether the list is in another order than by date; how well papers match is one only of those asked for."""
        return self.sort == "title" or (self.sort == "relevance" and bool(self.query.words))

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
        places = {row: self.place_of(row) for row in self.selected}
        return tuple(sorted(places, key=lambda row: (len(self.rows) if (at := places[row]) is None else at, row)))

    @property
    def has_several_days(self) -> bool:
        """Whether the list spans more than one day."""
        if self.sort != "date":
            return len(self.library.days) > 1
        return bool(self.rows) and self.library.date(self.rows[0]) != self.library.date(self.rows[-1])

    def at(self, position: int) -> Reading:
        """On another paper of the list; a position outside it goes to the nearest end."""
        return replace(self, position=max(0, min(position, len(self.rows) - 1)), wanted=None)

    def here(self) -> Reading:
        """On the open paper for good, whichever it stands in for."""
        return self.at(self.position) if self.is_whole else self

    def place_of(self, row: int) -> int | None:
        """Where a row of the library stands in the list, None where it does not."""
        if self.sort != "date":
            return self.rows.index(row) if row in self.rows else None
        place = bisect_left(self.rows, row)
        return place if place < len(self.rows) and self.rows[place] == row else None

    def on_row(self, row: int) -> Reading:
        """On a row of the library, out of the query where that leaves it out."""
        place = self.place_of(row)
        return _anew(replace(self, query=Query(), wanted=row)) if place is None else self.at(place)

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

    @property
    def found(self) -> Sequence[int]:
        """The rows that answer in the library's order, whatever the order of the list."""
        if len(self.rows) == len(self.library):
            return range(len(self.library))
        return self.rows if self.sort == "date" else sorted(self.rows)

    def asking(self, query: Query) -> Reading:
        """Under another query; on the same paper if it answers, else on the next one that does."""
        wanted = self.row if self.wanted is None else self.wanted
        asked = replace(self, query=query, wanted=wanted)
        is_little = len(self.rows) <= min(STRETCH, len(self.library) // SPARSE)
        if self.query.terms and self.is_whole and is_little and narrows(query, self.query):
            return _listing(asked, self.library.among(self.found, query), self.looked)
        return _anew(asked)

    def looking_on(self) -> Reading:
        """With what the next stretch of the library has to answer; without a query there is nothing to look for."""
        total = len(self.library)
        # Where there is more than one stretch, common words fill the screen long before the end of the first.
        stretch = FIRST_STRETCH if not self.looked and total > STRETCH else STRETCH
        last = self.library.reach(self.query, self.looked, stretch)
        more = self.library.look(self.query, self.looked, last)
        return _listing(self, array("I", self.found) + array("I", more) if self.looked else more, last)

    def sorted_by(self, sort: Sort) -> Reading:
        """In another order, on the same paper, or on the one that matches best where that is the order."""
        there = _listing(replace(self, sort=sort, wanted=self.row), self.found, self.looked)
        return there.at(0) if sort == "relevance" and there.is_sorted else there

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

    def on_day(self, day: str) -> Reading:
        """On the first paper of a day, out of the query if it leaves that day out."""
        rows = self.library.rows_of_day(day)
        inside = next((row for row in rows if self.place_of(row) is not None), None)
        return self if not rows else self.on_row(rows[0] if inside is None else inside)

    def next_day(self, step: int) -> Reading:
        """On the first paper of the next older (1) or newer (-1) day; a chosen day, month or year moves along."""
        rest = self.query.without("date")
        rows = self.found if rest == self.query and self.is_whole else self.library.matching(rest)
        if self.row is None or not rows:
            return self
        day = self.library.rows_of_day(self.library.date(self.row))
        place = bisect_left(rows, day.stop) if step > 0 else bisect_left(rows, day.start) - 1
        there = self.library.date(rows[place] if 0 <= place < len(rows) else self.row)
        chosen = self.query.values("date")
        if not chosen or is_in_dates(there, chosen):
            return self.on_day(there)
        return (
            self.asking(self.query.choose("date", there[: len(chosen[0])])).on_day(there) if len(chosen) == 1 else self
        )

    def reloaded(self, library: Library) -> Reading:
        """The same place in a library that was read again, with the papers selected that are still there."""
        row = library.row_of(self.paper) if self.paper else None
        found = (library.row_of(self.library.paper(old)) for old in self.selected)
        selected = frozenset(new for new in found if new is not None)
        there = _anew(replace(self, library=library, wanted=row, selected=selected))
        return there if row is not None else there.at(self.position)


def _anew(reading: Reading) -> Reading:
    """With the library looked through from its newest paper on, until a screen is full."""
    reading = replace(reading, rows=(), position=0, looked=0).looking_on()
    for _ in range(AT_ONCE - 1):
        if reading.is_whole or len(reading.rows) >= SCREENFUL:
            break
        reading = reading.looking_on()
    return reading


def _listing(reading: Reading, found: Sequence[int], looked: int) -> Reading:
    """With these rows of the library, on the wanted paper or the one that takes its place."""
    rows = reading.library.sorted(found, reading.query, reading.sort)
    there = replace(reading, rows=rows, looked=looked)
    row = reading.row if reading.wanted is None else reading.wanted
    if row is None:
        return there.at(0)
    place = bisect_left(rows, row) if reading.sort == "date" else there.place_of(row) or 0
    # Until the rest has been looked at, nobody knows which paper takes the place of the wanted one.
    if place >= len(rows) and not there.is_whole:
        return replace(there, position=0)
    there = there.at(place)
    return there if there.row == row else replace(there, wanted=row)
