"""What was searched for, newest last: a line a search, in a file that several programs may add to at once."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tuiapp.library.files.atomic_write import write_text
from tuiapp.library.text.cleaning import clean_line
from tuiapp.storage.folders import state_folder

MOST: Final = 500
"""Searches that are kept."""

_LONGEST_WAIT: Final = 1.0
"""Seconds that another program may hold the file."""


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
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path.with_suffix(".lock")):
        before = [line for line in load_history(path) if line != text]
        write_text(path, "\n".join([*before, text][-MOST:]) + "\n")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Alone among all programs; raises TimeoutError where another one does not let go."""
    with path.open("w") as lock:
        until = time.monotonic() + _LONGEST_WAIT
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError(f"{os.fspath(path)} is locked by another program") from None
                time.sleep(0.02)
        yield
