"""Writing a file whole or not at all, where nobody else's version of it matters; elsewhere see `update_file`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tuiapp.library.files.aside import remove_leftovers, written_aside


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put bytes that can be made again in place in one step, without waiting for the disk.

    Raises:
        OSError: it could not be written; what was there is as it was.

    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(path.parent)
    with written_aside(path, pieces, is_durable=False) as aside:
        os.replace(aside, path)
