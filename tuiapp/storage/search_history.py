"""What was searched for, newest last: a line a search, in a file that several programs may add to at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tuiapp.library.files.atomic_write import write_pieces
from tuiapp.library.files.folder_lock import locked
from tuiapp.library.text.cleaning import clean_line
from tuiapp.storage.folders import state_folder

MOST: Final = 500
"""Searches that are kept."""


def history_file() -> Path:
    """The file in the reader's state folder."""
    return state_folder() / "searches.txt"


def load_history(path: Path) -> list[str]:
    """The searches, newest last; none where there is no file that can be read."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [line for line in map(clean_line, text.splitlines()) if line]


def add_search(path: Path, text: str) -> None:
    """Put a search at the end, and take away where it stood before; raises OSError."""
    with locked(path.parent):
        before = [line for line in load_history(path) if line != text]
        write_pieces(path, [("\n".join([*before, text][-MOST:]) + "\n").encode()])
