"""The files of a corpus: what tells that one has changed, and what an older corpus holds of those that have not."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from typing import Any, Final, NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.index.corpus import Corpus
from tuiapp.library.index.indexed_paper import IndexedPaper, indexed_again

_RACY_NS: Final = 2_000_000_000
"""A file this young may change again within one tick of its clock, and nobody would see it."""


class Stamp(NamedTuple):
    """What tells that a file is the one that was read; all 0 for one that has to be read again in any case."""

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


class IndexedFile(NamedTuple):
    """A digest file: its path, its stamp when it was read, its papers made ready and its faults."""

    path: str
    stamp: Stamp
    papers: list[IndexedPaper]
    faults: tuple[Fault, ...]


class PreviousIndex:
    """What an older corpus holds of each file; nothing where there is no older one."""

    def __init__(self, old: Corpus | None) -> None:
        self._old = old
        files: list[Any] = old.files() if old else []
        self._numbers = {path: number for number, (path, _, _) in enumerate(files)}
        self._stamps = [Stamp(*stamp) for _, stamp, _ in files]
        self._faults = [[Fault(*fault) for fault in faults] for _, _, faults in files]
        self._rows: defaultdict[int, list[int]] = defaultdict(list)
        for row, number in enumerate(old.file_of if old else ()):
            self._rows[number].append(row)

    @property
    def paths(self) -> list[str]:
        """The files in their order."""
        return list(self._numbers)

    @property
    def unattached_faults(self) -> list[Fault]:
        """The faults that are not about one of the files."""
        faults = self._old.meta.faults if self._old else []
        return [Fault(*fault) for fault in faults[: len(faults) - sum(map(len, self._faults))]]

    def has(self, path: str, stamp: Stamp) -> bool:
        """Whether a file with this stamp is the one that was read."""
        return path in self._numbers and any(stamp) and self._stamps[self._numbers[path]] == stamp

    def file(self, path: str) -> IndexedFile:
        """A file as it was read; raises KeyError for one that was not."""
        number, old = self._numbers[path], self._old
        papers = [
            indexed_again(old.paper(row), bytes(old.record(row)), bytes(old.text(row)), bytes(old.initials(row)))
            for row in (self._rows[number] if old else ())
            if old
        ]
        return IndexedFile(path, self._stamps[number], papers, tuple(self._faults[number]))
