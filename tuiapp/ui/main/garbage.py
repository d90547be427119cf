"""When the garbage collector runs: not during a start, and then seldom."""

from __future__ import annotations

import gc
from typing import Final

FULL_COLLECTIONS_APART: Final = 100
"""Collections of younger objects between two of all objects, instead of 10."""


def collect_garbage_again() -> None:
    """Turn the collector on, with all that a start has made out of its way."""
    gc.freeze()
    # A whole collection takes as long as a key, and would come every few keys.
    gc.set_threshold(*gc.get_threshold()[:2], FULL_COLLECTIONS_APART)
    gc.enable()
