"""The parsed corpus in memory: papers in reading order, what can be asked of them, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby

from tuiapp.library.fault import Fault
from tuiapp.library.folding import fold_tag
from tuiapp.library.paper import Digest, Paper
from tuiapp.library.query import Query

UNDATED = "undated"
"""The date facet of papers without a date."""


class Library:
    """Papers by row, newest day first and within a day as their file has them; undated papers come last."""

    def __init__(self, papers: Iterable[Paper], faults: Iterable[Fault] = ()) -> None:
        self._papers = sorted(papers, key=lambda paper: paper.date or "", reverse=True)
        self.faults = tuple(faults)

    def __len__(self) -> int:
        return len(self._papers)

    def paper(self, row: int) -> Paper:
        """The paper in a row."""
        return self._papers[row]

    def date(self, row: int) -> str:
        """The date facet of a row: ISO text, or UNDATED."""
        return self._papers[row].date or UNDATED

    def digests(self) -> list[Digest]:
        """The papers by day, newest first."""
        return [Digest(date, tuple(papers)) for date, papers in groupby(self._papers, key=lambda paper: paper.date)]

    def matching(self, query: Query) -> Sequence[int]:
        """The rows of the papers that a query asks for, in reading order."""
        if not query:
            return range(len(self))
        return [row for row in range(len(self)) if self._matches(row, query)]

    def _matches(self, row: int, query: Query) -> bool:
        if query.dates and not self.date(row).startswith(query.dates):
            return False
        return self._tags[row].issuperset(query.tags)

    def row_of(self, paper: Paper) -> int | None:
        """The row where a paper stands, also after its file was read again; None where it is gone."""
        same_day = (row for row, other in enumerate(self._papers) if other.date == paper.date)
        return next((row for row in same_day if self._papers[row].title == paper.title), None)

    @cached_property
    def _tags(self) -> list[frozenset[str]]:
        return [frozenset(map(fold_tag, paper.tags)) for paper in self._papers]

    @cached_property
    def tag_spellings(self) -> dict[str, str]:
        """For each folded tag, the spelling that is used most; the first one of the alphabet among equals."""
        written = Counter(tag for paper in self._papers for tag in paper.tags)
        by_use = sorted(sorted(written, reverse=True), key=written.__getitem__)
        return {fold_tag(tag): tag for tag in by_use}

    def date_counts(self, rows: Iterable[int]) -> dict[str, int]:
        """How many of the rows each day has, newest first; every day of the corpus is there."""
        counts = dict.fromkeys((self.date(row) for row in range(len(self))), 0)
        for row in rows:
            counts[self.date(row)] += 1
        return counts

    def tag_counts(self, rows: Iterable[int]) -> dict[str, int]:
        """How many of the rows each folded tag has; every tag of the corpus is there."""
        counts = dict.fromkeys(self.tag_spellings, 0)
        for row in rows:
            for tag in self._tags[row]:
                counts[tag] += 1
        return counts
