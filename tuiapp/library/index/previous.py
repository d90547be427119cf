"""What an older corpus holds of the files that have not changed since."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.files.stamp import Stamp
from tuiapp.library.index.corpus import Corpus
from tuiapp.library.index.indexed_paper import IndexedPaper, SearchedBytes, indexed_again


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
            indexed_again(
                old.paper(row), bytes(old.record(row)), SearchedBytes(*old.searched_bytes(row)), old.names.of(row)
            )
            for row in (self._rows[number] if old else ())
            if old
        ]
        return IndexedFile(path, self._stamps[number], papers, tuple(self._faults[number]))
