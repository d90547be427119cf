"""Keeping the index of marks up to date beside the database."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tuiapp.library.files.atomic_write import write_pieces
from tuiapp.storage.marks.index_format import HEAD, Head, head_bytes, index_bytes, read_head, record_bytes
from tuiapp.storage.marks.mark import Mark

MOST_APPENDED: Final = 256 * 1024
"""Bytes of records behind an index from which it is made anew: a start reads them one by one, some 2 ms."""


def append_marks(path: Path, marks: Sequence[Mark], revision: int, stamp: tuple[int, int, int]) -> bool:
    """Put marks behind an index, without waiting for the disk.

    Args:
        path: the index.
        marks: the marks of one transaction, each with all that it says.
        revision: the number of that transaction.
        stamp: the stamp of the database after it.

    Returns:
        Whether the index has all marks now; where not, it has to be made anew.

    Raises:
        OSError: it could not be written.

    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    with open(descriptor, "r+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        head = read_head(file.read(HEAD.size))
        records = b"".join(map(record_bytes, marks))
        if (
            head is None
            or head.end - head.base_end + len(records) > MOST_APPENDED
            or not _is_in_place(descriptor, path)
        ):
            return False
        if head.revision >= revision:
            # Who made it anew meanwhile has seen this transaction.
            return True
        if head.revision != revision - 1:
            return False
        os.pwrite(descriptor, records, head.end)
        new = Head(*stamp, revision, head.names, head.marks, head.base_end, head.end + len(records))
        os.pwrite(descriptor, head_bytes(new), 0)
    return True


def _is_in_place(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False


def write_index(
    path: Path, marks: Sequence[Mark], settings: Mapping[str, str], revision: int, stamp: tuple[int, int, int]
) -> None:
    """Make the index anew in one step; raises OSError."""
    write_pieces(path, index_bytes(marks, settings, revision, stamp))
