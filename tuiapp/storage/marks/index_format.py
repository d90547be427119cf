"""How the index of marks is written down: see `index` for what it is for.

head │ names, as sorted hashes │ arXiv name of each mark │ mark of each name │ flags of each mark
│ settings │ notes, with the names of their papers │ what was marked since, a record a mark
"""

from __future__ import annotations

import os
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from mmap import mmap
from pathlib import Path
from struct import Struct
from typing import Final, NamedTuple

from tuiapp.library.files.stamp import stamp_of
from tuiapp.library.identity import name_hash
from tuiapp.storage.marks.mark import Mark

HEAD: Final = Struct("<16s8QI")
"""Kind, the numbers of a `Head`, and the checksum of all that."""

KIND: Final = f"tuiapp marks 2 {sys.byteorder[0]}".encode()

_RECORD: Final = Struct("<IIBBQ")
"""Length of a record behind this, checksum of all that follows, flags, how many names, hash of the arXiv name."""

_TEXT: Final = Struct("<III")
"""Of a note: the number of its mark, how many names, bytes of the text behind those."""

_UNCHECKED: Final = 8
"""Bytes of a record that its checksum does not cover."""

READ, UNREAD, STARRED, NOTED = 1, 2, 4, 8


class Head(NamedTuple):
    """What the head of the file says.

    Attributes:
        size: the size of the database in bytes, when this was written.
        modified: its time in nanoseconds.
        inode: its inode.
        revision: the last one that is in here.
        names: how many names there are.
        marks: how many marks there are.
        base_end: where the notes end, and records of what was marked since begin.
        end: where the last record ends.

    """

    size: int
    modified: int
    inode: int
    revision: int
    names: int
    marks: int
    base_end: int
    end: int

    def is_of(self, database: Path) -> bool:
        """Whether the database is as it was when this was written."""
        return self[:3] == database_stamp(database)


class Entry(NamedTuple):
    """What is marked of a paper, with the hash of its name by arXiv id (0: none)."""

    flags: int
    arxiv: int
    note: str | None


def database_stamp(database: Path) -> tuple[int, int, int]:
    """What tells that the database has not been written since; zeros where it is in the middle of a transaction."""
    if os.path.exists(f"{database}-journal"):
        return (0, 0, 0)
    stamp = stamp_of(str(database))
    return (stamp.size, stamp.modified, stamp.inode)


def read_head(data: bytes | mmap) -> Head | None:
    """The head of an index; None where it is none, or torn."""
    if len(data) < HEAD.size:
        return None
    kind, *numbers, checksum = HEAD.unpack_from(data)
    return Head(*numbers) if kind == KIND and zlib.crc32(data[: HEAD.size - 4]) == checksum else None


def head_bytes(head: Head) -> bytes:
    """A head as it is written."""
    start = HEAD.pack(KIND, *head, 0)[:-4]
    return start + zlib.crc32(start).to_bytes(4, "little")


def index_bytes(
    marks: Sequence[Mark], settings: Mapping[str, str], revision: int, stamp: tuple[int, int, int]
) -> list[bytes]:
    """A whole index, in pieces."""
    names = sorted((name_hash(name), at) for at, mark in enumerate(marks) for name in mark.ids)
    entries = [entry_of(mark) for mark in marks]
    kept = "".join(f"{name}\t{value}\n" for name, value in settings.items()).encode()
    pieces = [
        array("Q", [name for name, _mark in names]).tobytes(),
        array("Q", [entry.arxiv for entry in entries]).tobytes(),
        array("I", [mark for _name, mark in names]).tobytes(),
        bytes(entry.flags for entry in entries),
        len(kept).to_bytes(8, "little") + kept,
        *(_text(at, marks[at].ids, entry.note) for at, entry in enumerate(entries) if entry.note),
    ]
    end = HEAD.size + sum(map(len, pieces))
    return [head_bytes(Head(*stamp, revision, len(names), len(marks), end, end)), *pieces]


def record_bytes(mark: Mark) -> bytes:
    """A mark as it is put behind an index."""
    entry = entry_of(mark)
    names = array("Q", [name_hash(name) for name in mark.ids]).tobytes()
    body = names + (entry.note or "").encode()
    said = _RECORD.pack(len(body), 0, entry.flags, len(mark.ids), entry.arxiv)[_UNCHECKED:] + body
    return len(body).to_bytes(4, "little") + zlib.crc32(said).to_bytes(4, "little") + said


def records(view: memoryview) -> Iterator[tuple[Entry, list[int]]]:
    """What was marked since, each with the hashes of its names; it ends before a record that is torn."""
    at = 0
    while at + _RECORD.size <= len(view):
        length, checksum, flags, number, arxiv = _RECORD.unpack_from(view, at)
        end = at + _RECORD.size + length
        if end > len(view) or zlib.crc32(view[at + _UNCHECKED : end]) != checksum:
            return
        body = view[at + _RECORD.size : end]
        note = str(body[8 * number :], "utf-8") if flags & NOTED else None
        yield Entry(flags, arxiv, note), list(body[: 8 * number].cast("Q"))
        at = end


def entry_of(mark: Mark) -> Entry:
    """What the index keeps of a mark."""
    flags = READ if mark.read else UNREAD if mark.read_changed else 0
    flags |= (STARRED if mark.starred else 0) | (NOTED if mark.note else 0)
    return Entry(flags, name_hash(mark.arxiv) if mark.arxiv else 0, mark.note or None)


def _text(number: int, ids: Sequence[str], text: str) -> bytes:
    data = text.encode()
    return _TEXT.pack(number, len(ids), len(data)) + array("Q", map(name_hash, ids)).tobytes() + data


def texts(view: memoryview) -> Iterator[tuple[int, list[int], str]]:
    """Notes, each with the number of its mark and the hashes of its names."""
    at = 0
    while at + _TEXT.size <= len(view):
        number, names, length = _TEXT.unpack_from(view, at)
        start = at + _TEXT.size + 8 * names
        at = start + length
        # Not where the file is damaged.
        if at <= len(view):
            yield number, list(view[start - 8 * names : start].cast("Q")), str(view[start:at], "utf-8", "replace")
