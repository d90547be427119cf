"""The index of a corpus on disk, mapped and not read, so that the next start has it at once.

Disposable: where the file is missing, foreign, damaged or old, the digests are read and it is written anew, aside and
in one step, so that whoever has the old one mapped keeps it whole.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Sequence
from pathlib import Path

from tuiapp.library.index.corpus import Corpus


def load(path: Path) -> Corpus | None:
    """The corpus of a snapshot, not yet compared with its digests; None where there is none that can be used."""
    try:
        # A pipe in its place would block for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:
            return Corpus(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None


def save(path: Path, pieces: Sequence[bytes]) -> bool:
    """Keep an index, and say whether that could be done: a full disk costs the next start its speed, nothing else."""
    from tuiapp.library.files.atomic_write import write_pieces

    try:
        write_pieces(path, pieces, is_durable=False)
    except OSError:
        return False
    return True


def save_aside(pieces: Sequence[bytes]) -> Path:
    """Keep an index in a temporary file, for the screen to map and remove; raises OSError."""
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix="tuiapp-")
    with open(descriptor, "wb") as file:
        file.writelines(pieces)
    return Path(name)
