"""The marks of a reader, kept in a database that several programs may write at once.

Every method may wait for the disk, and two seconds for another program: never call one on the screen's thread. What
cannot be kept is remembered as long as the program runs, and tried again; `notice` says so as long as that is so.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

from tuiapp.library.files.folder_lock import locked
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.storage.marks import rows
from tuiapp.storage.marks.failures import in_words, is_damaged
from tuiapp.storage.marks.index import DATABASE, INDEX, load_index
from tuiapp.storage.marks.index_file import append_marks, write_index
from tuiapp.storage.marks.index_format import database_stamp
from tuiapp.storage.marks.mark import Mark
from tuiapp.storage.marks.opening import copied_into_memory, opened
from tuiapp.storage.marks.schema import NewerSchemaError

_AT_ONCE: Final = 5_000
"""Marks that are written in one transaction, which takes a fifth of what another program waits for it."""

_LET_OTHERS_IN: Final = 0.1
"""Seconds between two of them; SQLite looks at least as often for its turn."""


class Said(NamedTuple):
    """What came of saying something of papers.

    Attributes:
        before: what was marked of each paper before; empty where the database could not be read.
        now: what is marked of each now.
        is_saved: whether it is on the disk.

    """

    before: list[Mark]
    now: list[Mark]
    is_saved: bool


class MarkStore:
    """The database of marks in a state folder, and its index.

    Attributes:
        notice: a sentence for the reader as long as marks are not saved; else empty.
        unsaved: what was said and is not on the disk.
        news: a sentence to be said once, of a damaged database that was moved aside; else empty.

    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / DATABASE
        self._lock = threading.RLock()
        self._disk: sqlite3.Connection | None = None
        self._memory: sqlite3.Connection | None = None
        """The marks of a session that cannot save any."""
        self.unsaved: list[Mark] = []
        self._is_newer = False
        self._version = self._revision = 0
        self.notice = ""
        self.news = ""

    def open(self) -> Self:
        """Open the database, and make its index again where that is behind; where it cannot be, `notice` says why."""
        with self._lock:
            try:
                with locked(self._folder):
                    self._disk, news = opened(self._path)
                self.news = news or self.news
                self._look(self._disk)
                if load_index(self._folder) is None:
                    self._write_index(self._disk)
            except NewerSchemaError:
                self._is_newer = True
                said = _("{file} was written by a newer version of tuiapp: marks are not shown and not saved")
                self.notice = said.format(file=printable(str(self._path)))
            except (OSError, sqlite3.Error) as error:
                self._cannot_save(error)
            if self._disk is None and self._memory is None:
                self._memory = copied_into_memory(self._path)
        return self

    def close(self) -> None:
        """End the connection to the database."""
        with self._lock:
            for connection in (self._disk, self._memory):
                if connection:
                    connection.close()
            self._disk = self._memory = None

    def say(self, marks: Iterable[Mark]) -> Said:
        """Say something of papers, now.

        Args:
            marks: each with the names of its paper and the fields that are said, with the time of now; a field whose
                time is None is left as it is.

        """
        with self._lock:
            new = list(marks)
            waiting = len(self.unsaved)
            self.unsaved += new
            try:
                pairs = self._said_on_disk()[waiting:]
            except (OSError, sqlite3.Error) as error:
                self._cannot_save(error)
                pairs = self._said_in_memory(new)
            else:
                self.notice = ""
            return Said([old for old, _now in pairs], [now for _old, now in pairs] or new, not self.unsaved)

    def merge(self, marks: Iterable[Mark]) -> list[tuple[Mark, Mark]]:
        """Take over marks of another machine: of each field, the later of two counts; all are taken over, or none.

        Returns:
            What was marked of each paper before, and what is now.

        Raises:
            OSError: nothing was taken over.

        """
        with self._lock:
            try:
                return self._written(marks, is_local=False)
            except sqlite3.Error as error:
                raise OSError(in_words(error, self._path)) from error

    def changes(self) -> list[Mark]:
        """What other programs have marked since this was asked last; what could not be saved is tried again.

        It costs next to nothing where nothing has changed: ask once a second.
        """
        with self._lock, suppress(OSError, sqlite3.Error):
            if self._disk is None and not self._is_newer:
                self.open()
            if self.unsaved:
                self.say(())
            if self._disk and self._disk.execute("PRAGMA data_version").fetchone()[0] != self._version:
                after = self._revision
                self._look(self._disk)
                return list(rows.all_marks(self._disk, after))
        return []

    def all(self) -> list[Mark]:
        """All marks that are saved; raises OSError where they cannot be read."""
        with self._lock:
            if self._disk is None:
                raise OSError(self.notice)
            try:
                return list(rows.all_marks(self._disk))
            except sqlite3.Error as error:
                raise OSError(in_words(error, self._path)) from error

    def known(self) -> list[Mark]:
        """All marks as far as they can be read: those on the disk, else those of this session."""
        with self._lock, suppress(sqlite3.Error):
            connection = self._disk or self._memory
            return list(rows.all_marks(connection)) if connection else []
        return []

    def set_setting(self, name: str, value: str) -> None:
        """Keep something beside the marks, which the index has from then on; raises OSError."""
        with self._lock:
            if self._disk is None:
                raise OSError(self.notice)
            try:
                rows.set_setting(self._disk, name, value)
                self._write_index(self._disk)
            except sqlite3.Error as error:
                raise OSError(in_words(error, self._path)) from error

    def _cannot_save(self, error: OSError | sqlite3.Error) -> None:
        # Where there is no database, it was said already why.
        if self._disk or not self.notice:
            self.notice = _("Marks are not being saved: {reason}").format(reason=in_words(error, self._path))

    def _said_on_disk(self) -> list[tuple[Mark, Mark]]:
        """Write what is not saved yet, a part at a time, so that other programs get their turn."""
        pairs: list[tuple[Mark, Mark]] = []
        while self.unsaved:
            pairs += self._said_whole(self.unsaved[:_AT_ONCE])
            del self.unsaved[:_AT_ONCE]
            if self.unsaved:
                time.sleep(_LET_OTHERS_IN)
        return pairs

    def _said_whole(self, marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
        try:
            return self._written(marks, is_local=True)
        except sqlite3.DatabaseError as error:
            if self._disk is None or not is_damaged(error):
                raise
            # It was damaged under us.
            self._disk.close()
            self._disk = None
        self.open()
        return self._written(marks, is_local=True)

    def _said_in_memory(self, marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
        with suppress(sqlite3.Error):
            if self._memory:
                return rows.write(self._memory, marks, is_local=True).pairs
        return []

    def _written(self, marks: Iterable[Mark], *, is_local: bool) -> list[tuple[Mark, Mark]]:
        """Write marks to the disk, and put them behind the index."""
        if self._disk is None:
            raise OSError(self.notice)
        pairs, revision = rows.write(self._disk, marks, is_local=is_local)
        if revision is None:
            return pairs
        if revision == self._revision + 1:
            self._revision = revision
        # The marks are on the disk; without an index the next start only has to make it again.
        with suppress(OSError, sqlite3.Error):
            new = [now for before, now in pairs if before != now]
            if not append_marks(self._folder / INDEX, new, revision, database_stamp(self._path)):
                self._write_index(self._disk)
        return pairs

    def _write_index(self, disk: sqlite3.Connection) -> None:
        # In a transaction nobody can write, so that all of it is of one moment.
        disk.execute("BEGIN")
        try:
            revision, settings = rows.revision(disk), rows.settings(disk)
            marks = list(rows.all_marks(disk))
            stamp = database_stamp(self._path)
        finally:
            disk.execute("COMMIT")
        with suppress(OSError):
            write_index(self._folder / INDEX, marks, settings, revision, stamp)

    def _look(self, disk: sqlite3.Connection) -> None:
        """Remember what has been seen of the database, to know when another program has written."""
        (self._version,) = disk.execute("PRAGMA data_version").fetchone()
        self._revision = rows.revision(disk)
