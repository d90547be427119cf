"""Where the reader was, for the first frame: a few lines that are read before it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.storage import last_place
from tuiapp.storage.folders import state_folder

_SIZES: Final = "sizes"

Kept = Mapping[str, Sequence[str]]


class OpenedPlace(NamedTuple):
    """What is kept of a corpus and of the panes, and where; None where nothing is to be kept.

    Attributes:
        kept: what was kept of the last visit to this corpus, nothing where one begins anew.
        file: where the next visit finds it.
        sizes: how large the panes are, which depends on the terminal and the eyes, and so is the same for every corpus.
        sizes_file: where that is kept.

    """

    kept: Kept = {}  # noqa: RUF012 - nobody writes into it
    file: Path | None = None
    sizes: Kept = {}  # noqa: RUF012
    sizes_file: Path | None = None

    @property
    def shares(self) -> dict[str, int]:
        """The percentage of the room that the list has, by its side of the note."""
        sides = {side: values[0] for side, values in self.sizes.items() if values}
        return {
            side: int(share) for side, share in sides.items() if share.isdecimal() and share in map(str, range(101))
        }


def open_place(paths: Sequence[str], *, resumes: bool) -> OpenedPlace:
    """What is kept of the last visit to a corpus.

    Args:
        paths: what the corpus is read from; a single file is looked into and left, and has no place.
        resumes: whether the reader wants to go on where they were.

    """
    folder = state_folder()
    sizes_file = last_place.place_file(folder, ()).with_name(_SIZES)
    sizes = last_place.load(sizes_file)
    if len(paths) == 1 and os.path.isfile(paths[0]):
        return OpenedPlace(sizes=sizes, sizes_file=sizes_file)
    file = last_place.place_file(folder, paths)
    return OpenedPlace(last_place.load(file) if resumes else {}, file, sizes, sizes_file)
