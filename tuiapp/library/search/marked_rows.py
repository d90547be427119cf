"""What the reader has marked, by the rows of a corpus: what is unread, starred, and noted in the reader's own words.

The marks themselves are kept elsewhere, by the names of papers. What they say of a row is found out when somebody asks
for it, chunk by chunk as a search goes through the rows, and remembered; a mark more costs no more than its own rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import compress
from typing import Final, Protocol, Self

from tuiapp.library.identity import HashedNames
from tuiapp.library.index.corpus import Corpus
from tuiapp.library.text.searched_text import OneText

READ, UNREAD, STARRED = 1, 2, 4
"""What `Marks.flags_of` says of a paper; neither READ nor UNREAD where nothing was ever said of that."""

_KNOWN: Final = 128

_HAS: Final[dict[str, bytes]] = {
    "unread": bytes(bool(byte & UNREAD) for byte in range(256)),
    "read": bytes(not byte & UNREAD for byte in range(256)),
    "starred": bytes(bool(byte & STARRED) for byte in range(256)),
}
"""For `bytes.translate`: 1 where a row is in a state."""

_UNREAD_BY_DAY: Final = bytes(byte | _KNOWN if byte & READ else byte | _KNOWN | UNREAD for byte in range(256))
_READ_BY_DAY: Final = bytes(byte | _KNOWN for byte in range(256))
"""For `bytes.translate`: what is known of a paper that counts as unread, or as read, until something is said of it."""

_MANY: Final = 8
"""Where one paper in so many was marked, all are looked at anew when somebody asks."""


class Marks(Protocol):
    """Marks by the names of papers; a frozen value."""

    def flags_of(self, papers: Iterable[tuple[int, ...]]) -> bytes:
        """What is marked of each paper, by its names."""

    def note_of(self, names: HashedNames) -> str | None:
        """The reader's own note on a paper."""

    def names_of_notes(self) -> Iterable[int]:
        """The names of all papers with a note."""

    def names_changed_since(self, older: Self) -> AbstractSet[int] | None:
        """The names under which something was marked since; None where anything may have changed."""


class MarkedRows:
    """Marks by the rows of a corpus; a frozen value.

    Args:
        corpus: the papers.
        marks: what is marked; None for nothing.
        first_unread_day: papers of this day, as `2025-04-24`, and of later ones are unread where nothing was ever said
            of them; "" for none.

    """

    def __init__(self, corpus: Corpus, marks: Marks | None = None, first_unread_day: str = "") -> None:
        self._corpus = corpus
        self._marks = marks
        self._first_unread_day = first_unread_day
        self._unread_by_day = _rows_since(corpus, first_unread_day)
        self._states = bytearray(corpus.total)
        self._searched: dict[int, OneText] = {}

    def with_marks(self, marks: Marks, first_unread_day: str) -> MarkedRows:
        """The same rows with marks as they are now, and what is known already of those that were not marked."""
        if marks is self._marks and first_unread_day == self._first_unread_day:
            return self
        new = MarkedRows(self._corpus, marks, first_unread_day)
        changed = marks.names_changed_since(self._marks) if self._marks else None
        if changed is None or first_unread_day != self._first_unread_day or len(changed) * _MANY > self._corpus.total:
            return new
        rows = set(self._rows_named(changed))
        new._states = bytearray(self._states)
        for row in rows:
            new._states[row] = 0
        if "notes" in self.__dict__:
            notes = {row: note for row, note in self.notes.items() if row not in rows} | _notes(
                self._corpus, marks, rows
            )
            new.__dict__["notes"] = dict(sorted(notes.items()))
        return new

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._corpus.total

    @cached_property
    def notes(self) -> dict[int, str]:
        """The reader's own notes by row, in the order of the rows."""
        if self._marks is None:
            return {}
        return _notes(self._corpus, self._marks, set(self._rows_named(self._marks.names_of_notes())))

    @cached_property
    def noted(self) -> tuple[int, ...]:
        """The rows with a note of the reader's own."""
        return tuple(self.notes)

    def note(self, row: int) -> str:
        """The reader's own note on a row, "" for none."""
        return (self._marks.note_of(self._corpus.names.of(row)) or "") if self._marks else ""

    def noted_between(self, first: int, last: int) -> tuple[int, ...]:
        """Those of them from first up to last."""
        return self.noted[bisect_left(self.noted, first) : bisect_left(self.noted, last)] if self.notes else ()

    def searched_note(self, row: int) -> OneText:
        """The reader's own note on a row that has one, as the search looks through it."""
        if row not in self._searched:
            self._searched[row] = OneText(self.notes[row])
        return self._searched[row]

    def on(self, corpus: Corpus, first_unread_day: str) -> MarkedRows:
        """The same marks by the rows of another corpus."""
        return MarkedRows(corpus, self._marks, first_unread_day)

    def has(self, row: int, state: str) -> bool:
        """Whether a row is in a state, which is one of `search_fields.STATES`."""
        if not self._states[row]:
            self._look_at(row, row + 1)
        return bool(_HAS[state][self._states[row]])

    def between(self, first: int, last: int, state: str) -> Iterator[int]:
        """The rows from first up to last that are in a state, in order."""
        self._look_at(first, last)
        return compress(range(first, last), self._states[first:last].translate(_HAS[state]))

    def among(self, rows: Sequence[int], state: str) -> Sequence[int]:
        """Those of some rows that are in a state, in their order."""
        if len(rows) == self._corpus.total:
            return list(self.between(0, len(rows), state))
        for row in rows:
            if not self._states[row]:
                self._look_at(row, row + 1)
        has = self._states.translate(_HAS[state])
        return list(filter(has.__getitem__, rows))

    def look_ahead(self, papers: int) -> bool:
        """Find out what is marked of so many papers more, so that counting does not wait for it later.

        Args:
            papers: how many; a thousand take about 2 ms.

        Returns:
            Whether all is known now.

        """
        first = self._states.find(0)
        if first >= 0:
            self._look_at(first, min(first + papers, len(self._states)))
        return self._states.find(0) < 0

    def find_notes(self) -> None:
        """Find the papers with notes, which takes 10 ms for a thousand of them, so that the first search need not."""
        _ = self.notes

    def _look_at(self, first: int, last: int) -> None:
        """Find out what is not known yet of the rows from first up to last."""
        states = self._states
        first = states.find(0, first, last)
        if first < 0:
            return
        flags = self._marks.flags_of(self._corpus.names.between(first, last)) if self._marks else bytes(last - first)
        by_day = max(0, self._unread_by_day - first)
        states[first:last] = flags[:by_day].translate(_UNREAD_BY_DAY) + flags[by_day:].translate(_READ_BY_DAY)

    def _rows_named(self, names: Iterable[int]) -> Iterator[int]:
        rows_named = self._corpus.names.rows_named
        return (row for name in names for row in rows_named(name))


def _notes(corpus: Corpus, marks: Marks, rows: Iterable[int]) -> dict[int, str]:
    found = ((row, marks.note_of(corpus.names.of(row))) for row in sorted(rows))
    return {row: note for row, note in found if note}


def _rows_since(corpus: Corpus, day: str) -> int:
    """How many rows are of a day or later; they come first."""
    number = sum(1 for each in corpus.meta.days if each >= day) if day else 0
    return [*corpus.meta.day_starts, corpus.total][number]
