"""The digests of a folder → the index of its corpus, reading only the files that have changed since the last one.

What reads digests and writes an index is imported when something has changed, which mostly nothing has.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.files.folder import Found
from tuiapp.library.files.stamp import Stamp
from tuiapp.library.files.walked import Walked, walked
from tuiapp.library.index import snapshot
from tuiapp.library.index.corpus import Corpus
from tuiapp.library.index.previous import IndexedFile, PreviousIndex
from tuiapp.library.index.progress import Progress

_WORTH_A_PROCESS: Final = 4_000_000
"""Bytes of digests from which reading them with all processors pays."""

_FIRST_SIGHT: Final = 300
"""Papers with which a corpus that is read for the first time can be opened."""


Step = Progress | list[bytes]
"""How far it is, or an index in pieces: the whole one last, before it one of the newest papers if there are many."""


class NewIndex(NamedTuple):
    """An index in pieces, and the snapshot that keeps it; None where that could not be written or is not wanted."""

    pieces: list[bytes]
    file: Path | None


def refreshed(walk: Walked, file: Path | None, old: Corpus | None) -> Iterator[Progress | NewIndex]:
    """Bring the snapshot of a corpus up to date in steps; no step at all where nothing has changed.

    Args:
        walk: what lies in the folders of the corpus.
        file: its snapshot, which each index is written to; None keeps nothing.
        old: the corpus that the snapshot holds so far, if it holds one; it is compared with its checksum first.

    """
    for step in reread(walk, old if old and old.is_sound() else None):
        if isinstance(step, Progress):
            yield step
        else:
            yield NewIndex(step, file if file and snapshot.save(file, step) else None)


def refreshed_corpus(paths: Sequence[str], file: Path | None, old: Corpus | None) -> Corpus:
    """The corpus of some files and folders when all that has changed has been read; else as `refreshed`."""
    pieces: list[bytes] = []
    for step in refreshed(walked(paths), file, old):
        pieces = pieces if isinstance(step, Progress) else step.pieces
    if not pieces and old is not None:
        return old
    return Corpus(b"".join(pieces))


def reread(walk: Walked, old: Corpus | None) -> Iterator[Step]:
    """Bring a corpus up to date in steps; no step at all where nothing has changed."""
    found, unattached_faults = walk
    kept = PreviousIndex(old)
    changed = [(file, stamp) for file, stamp in found if not kept.has(file.path, stamp)]
    if (
        old
        and not changed
        and kept.paths == [file.path for file, _ in found]
        and kept.unattached_faults == unattached_faults
    ):
        return
    from tuiapp.library.index.writer import index_bytes_of_files

    read: dict[str, IndexedFile] = {}
    papers = 0
    for file in _read_all(changed):
        read[file.path] = file
        yield Progress(len(read), len(changed))
        before, papers = papers, papers + len(file.papers)
        is_first_sight = before < _FIRST_SIGHT <= papers and len(read) * 2 < len(changed)
        if old is None and is_first_sight:
            yield index_bytes_of_files(list(read.values()), [])
    yield index_bytes_of_files([read.get(file.path) or kept.file(file.path) for file, _ in found], unattached_faults)


def _read_all(files: Sequence[tuple[Found, Stamp]]) -> Iterator[IndexedFile]:
    """The files, the newest names first, with all processors where that pays."""
    newest_first = sorted(files, key=lambda file: os.path.basename(file[0].path), reverse=True)
    if sum(stamp.size for _, stamp in files) < _WORTH_A_PROCESS:
        yield from map(_read, newest_first)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_read, newest_first, chunksize=max(1, min(64, len(files) // 32)))


def _read(file: tuple[Found, Stamp]) -> IndexedFile:
    from tuiapp.library.files.read_file import read_file
    from tuiapp.library.index.indexed_paper import index_paper

    found, stamp = file
    parsed = read_file(found)
    return IndexedFile(found.path, stamp, list(map(index_paper, parsed.papers)), parsed.faults)
