"""Opening the database of marks, whatever has become of the file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from itertools import count
from pathlib import Path

from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.storage.marks.failures import is_damaged
from tuiapp.storage.marks.schema import ForeignDatabaseError, NewerSchemaError, connected


def opened(path: Path) -> tuple[sqlite3.Connection, str]:
    """The database, begun anew where there is none or it is damaged; the folder is locked.

    Returns:
        The connection, and a sentence for the reader where a damaged database was moved aside; else an empty text.

    Raises:
        NewerSchemaError: it is of a newer version.
        OSError: the damaged one cannot be moved.
        sqlite3.Error: it cannot be opened now.

    """
    try:
        return connected(path), ""
    except (ForeignDatabaseError, sqlite3.Error) as error:
        if not is_damaged(error):
            raise
    copy = _move_aside(path)
    said = _("{file} was damaged: it is kept as {copy}, and marks begin anew")
    return connected(path), said.format(file=printable(str(path)), copy=printable(copy.name))


def copied_into_memory(path: Path) -> sqlite3.Connection:
    """The marks of a database, as far as it can be read, for a session that cannot save any."""
    memory = connected(None)
    if path.exists():
        with suppress(sqlite3.Error, ForeignDatabaseError, NewerSchemaError):
            there = connected(path)
            there.backup(memory)
            there.close()
    return memory


def _move_aside(path: Path) -> Path:
    """Give a database another name beside its own, with the journal that belongs to it; raises OSError."""
    names = (f"{path.name}.damaged{f'-{number}' if number > 1 else ''}" for number in count(1))
    copy = next(there for name in names if not os.path.lexists(there := path.with_name(name)))
    os.rename(path, copy)
    with suppress(FileNotFoundError):
        os.rename(f"{path}-journal", f"{copy}-journal")
    return copy
