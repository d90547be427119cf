"""Marks in the tables of the database: found, united with what is new, and written in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import reduce
from typing import Any, Final, NamedTuple

from tuiapp.storage.marks.mark import Mark, is_same_paper, said_after, united

_FIELDS: Final = Mark._fields[1:]
"""The columns of a mark: all but its names, which have a table of their own."""

_COLUMNS: Final = ", ".join(("id", *_FIELDS))
_VALUES: Final = ", ".join("?" * (len(_FIELDS) + 2))
_UPDATES: Final = ", ".join(f"{name} = excluded.{name}" for name in (*_FIELDS, "revision"))
_WRITE: Final = f"INSERT INTO mark ({_COLUMNS}, revision) VALUES ({_VALUES}) ON CONFLICT (id) DO UPDATE SET {_UPDATES}"  # noqa: S608
REVISION: Final = "revision"
"""The setting that counts transactions."""

_MOST_NAMES: Final = 500
"""Names that are asked for at once; SQLite takes at least 999 values in a statement."""


class Written(NamedTuple):
    """A transaction.

    Attributes:
        pairs: what was marked of each paper before, and what is now.
        revision: its number; None where there was nothing to be changed, and nothing was written.

    """

    pairs: list[tuple[Mark, Mark]]
    revision: int | None


def write(connection: sqlite3.Connection, marks: Iterable[Mark], *, is_local: bool) -> Written:
    """Unite marks with those that are there, all of them or none.

    Args:
        connection: to the database.
        marks: what is said of papers; a field that was never said changes nothing.
        is_local: whether it is said now, so that it counts whatever the clock says; else the later of two counts.

    Raises:
        sqlite3.Error: nothing was written.

    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        number = revision(connection) + 1
        pairs = [_said(connection, mark, number, is_local=is_local) for mark in marks]
        has_changed = any(old != new for old, new in pairs)
        if has_changed:
            set_setting(connection, REVISION, str(number))
        connection.execute("COMMIT" if has_changed else "ROLLBACK")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    return Written(pairs, number if has_changed else None)


def all_marks(connection: sqlite3.Connection, after: int = -1) -> Iterator[Mark]:
    """All marks, or those that were changed after a revision, in the order they were made."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM mark WHERE revision > ? ORDER BY id", (after,)).fetchall()  # noqa: S608
    names: dict[int, list[str]] = {}
    question = "SELECT name, mark FROM identity JOIN mark ON mark.id = mark WHERE revision > ?"
    for name, mark in connection.execute(question, (after,)):
        names.setdefault(mark, []).append(name)
    return (_mark(row, names.get(row[0], [])) for row in rows)


def _mark(row: tuple[Any, ...], names: Iterable[str]) -> Mark:
    _number, title, date, *fields = row
    # United with nothing, the names come in their order.
    return united(Mark(()), Mark(tuple(names), title or "", date or "", *fields))


def _said(connection: sqlite3.Connection, mark: Mark, number: int, *, is_local: bool) -> tuple[Mark, Mark]:
    """What was marked of a paper before, and what is now; `number` is that of the transaction."""
    there = _same(connection, mark)
    old = reduce(united, (each for _row, each in there), Mark(()))
    new = united(old, said_after(mark, old) if is_local else mark)
    if len(there) == 1 and new == old:
        return old, new
    written = connection.execute(_WRITE, (there[0][0] if there else None, *new[1:], number))
    row = there[0][0] if there else written.lastrowid or 0
    for other, _old in there[1:]:
        connection.execute("UPDATE OR IGNORE earlier_note SET mark = ? WHERE mark = ?", (row, other))
        connection.execute("DELETE FROM mark WHERE id = ?", (other,))
    names = ((name, row) for name in new.ids)
    connection.executemany("INSERT OR IGNORE INTO identity (name, mark) VALUES (?, ?)", names)
    if not is_local:
        _keep_other_notes(connection, row, new, [*(each for _row, each in there), mark])
    return old, new


def _same(connection: sqlite3.Connection, mark: Mark) -> list[tuple[int, Mark]]:
    """The rows that are of the same paper, the one with the name that tells most first: mostly one or none."""
    ids = mark.ids[:_MOST_NAMES]
    question = f"SELECT DISTINCT mark FROM identity WHERE name IN ({', '.join('?' * len(ids))})"  # noqa: S608
    there = [(number, _loaded(connection, number)) for (number,) in connection.execute(question, ids).fetchall()]
    there.sort(key=lambda row: (min(ids.index(name) for name in row[1].ids if name in ids), row[0]))
    same: list[tuple[int, Mark]] = []
    whole = mark
    for number, each in there:
        # A title alone may be that of two papers, which are not one for it.
        if is_same_paper(each, whole):
            same.append((number, each))
            whole = united(each, whole)
    return same


def _loaded(connection: sqlite3.Connection, number: int) -> Mark:
    row = connection.execute(f"SELECT {_COLUMNS} FROM mark WHERE id = ?", (number,)).fetchone()  # noqa: S608
    return _mark(row, [name for (name,) in connection.execute("SELECT name FROM identity WHERE mark = ?", (number,))])


def _keep_other_notes(connection: sqlite3.Connection, number: int, new: Mark, parts: Iterable[Mark]) -> None:
    """Keep the notes that have lost against a later one: nobody has thrown them away."""
    for part in parts:
        if part.note and part.note != new.note:
            values = (number, part.note, part.note_changed or "")
            connection.execute("INSERT OR IGNORE INTO earlier_note (mark, note, changed) VALUES (?, ?, ?)", values)


def revision(connection: sqlite3.Connection) -> int:
    """The number of the last transaction."""
    return int(settings(connection, REVISION)[REVISION])


def settings(connection: sqlite3.Connection, name: str | None = None) -> dict[str, str]:
    """What is kept beside the marks: one, or all."""
    question = "SELECT name, value FROM setting WHERE name = ?1 OR ?1 IS NULL"
    return dict(connection.execute(question, (name,)).fetchall())


def set_setting(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep something beside the marks."""
    connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))
