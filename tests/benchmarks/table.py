"""The table: a row for each comparison, as ratios within one run."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from terminal import COLUMNS


class Row(NamedTuple):
    """Ratios of two programs, what they may be at most, and the median milliseconds (or other amounts) of both."""

    what: str
    size: str
    ratios: Sequence[float]
    bar: float | None = None
    amounts: str = ""
    percentile: int = 50

    def __str__(self) -> str:
        if not self.ratios:
            return f"{self.what:<58}{self.size:>10}  skipped: {self.amounts}"
        judged = at_percentile(self.ratios, self.percentile)
        verdict = "" if self.bar is None else f"≤{self.bar:<5g} {'ok' if judged <= self.bar else 'over'}"
        p95 = at_percentile(self.ratios, 95)
        return f"{self.what:<58}{self.size:>10}{judged:8.2f}{p95:8.2f}{len(self.ratios):5}  {verdict:<12}{self.amounts}"


def at_percentile(values: Iterable[float], percentile: int) -> float:
    """The value that so many in a hundred do not exceed."""
    ordered = sorted(values)
    if percentile == 50:
        return statistics.median(ordered)
    return ordered[min(len(ordered) - 1, len(ordered) * percentile // 100)]


def compared(what: str, size: int, ours: Sequence[float], theirs: Sequence[float], bar: float | None = None) -> Row:
    """A row of milliseconds that were measured in pairs."""
    amounts = f"{statistics.median(ours):.1f} ÷ {statistics.median(theirs):.1f} ms" if ours else "nothing measured"
    return Row(what, f"{size:,}", [one / other for one, other in zip(ours, theirs, strict=True)], bar, amounts)


def heading() -> str:
    """The line above the rows."""
    return f"{'':<58}{'papers':>10}{'median':>8}{'p95':>8}{'n':>5}  {'bar':<12}median ÷ median\n" + "─" * COLUMNS
