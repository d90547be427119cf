"""The steps of a long job, printed as they come."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from tuiapp.library.index.progress import Progress

if TYPE_CHECKING:
    from tuiapp.pulling.steps import Step

_CLEAR_LINE: Final = "\r\x1b[K"


def print_steps(steps: Iterable[Step]) -> int:
    """Print sentences, troubles on standard error, and there also how far it is, where someone looks; 1 for trouble."""
    from tuiapp.pulling.steps import Clock, Said

    clock = Clock()
    shows_progress = sys.stderr.isatty()
    troubles = 0
    for step in steps:
        if isinstance(step, Progress) and shows_progress:
            print(f"{_CLEAR_LINE}{clock.said(step)}", end="", file=sys.stderr, flush=True)
        elif isinstance(step, Said):
            if shows_progress:
                print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)
            troubles += step.is_trouble
            print(step.text, file=sys.stderr if step.is_trouble else sys.stdout, flush=True)
    return 1 if troubles else 0
