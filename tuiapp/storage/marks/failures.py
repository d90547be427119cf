"""What goes wrong with a database, in words for the reader, and a damaged one out of the way."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from tuiapp.library.text import system_error
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.storage.marks.schema import ForeignDatabaseError

_PRIMARY: Final = 0xFF
"""The bits of an SQLite error that say its kind (https://www.sqlite.org/rescode.html)."""


def in_words(error: OSError | sqlite3.Error, path: Path) -> str:
    """What has gone wrong with the database at a path."""
    if isinstance(error, OSError):
        return system_error.in_words(error)
    sentences = {
        sqlite3.SQLITE_FULL: _("no space is left for {file}"),
        sqlite3.SQLITE_READONLY: _("{file} cannot be written to"),
        sqlite3.SQLITE_CANTOPEN: _("{file} cannot be opened"),
        sqlite3.SQLITE_BUSY: _("another program has been writing {file} for seconds"),
        sqlite3.SQLITE_IOERR: _("the disk has failed to read or write {file}"),
    }
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    file = printable(str(path))
    return sentences.get(code, _("{file}: {reason}")).format(file=file, reason=error)


def is_damaged(error: Exception) -> bool:
    """Whether the file is no database of marks, or not a whole one, so that waiting for another time is of no use."""
    # The classes below that one are for what may go another time, and for mistakes of the caller.
    return isinstance(error, ForeignDatabaseError) or type(error) is sqlite3.DatabaseError
