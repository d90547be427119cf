"""A copy of the marks that a start can map before its first frame, without SQLite.

It is one file beside the database, made and kept up to date by `store`. It is believed where the database has the size,
time and inode that its head says, else it is made again.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.identity import name_hash
from tuiapp.storage.marks.index_format import (
    HEAD,
    NOTED,
    READ,
    STARRED,
    UNREAD,
    Entry,
    Head,
    entry_of,
    index_bytes,
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

    @classmethod
    def of(cls, marks: Iterable[Mark], settings: Mapping[str, str]) -> MarkIndex:
        """Marks and settings that were read from the database."""
        data = b"".join(index_bytes(list(marks), settings, 0, (0, 0, 0)))
        return cls(data, read_head(data))

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
        names = [name_hash(name) for name in ids]
        arxiv = names[0] if ids and ids[0].startswith("arxiv:") else 0
        entry = self._entry(arxiv, names)
        if entry is None:
            return Marked()
        is_read = bool(entry.flags & READ) if entry.flags & (READ | UNREAD) else None
        return Marked(is_read, bool(entry.flags & STARRED), entry.note)

    def flags_of(self, papers: Iterable[tuple[int, ...]]) -> bytes:
        """What is marked of many papers, a byte each: READ, UNREAD, STARRED and NOTED together, 0 for nothing.

        Args:
            papers: the names of each, as `identity.HashedNames` has them.

        """
        names, mark_of, flags, arxiv_of, later = self._names, self._mark_of, self._flags, self._arxiv, self._later
        found, last = bytearray(), len(names)
        if not (last or later):
            return bytes(sum(1 for _paper in papers))
        for paper in papers:
            marked = 0
            for name in filter(None, paper):
                at = bisect_left(names, name)
                is_there = at < last and names[at] == name
                if (
                    is_there
                    and name not in later
                    and (mark := mark_of[at]) < len(flags)
                    and arxiv_of[mark] in (0, paper[0])
                ):
                    marked = flags[mark]
                    break
                if is_there or name in later:
                    # Of this session, or of one of several papers with this name.
                    marked = entry.flags if (entry := self._entry(paper[0], paper)) else 0
                    break
            found.append(marked)
        return bytes(found)

    def note_of(self, names: Sequence[int]) -> str | None:
        """The reader's own note on a paper; its names as `identity.HashedNames` has them."""
        entry = self._entry(names[0], names)
        return entry.note if entry else None

    def names_of_notes(self) -> Iterator[int]:
        """The names of the papers that have a note, as hashes, and perhaps of some that have none any more."""
        for names, _text in self._texts.values():
            yield from names
        yield from (name for name, entries in self._later.items() if any(entry.note for entry in entries))

    def names_changed_since(self, older: MarkIndex) -> AbstractSet[int] | None:
        """The names under which something was marked since an older value of these marks, as hashes.

        Returns:
            None where anything may have changed.

        """
        if self._names is not older._names:
            return None
        return {name for name, _entries in self._later.items() ^ older._later.items()}

    def _entry(self, arxiv: int, names: Iterable[int]) -> Entry | None:
        """What is marked of a paper; not what is marked of another one that shares a name with it."""
        found = (entry for name in names if name for entry in self._entries(name))
        return next((entry for entry in found if not (arxiv and entry.arxiv and arxiv != entry.arxiv)), None)

    def _entries(self, name: int) -> Iterator[Entry]:
        yield from self._later.get(name, ())
        at = bisect_left(self._names, name)
        while at < len(self._names) and self._names[at] == name:
            mark = self._mark_of[at]
            # Not where the file is damaged, which costs a mark its place but nothing else.
            if mark < len(self._flags):
                flags = self._flags[mark]
                text = self._texts.get(mark) if flags & NOTED else None
                yield Entry(flags, self._arxiv[mark], text[1] if text else None)
            at += 1

    @cached_property
    def _texts(self) -> dict[int, tuple[list[int], str]]:
        """The notes that were loaded: by the number of the mark its names and the text."""
        size = int.from_bytes(self._notes[:8], "little")
        return {mark: (names, text) for mark, names, text in texts(self._notes[8 + size :])}

    def with_marks(self, marks: Iterable[Mark]) -> MarkIndex:
        """The same with marks as they are now, each with all that it says."""
        index = MarkIndex.__new__(MarkIndex)
        index.__dict__.update(self.__dict__)
        index._later = dict(self._later)  # noqa: SLF001 - of the same class
        for mark in marks:
            _put(index._later, entry_of(mark), [name_hash(name) for name in mark.ids])  # noqa: SLF001
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
