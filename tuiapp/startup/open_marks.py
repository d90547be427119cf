"""What the reader has marked, for the first frame."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tuiapp.storage.marks.index import MarkIndex, load_index
from tuiapp.storage.marks.reading_state import kept_baseline

if TYPE_CHECKING:
    from tuiapp.storage.marks.store import MarkStore


class OpenedMarks(NamedTuple):
    """The marks, and their database where it had to be opened for them."""

    all: MarkIndex = MarkIndex()
    store: MarkStore | None = None

    def first_unread_day(self, paths: Sequence[str]) -> str:
        """From which day papers of a corpus are unread, "" where that is not kept; `paths` is what it is read from."""
        return kept_baseline(self.all.settings, paths)


def open_marks(folder: Path) -> OpenedMarks:
    """The marks of a state folder, mapped.

    Where a program was killed between writing its marks and their index, the database is read instead, which takes
    some milliseconds; only then SQLite is imported before the first frame.
    """
    index = load_index(folder)
    if index is not None:
        return OpenedMarks(index)
    from tuiapp.storage.marks.store import MarkStore

    store = MarkStore(folder).open()
    return OpenedMarks(load_index(folder) or MarkIndex().with_marks(store.known()), store)
