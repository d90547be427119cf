"""Where the reader was in each corpus when the program ended: a few lines, read before the first frame.

query<TAB>tag:rl -robot
focus<TAB>papers
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.text.cleaning import clean_line

_FOLDER: Final = "places"


def place_file(folder: Path, paths: Sequence[str]) -> Path:
    """The file of a corpus: one for each set of files and folders, however they are spelled.

    Args:
        folder: the user's state folder.
        paths: what the corpus is read from.

    """
    return folder / _FOLDER / corpus_name(paths)


def corpus_name(paths: Sequence[str]) -> str:
    """A name under which things are kept of a corpus; `paths` is what it is read from."""
    name = "\0".join(sorted(map(os.path.realpath, paths)))
    return f"{zlib.crc32(os.fsencode(name)):08x}"


def load(file: Path) -> dict[str, list[str]]:
    """What was kept of a place: the values of each name, in order; empty where there is nothing that can be read.

    Who asks makes the best of it: a name may be missing, and a value may be of an older version of the program.
    """
    try:
        text = read_bytes(str(file)).decode("utf-8", "replace")
    except OSError:
        return {}
    kept: dict[str, list[str]] = {}
    for line in text.split("\n"):
        name, tab, value = line.partition("\t")
        if tab:
            kept.setdefault(name, []).append(clean_line(value))
    return kept


def save(file: Path, place: Mapping[str, Sequence[str]]) -> None:
    """Keep a place in one step, for the last program that ends; raises OSError.

    Args:
        file: the file of the corpus.
        place: the values of each name, of one line each.

    """
    # A start only reads.
    from tuiapp.library.files.atomic_write import write_pieces

    lines = [f"{name}\t{clean_line(value)}\n" for name, values in place.items() for value in values]
    write_pieces(file, ["".join(lines).encode()])
