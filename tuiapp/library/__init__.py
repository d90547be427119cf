"""Floor 0, pure: what there is to read. Nothing here knows of a screen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tuiapp.library import snapshot
from tuiapp.library.catalog import Library
from tuiapp.library.fault import Fault
from tuiapp.library.folder import digest_files, read_files
from tuiapp.library.paper import Digest, Link, Note, Paper, Source

__all__ = ["Digest", "Fault", "Library", "Link", "Note", "Paper", "Source", "open_library"]


def open_library(paths: Iterable[str], snapshot_file: Path | None = None) -> Library:
    """Read every digest under the paths, or take them from a snapshot that is still right; faults are the library's."""
    files = list(digest_files(paths))
    found = [file for file in files if not isinstance(file, Fault)]
    if snapshot_file is None or len(found) < len(files):
        parsed = read_files(files)
        return Library(parsed.papers, parsed.faults)
    kept = snapshot.load(snapshot_file, found)
    if kept is not None:
        return Library(kept.papers)
    stamps = snapshot.stamps_of(found)
    parsed = read_files(files)
    if stamps is not None:
        snapshot.save(snapshot_file, found, stamps, parsed)
    return Library(parsed.papers, parsed.faults)
