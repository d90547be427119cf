"""What a reader asks of the corpus."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["date", "tag"]


class Query(NamedTuple):
    """Dates by their beginning (`2025`, `2025-04`, a day), any of which will do, and folded tags, all required."""

    dates: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dates or self.tags)

    def values(self, kind: Kind) -> tuple[str, ...]:
        """The values asked of one kind, in the order they were chosen."""
        return self.dates if kind == "date" else self.tags

    def _with(self, kind: Kind, values: tuple[str, ...]) -> Query:
        return self._replace(dates=values) if kind == "date" else self._replace(tags=values)

    def choose(self, kind: Kind, value: str) -> Query:
        """Ask for this value alone of its kind; choosing the only one again lets it go."""
        return self._with(kind, () if self.values(kind) == (value,) else (value,))

    def toggle(self, kind: Kind, value: str) -> Query:
        """Add a value to those of its kind, or take it away."""
        values = self.values(kind)
        kept = tuple(other for other in values if other != value)
        return self._with(kind, kept if value in values else (*values, value))

    def without_last(self) -> Query:
        """The query one step wider: the last tag goes first, then the last date."""
        if self.tags:
            return self._replace(tags=self.tags[:-1])
        return self._replace(dates=self.dates[:-1])
