"""Floor 0, pure: what there is to read. Nothing here knows of a screen."""

from __future__ import annotations

from collections.abc import Iterable

from tuiapp.library.fault import Fault
from tuiapp.library.paper import Link, Note, Paper, Property, Source
from tuiapp.library.search.library import Library

__all__ = ["Fault", "Library", "Link", "Note", "Paper", "Property", "Source", "open_library"]


def open_library(paths: Iterable[str]) -> Library:
    """Read every digest under the paths; what could not be read is among the library's faults."""
    from tuiapp.library.files.folder import digest_files
    from tuiapp.library.files.read_file import read_files

    parsed = read_files(digest_files(paths))
    return Library.of(parsed.papers, parsed.faults)
