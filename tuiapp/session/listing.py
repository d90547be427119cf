"""Which papers answer a query, in the order of the list, and which of them is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tuiapp.library import Library, Paper
from tuiapp.library.search.library import Sort
from tuiapp.library.search.query import Query, Term
from tuiapp.library.search.stages import Step
from tuiapp.session.answer import Answer


@dataclass(frozen=True, eq=False)
class Listing:
    """What is asked, which rows of the library answer it, and which of them is open.

    Attributes:
        answer: what is asked of which library, and what of it has been found.
        rows: the rows of the library that answer, in the order of the list.
        position: which of these is open.
        sort: the order of the list.

    """

    answer: Answer
    rows: Sequence[int] = field(default=(), repr=False)
    position: int = 0
    sort: Sort = "date"

    @property
    def library(self) -> Library:
        """The papers."""
        return self.answer.library

    @property
    def query(self) -> Query:
        """What is asked."""
        return self.answer.query

    @property
    def is_complete(self) -> bool:
        """Whether every paper has been looked at for the query."""
        return self.answer.is_complete

    @property
    def forgiven(self) -> tuple[tuple[Step, range], ...]:
        """The steps of forgiveness that found papers, each with their positions in the list."""
        return self.answer.forgiven

    @cached_property
    def words(self) -> tuple[Term, ...]:
        """The words that are shown where they match: those of the query, and what was forgiven instead of them."""
        stages = (stage.query for stage in self.answer.stages if stage.step)
        return tuple(dict.fromkeys(word for query in (self.query, *stages) for word in query.words))

    @property
    def exact_total(self) -> int:
        """How many of the papers, which come first, are what was asked for exactly."""
        return self.answer.exact_total

    @property
    def counted(self) -> Sequence[int]:
        """The rows of which the sidebar counts dates and tags, in the library's order."""
        return self.answer.counted

    @property
    def found(self) -> Sequence[int]:
        """The rows that are what was asked for exactly, in the library's order, whatever the order of the list."""
        return self.answer.exact

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

    @cached_property
    def has_several_days(self) -> bool:
        """Whether the list spans more than one day."""
        if self.sort != "date":
            return len(self.library.days) > 1
        ends = (row for part in self.answer.parts() if part for row in (part[0], part[-1]))
        return len({self.library.date(row) for row in ends}) > 1

    def place_of(self, row: int) -> int | None:
        """Where a row of the library stands in the list, None where it does not."""
        if self.sort == "date":
            return self.answer.place_of(row)
        return self.rows.index(row) if row in self.rows else None
