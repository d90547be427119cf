"""What is told of a job that takes its time: how far it is, what came of it, which day is new."""

from __future__ import annotations

import time
from typing import Final, NamedTuple

from tuiapp.library.index.progress import Progress
from tuiapp.messages import _

SHORTEST_SAID: Final = 5
"""Seconds that are left from which they are said."""

SECONDS_UP_TO: Final = 90


class Said(NamedTuple):
    """A sentence for the reader; `is_trouble` where something could not be done."""

    text: str
    is_trouble: bool = False


class NewDay(NamedTuple):
    """The newest ISO day of the papers that came in."""

    date: str


class Clock:
    """How long a job takes, by how long it has taken so far."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def said(self, progress: Progress) -> str:
        """How far it is, and how long it takes still where that is worth saying."""
        done, total = progress
        counted = f"{done:,}/{total:,}"
        if not done:
            return counted
        left = (time.monotonic() - self._begun) / done * (total - done)
        if left < SHORTEST_SAID:
            return counted
        if left < SECONDS_UP_TO:
            return _("{counted}, {seconds} s left").format(counted=counted, seconds=round(left))
        return _("{counted}, {minutes} min left").format(counted=counted, minutes=round(left / 60))


Step = Progress | Said | NewDay
