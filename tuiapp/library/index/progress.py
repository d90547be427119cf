"""How far reading a corpus is."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """How much of the work is done, in files."""

    done: int
    total: int
