"""What every format's reader answers."""

from __future__ import annotations

from typing import NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.paper import Paper


class Parsed(NamedTuple):
    """The papers of one file in its order, and what could not be read of it."""

    papers: tuple[Paper, ...] = ()
    faults: tuple[Fault, ...] = ()
