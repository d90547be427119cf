"""Opening a corpus for the screen: at once from its snapshot, or read now if that takes no time, or still empty."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tuiapp.library import Library, open_library
from tuiapp.library.index import snapshot
from tuiapp.library.index.corpus import Corpus
from tuiapp.startup import locations

if TYPE_CHECKING:
    from tuiapp.startup.background_reader import Reader

_SMALL: Final = 200_000
"""Bytes of digests that are read before anybody could see that they were not there."""


class OpenedCorpus(NamedTuple):
    """A library with its place.

    `is_current` where nothing has to be compared with the digests any more; `reader` where they are being read already.
    """

    library: Library
    place: locations.Place
    snapshot_file: Path | None = None
    is_current: bool = True
    reader: Reader | None = None

    @property
    def is_unreadable(self) -> bool:
        """Whether there is nothing to show but that files cannot be read at all."""
        faults = self.library.faults if self.is_current else ()
        return not len(self.library) and bool(faults) and all(fault.line == 0 for fault in faults)


def open_corpus(paths: list[str], environ: Mapping[str, str], *, caches: bool) -> OpenedCorpus:
    """The corpus of the paths, or of the place where one is found."""
    place = locations.find(paths, environ)
    file = locations.snapshot_file(place, environ) if caches else None
    # Of a folder that is not there any more it is said so, as of one that never was.
    is_there = any(map(os.path.lexists, place.paths))
    corpus = snapshot.load(file) if file and is_there else None
    if corpus is not None:
        return OpenedCorpus(Library(corpus), place, file, is_current=False)
    if _is_small(place.paths):
        return OpenedCorpus(open_library(place.paths), place, file)
    from tuiapp.startup.background_reader import Reader

    # Now, while the screen has still to be imported.
    return OpenedCorpus(Library.of(()), place, file, is_current=False, reader=Reader(place.paths, file))


def read_corpus(paths: list[str], environ: Mapping[str, str], *, caches: bool) -> Library:
    """The corpus as its digests are now, read only where they have changed since it was kept."""
    from tuiapp.library.index.progress import Progress
    from tuiapp.library.index.refresh import reread

    place = locations.find(paths, environ)
    if not caches or _is_small(place.paths):
        return open_library(place.paths)
    file = locations.snapshot_file(place, environ)
    old = snapshot.load(file)
    old = old if old is None or old.is_sound() else None
    images = [step for step in reread(place.paths, old) if not isinstance(step, Progress)]
    if not images and old is not None:
        return Library(old)
    snapshot.save(file, images[-1])
    return Library(Corpus(b"".join(images[-1])))


def _is_small(paths: Sequence[str]) -> bool:
    from tuiapp.library.fault import Fault
    from tuiapp.library.files.folder import digest_files

    size = 0
    for file in digest_files(paths):
        try:
            size += 0 if isinstance(file, Fault) else os.stat(file.path).st_size
        except OSError:
            # Reading it says why.
            continue
        if size > _SMALL:
            return False
    return True
