"""The marks for a command that looks at them and says nothing."""

from __future__ import annotations

import os
from pathlib import Path

from tuiapp.storage.marks.index import DATABASE, MarkIndex, load_index


def read_marks(folder: Path) -> MarkIndex:
    """The marks of a state folder: mapped, or read from the database where their index is behind; nothing is written.

    Raises:
        OSError: they cannot be read.

    """
    index = load_index(folder)
    return _read_database(folder / DATABASE) if index is None else index


def _read_database(path: Path) -> MarkIndex:
    # A program was killed between writing its marks and their index; the next screen makes it again.
    import sqlite3
    from urllib.parse import quote

    from tuiapp.library.text.printable_path import printable
    from tuiapp.messages import _
    from tuiapp.storage.marks import rows
    from tuiapp.storage.marks.failures import in_words
    from tuiapp.storage.marks.schema import MIGRATIONS

    try:
        connection = sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > len(MIGRATIONS):
                raise OSError(_("{file} was written by a newer version of tuiapp").format(file=printable(str(path))))
            return MarkIndex.of(rows.all_marks(connection), rows.settings(connection))
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise OSError(in_words(error, path)) from error
