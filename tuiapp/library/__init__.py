"""Floor 0, pure: what there is to read. Nothing here knows of a screen."""

from __future__ import annotations

from collections.abc import Iterable

from tuiapp.library.catalog import Library
from tuiapp.library.fault import Fault
from tuiapp.library.folder import digest_files, read_files
from tuiapp.library.paper import Digest, Link, Note, Paper, Source

__all__ = ["Digest", "Fault", "Library", "Link", "Note", "Paper", "Source", "open_library"]


def open_library(paths: Iterable[str]) -> Library:
    """Read every digest under the paths; what cannot be read is among the library's faults."""
    parsed = read_files(digest_files(paths))
    return Library(parsed.papers, parsed.faults)
