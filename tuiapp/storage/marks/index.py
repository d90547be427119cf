"""A copy of the marks that a start can map before its first frame, without SQLite.

It is one file beside the database, made and kept up to date by `store`. It is believed where the database has the size,
time and inode that its head says, else it is made again.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.storage.marks.index_format import (
    HEAD,
    NOTED,
    READ,
    STARRED,
    UNREAD,
    Entry,
    Head,
    entry_of,
    hashed,
    read_head,
    records,
    texts,
)  # fmt: skip
from tuiapp.storage.marks.mark import Mark

DATABASE: Final = "marks.sqlite3"
INDEX: Final = "marks.index"


class Marked(NamedTuple):
    """What is marked of a paper; `is_read` is None where nothing was ever said of that."""

    is_read: bool | None = None
    is_starred: bool = False
    note: str | None = None


class MarkIndex:
    """Marks by the names of papers; a frozen value."""

    def __init__(self, data: bytes | mmap | None = None, head: Head | None = None) -> None:
        view = memoryview(data) if data is not None else memoryview(b"")
        head = head or Head(0, 0, 0, 0, 0, 0, 0, 0)
        at = HEAD.size if len(view) else 0
        names_end = at + 8 * head.names
        arxiv_end = names_end + 8 * head.marks
        marks_end = arxiv_end + 4 * head.names
        self._names = view[at:names_end].cast("Q")
        self._arxiv = view[names_end:arxiv_end].cast("Q")
        self._mark_of = view[arxiv_end:marks_end].cast("I")
        self._flags = view[marks_end : marks_end + head.marks]
        self._notes = view[marks_end + head.marks : head.base_end]
        self._later: dict[int, tuple[Entry, ...]] = {}
        for entry, names in records(view[head.base_end : head.end]):
            _put(self._later, entry, names)
        self.revision = head.revision

    @property
    def settings(self) -> dict[str, str]:
        """What is kept beside the marks, by name."""
        size = int.from_bytes(self._notes[:8], "little") if len(self._notes) else 0
        lines = str(self._notes[8 : 8 + size], "utf-8", "replace").splitlines()
        return dict(line.split("\t", 1) for line in lines if "\t" in line)

    def find(self, ids: Sequence[str]) -> Marked:
        """What is marked of a paper.

        Args:
            ids: its names, from `identity.spelled_identities`: what tells most counts first.

        """
        arxiv = hashed(ids[0]) if ids and ids[0].startswith("arxiv:") else 0
        for name in ids:
            for entry in self._entries(arxiv if arxiv and name is ids[0] else hashed(name)):
                if not (arxiv and entry.arxiv and arxiv != entry.arxiv):
                    is_read = bool(entry.flags & READ) if entry.flags & (READ | UNREAD) else None
                    return Marked(is_read, bool(entry.flags & STARRED), entry.note)
        return Marked()

    def _entries(self, name: int) -> Iterator[Entry]:
        yield from self._later.get(name, ())
        at = bisect_left(self._names, name)
        while at < len(self._names) and self._names[at] == name:
            mark = self._mark_of[at]
            # Not where the file is damaged, which costs a mark its place but nothing else.
            if mark < len(self._flags):
                flags = self._flags[mark]
                yield Entry(flags, self._arxiv[mark], self._note(mark) if flags & NOTED else None)
            at += 1

    def _note(self, mark: int) -> str | None:
        size = int.from_bytes(self._notes[:8], "little")
        for number, text in texts(self._notes[8 + size :]):
            if number == mark:
                return text
        return None

    def with_marks(self, marks: Iterable[Mark]) -> MarkIndex:
        """The same with marks as they are now, each with all that it says."""
        index = MarkIndex.__new__(MarkIndex)
        index.__dict__.update(self.__dict__)
        index._later = dict(self._later)  # noqa: SLF001 - of the same class
        for mark in marks:
            _put(index._later, entry_of(mark), [hashed(name) for name in mark.ids])  # noqa: SLF001
        return index


def load_index(folder: Path) -> MarkIndex | None:
    """The marks of a state folder as a start needs them; nothing is marked where there is no database yet.

    Returns:
        None where there is no index, or the database was written after it: `MarkStore.open` makes it again.

    """
    database = folder / DATABASE
    if not os.path.exists(database):
        return MarkIndex()
    try:
        with open(folder / INDEX, "rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):
        return None
    head = read_head(data)
    return MarkIndex(data, head) if head and head.end <= len(data) and head.is_of(database) else None


def _put(later: dict[int, tuple[Entry, ...]], entry: Entry, names: Iterable[int]) -> None:
    """Put what is marked before all that was marked earlier under its names, but for other papers of one title."""
    for name in names:
        others = tuple(each for each in later.get(name, ()) if each.arxiv and each.arxiv != entry.arxiv)
        later[name] = (entry, *others)
