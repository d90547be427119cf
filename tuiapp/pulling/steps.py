"""What is told of a job that takes its time: how far it is, what came of it, which day is new."""

from __future__ import annotations

from typing import NamedTuple

from tuiapp.library.index.progress import Progress


class Said(NamedTuple):
    """A sentence for the reader; `is_trouble` where something could not be done."""

    text: str
    is_trouble: bool = False


class NewDay(NamedTuple):
    """The newest ISO day of the papers that came in."""

    date: str


Step = Progress | Said | NewDay
