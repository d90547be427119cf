"""The door to the corpus: which papers there are at once, and where they come from.

A corpus is opened in the first of three ways that is possible:

1. **mapped**: its snapshot shows the papers as they were when it was written, in a millisecond at any size;
2. **read now**: there are so few digests that nobody could see that they were not there at once;
3. **read in the background**, into an empty screen that fills.

Whether the digests have changed since a snapshot is asked once, by `index.refresh`, which reads only what has: for the
screen in another process (`background_reader`), for a command before it prints.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tuiapp.library import Library, open_library
from tuiapp.library.index import snapshot
from tuiapp.startup import locations
from tuiapp.startup.open_marks import OpenedMarks, open_marks
from tuiapp.startup.open_place import OpenedPlace, open_place
from tuiapp.storage.folders import state_folder

if TYPE_CHECKING:
    from tuiapp.library.files.walked import Walked
    from tuiapp.startup.background_reader import BackgroundReader

SMALL: Final = 200_000
"""Bytes of digests that are read at once, which takes about 10 ms."""


class OpenedCorpus(NamedTuple):
    """A library with its location.

    `is_current` where nothing has to be compared with the digests any more; `reader` where they are being read already;
    `walk` is what there was just before they were read, where they have been; `is_followed` where the screen is to
    notice what becomes of them; `marks` is what the reader has marked; `place` is what is kept of the last visit.
    """

    library: Library
    location: locations.CorpusLocation
    snapshot_file: Path | None = None
    is_current: bool = True
    reader: BackgroundReader | None = None
    walk: Walked | None = None
    is_followed: bool = False
    marks: OpenedMarks = OpenedMarks()
    place: OpenedPlace = OpenedPlace()

    @property
    def is_unreadable(self) -> bool:
        """Whether there is nothing to show but that files cannot be read at all."""
        faults = self.library.faults if self.is_current else ()
        return not len(self.library) and bool(faults) and all(fault.line == 0 for fault in faults)


def open_corpus(paths: list[str], *, caches: bool, resumes: bool = True) -> OpenedCorpus:
    """Open a corpus for the screen, which shows what there is and follows the digests from then on.

    Args:
        paths: files and folders as the reader named them; none of them asks for the usual places.
        caches: whether a snapshot may be used and kept.
        resumes: whether the reader wants to go on where the last visit ended.

    Raises:
        OSError: no background reader could be started.

    """
    location = locations.find(paths)
    opened = _open(location, caches=caches)
    return opened._replace(marks=open_marks(state_folder()), place=open_place(location.paths, resumes=resumes))


def _open(location: locations.CorpusLocation, *, caches: bool) -> OpenedCorpus:
    file = locations.snapshot_file(location) if caches else None
    if mapped := _mapped(location, file):
        return OpenedCorpus(mapped, location, file, is_current=False, is_followed=True)
    if walk := _small(location.paths):
        return OpenedCorpus(open_library(location.paths), location, file, walk=walk, is_followed=True)
    from tuiapp.startup.background_reader import BackgroundReader

    # Now, while the screen has still to be imported.
    reader = BackgroundReader(location.paths, file)
    return OpenedCorpus(Library.of(()), location, file, is_current=False, reader=reader, is_followed=True)


def read_corpus(paths: list[str], *, caches: bool) -> Library:
    """The corpus as its digests are now, for a command that waits for all of it; the arguments are as above."""
    location = locations.find(paths)
    # First, as looking for the snapshot imports what a small corpus can do without.
    if _small(location.paths):
        return open_library(location.paths)
    from tuiapp.library.index.refresh import refreshed_corpus

    file = locations.snapshot_file(location) if caches else None
    mapped = _mapped(location, file)
    return Library(refreshed_corpus(location.paths, file, mapped.corpus if mapped else None))


def _mapped(location: locations.CorpusLocation, file: Path | None) -> Library | None:
    # Of a folder that is not there any more it is said so, as of one that never was.
    if file is None or not any(map(os.path.lexists, location.paths)):
        return None
    corpus = snapshot.load(file)
    return Library(corpus) if corpus else None


def _small(paths: Sequence[str]) -> Walked | None:
    """What lies under some paths; None where it is too much to be read at once."""
    from tuiapp.library.fault import Fault
    from tuiapp.library.files.walked import Walked, stamped

    size, walk = 0, Walked([], [])
    for found in stamped(paths):
        if isinstance(found, Fault):
            walk.faults.append(found)
        else:
            walk.files.append(found)
            size += found[1].size
        if size > SMALL:
            return None
    return walk
