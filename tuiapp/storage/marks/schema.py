"""The database of marks: its tables, and how an older one becomes a newer one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

APPLICATION_ID: Final = 0x74756961
"""`tuia` in ASCII: what tells our database from any other (https://www.sqlite.org/pragma.html#pragma_application_id)."""

MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE mark (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, date TEXT NOT NULL, read TEXT, starred TEXT, note TEXT,
        read_changed TEXT, starred_changed TEXT, note_changed TEXT, changed TEXT NOT NULL,
        revision INTEGER NOT NULL
    );
    CREATE INDEX mark_revision ON mark (revision);
    CREATE TABLE identity (
        name TEXT NOT NULL, mark INTEGER NOT NULL REFERENCES mark (id) ON DELETE CASCADE, PRIMARY KEY (name, mark)
    ) WITHOUT ROWID;
    CREATE INDEX identity_mark ON identity (mark);
    CREATE TABLE earlier_note (
        mark INTEGER NOT NULL REFERENCES mark (id) ON DELETE CASCADE, changed TEXT NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (mark, changed, note)
    ) WITHOUT ROWID;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO setting VALUES ('revision', '0');
    """,
)
"""The statements that lead from each version to the next; a released one is never changed, only followed by another."""

_BUSY_SECONDS: Final = 2.0
"""How long another program is waited for."""


class NewerSchemaError(Exception):
    """The database was written by a newer version of the program; it is not touched."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class ForeignDatabaseError(Exception):
    """The file is a database of something else."""


def connected(path: Path | None) -> sqlite3.Connection:
    """Open the database, make it where it is missing, and bring it to the newest version.

    One that cannot be written to is opened for reading, unless it is of an older version.

    Args:
        path: the file, whose folder is there; None is a database in memory.

    Raises:
        NewerSchemaError: it is of a newer version.
        ForeignDatabaseError: it is of another program.
        sqlite3.Error: it is damaged, or cannot be opened.

    """
    # As bytes, as the path may hold any.
    name = b":memory:" if path is None else os.fsencode(path)
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    version = _number(connection, "PRAGMA user_version")
    has_tables = _number(connection, "SELECT count(*) FROM sqlite_master") > 0
    if has_tables and _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise ForeignDatabaseError
    if version > len(MIGRATIONS):
        raise NewerSchemaError(version)
    # The quick check of some versions finds fault with sound tables without row ids; the whole one does not.
    if _text(connection, "PRAGMA quick_check(1)") != "ok":
        found = _text(connection, "PRAGMA integrity_check(1)")
        if found != "ok":
            raise sqlite3.DatabaseError(found)
    # A mark that was acknowledged survives a power cut: the file, its journal and their folder are synchronised.
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < len(MIGRATIONS):
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have done it meanwhile.
        version = _number(connection, "PRAGMA user_version")
        for statements in MIGRATIONS[version:]:
            # Not `executescript`, which ends the transaction.
            for statement in statements.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _text(connection: sqlite3.Connection, question: str) -> str:
    (text,) = connection.execute(question).fetchone()
    return str(text)


def _number(connection: sqlite3.Connection, question: str) -> int:
    (number,) = connection.execute(question).fetchone()
    return int(number)
