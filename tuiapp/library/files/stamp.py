"""What tells, without reading it, that a file is the one that was read."""

from __future__ import annotations

import os
import time
from typing import Final, NamedTuple

_RACY_NS: Final = 2_000_000_000
"""A file this young may change again within one tick of its clock, and nobody would see it."""


class Stamp(NamedTuple):
    """Size in bytes, times in nanoseconds and inode of a file; all 0 for one that has to be read again in any case."""

    size: int = 0
    modified: int = 0
    changed: int = 0
    inode: int = 0


def stamp_of(path: str) -> Stamp:
    """The stamp of a file, empty where there is none to be had."""
    try:
        at = os.stat(path)
    except OSError:
        return Stamp()
    return Stamp(at.st_size, at.st_mtime_ns, at.st_ctime_ns, at.st_ino)


def unless_young(stamp: Stamp) -> Stamp:
    """The stamp, or an empty one for a file that could still change unseen, or comes from the future."""
    return stamp if max(stamp.modified, stamp.changed) < time.time_ns() - _RACY_NS else Stamp()
