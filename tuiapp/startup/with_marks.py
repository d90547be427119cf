"""A library with what the reader has marked, for a command that searches it."""

from __future__ import annotations

from pathlib import Path

from tuiapp.library import Library
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.startup.locations import CorpusLocation
from tuiapp.storage.marks.read_marks import read_marks
from tuiapp.storage.marks.reading_state import baseline_of, kept_baseline


def with_marks(library: Library, location: CorpusLocation, folder: Path) -> Library:
    """A library whose search knows the marks of a state folder; raises OSError where these cannot be read."""
    marks = read_marks(folder)
    first_unread_day = baseline_of(kept_baseline(marks.settings, location.paths), library.days)
    return library.with_marks(MarkedRows(library.corpus, marks, first_unread_day))
