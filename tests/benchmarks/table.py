"""The table: a row for each comparison, as ratios within one run."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from terminal import COLUMNS


class Row(NamedTuple):
    """Ratios of two programs, what the median (or another percentile) may be at most, and the amounts behind it."""

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


def compared(
    what: str, size: int, pairs: Iterable[tuple[float, float]], bar: float | None = None, percentile: int = 50
) -> Row:
    """A row of milliseconds, ours and theirs, that were measured in turns."""
    measured = list(pairs)
    ours, theirs = (at_percentile(times, percentile) for times in zip(*measured, strict=True))
    ratios = [one / other for one, other in measured]
    return Row(what, f"{size:,}", ratios, bar, f"{ours:.1f} ÷ {theirs:.1f} ms", percentile)


def skipped(what: str, size: int, why: str) -> Row:
    """A row that could not be measured."""
    return Row(what, f"{size:,}", (), amounts=why)


def heading() -> str:
    """The line above the rows."""
    return f"{'':<58}{'papers':>10}{'median':>8}{'p95':>8}{'n':>5}  {'bar':<12}ours ÷ theirs\n" + "─" * COLUMNS
