"""When Python looks for garbage: while the reader reads, and hardly ever while a key waits.

A closed menu leaves a thousand objects that point at each other. Finding those of a hundred menus takes a tenth of a
second, those of a few menus ten milliseconds.
"""

from __future__ import annotations

import asyncio
import gc
import time
from typing import Final

REST_SECONDS: Final = 0.5
"""Seconds without a key or the mouse after which nobody waits for the program."""

_YOUNGER_COLLECTIONS: Final = 1
"""Collections of younger objects after which it is worth looking at all: some 7,000 objects have stayed."""


def collect_from_now_on() -> None:
    """Turn the collector on again once a start is over, with all that the start has made out of its way."""
    gc.freeze()
    gc.enable()


class GarbageAtRest:
    """Looks for garbage when the reader rests; what comes in long haste is left to Python's own collections."""

    def __init__(self) -> None:
        self._latest = 0.0
        self._is_waiting = False

    def heard(self) -> None:
        """Wait for a rest: there was a key or the mouse."""
        self._latest = time.monotonic()
        if not self._is_waiting:
            self._wait(REST_SECONDS)

    def _wait(self, seconds: float) -> None:
        self._is_waiting = True
        asyncio.get_running_loop().call_later(seconds, self._look)

    def _look(self) -> None:
        left = self._latest + REST_SECONDS - time.monotonic()
        self._is_waiting = False
        if left > 0:
            self._wait(left)
        elif gc.isenabled() and gc.get_count()[2] >= _YOUNGER_COLLECTIONS:
            gc.collect()
