"""What every format's reader answers."""

from __future__ import annotations

from typing import NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.paper import Paper


class LeftOut(NamedTuple):
    """A line of a file that is in no paper, and what it was taken for, in words."""

    line: int
    text: str
    why: str


class Parsed(NamedTuple):
    """What one file holds.

    Attributes:
        papers: its papers, in its order.
        faults: what could not be read of it.
        left_out: what was read and is no part of a digest, as the navigation of a page.

    """

    papers: tuple[Paper, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
