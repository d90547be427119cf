"""Papers that have arrived while the reader was reading, until they are gone to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tuiapp.library import Library, Paper
from tuiapp.library.identity import spelled_identities
from tuiapp.library.search.comparison import Difference


@dataclass(frozen=True)
class News:
    """The papers that have arrived, by what tells most of each."""

    papers: Mapping[str, Paper] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.papers)

    def followed_by(self, difference: Difference) -> News:
        """With what has come since, and without what has gone again, as a title that was half written."""
        stayed = {
            name: paper
            for name, paper in self.papers.items()
            if difference.went.isdisjoint(spelled_identities(paper))
        }  # fmt: skip
        return News({spelled_identities(paper)[0]: paper for paper in difference.came} | stayed)

    def newest_row(self, library: Library) -> int | None:
        """The first row of a library that holds one of them; None where there is none any more."""
        rows = (library.row_of(paper) for paper in self.papers.values())
        return min((row for row in rows if row is not None), default=None)
