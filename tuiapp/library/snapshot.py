"""What a corpus held when it was last read, so that opening it again reads no digest that has not changed.

Disposable: where the file is missing, damaged, of another version, or a digest differs in size, time or place, the
corpus is read anew. One with a fault is never kept, as its reader is about to mend it.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from tuiapp import __version__
from tuiapp.library.folder import Found
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.paper import Link, Note, Paper, Source

FORMAT: Final = 1
"""Counts up with whatever the readers of digests do differently."""

_RACY_SECONDS: Final = 2
"""A file this young may change again within one tick of its clock, and nobody would see it."""

Stamp = tuple[str, str, int, int, int, int]
Stamps = tuple[Stamp, ...]


def stamps_of(files: Sequence[Found]) -> Stamps | None:
    """Path as given and from the root, size, times and inode of each file; None where one is gone."""
    try:
        return tuple(map(_stamp, files))
    except OSError:
        return None


def _stamp(found: Found) -> Stamp:
    at = os.stat(found.path)
    return found.path, os.path.abspath(found.path), at.st_size, at.st_mtime_ns, at.st_ctime_ns, at.st_ino


def load(path: Path, files: Sequence[Found]) -> Parsed | None:
    """The papers of files that are as they were; never raises for what the snapshot holds."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head != _head(body):
            return None
        stamps, papers = marshal.loads(body)  # noqa: S302 - written by us, and its checksum was just compared
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if stamps != stamps_of(files):
        return None
    return Parsed(tuple(_paper(paper) for paper in papers))


def save(path: Path, files: Sequence[Found], stamps: Stamps, parsed: Parsed) -> None:
    """Keep what was read, if nothing was wrong with it and nothing changed meanwhile; never raises."""
    newest = max((max(mtime, ctime) for _, _, _, mtime, ctime, _ in stamps), default=0)
    if parsed.faults or stamps != stamps_of(files) or time.time_ns() - newest < _RACY_SECONDS * 1_000_000_000:
        return
    from tuiapp.library.atomic import write_bytes

    papers: Any = tuple(_plain(paper) for paper in parsed.papers)
    body = marshal.dumps((stamps, papers))
    try:
        write_bytes(path, _head(body) + b"\n" + body)
    except OSError:
        # A full disk or a read-only folder costs the next start its speed, and nothing else.
        return


def _head(body: bytes) -> bytes:
    version = f"{__version__} {FORMAT} {sys.version_info.major}.{sys.version_info.minor}"
    return f"tuiapp {version} {len(body)} {zlib.crc32(body):08x}".encode("ascii")


def _plain(paper: Paper) -> tuple[object, ...]:
    """A paper as tuples of plain values, which is all that can be written."""
    return (*paper[:4], tuple(map(tuple, paper.notes)), paper.tags, tuple(map(tuple, paper.links)), tuple(paper.source))


def _paper(plain: tuple[Any, ...]) -> Paper:
    """A paper of the plain values that were written."""
    *first, notes, tags, links, source = plain
    own = tuple(Link(*link) for link in links)
    return Paper._make([*first, tuple(Note(*note) for note in notes), tags, own, Source(*source)])
