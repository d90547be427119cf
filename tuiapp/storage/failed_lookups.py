"""What arXiv was asked for in vain, so that it is not asked again every day.

It may be deleted at any time; then everything is asked for once more.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

from tuiapp.library.files.atomic_write import write_pieces
from tuiapp.storage.folders import state_folder

_SECONDS: Final = 30 * 24 * 3600
"""How long an answer counts; a paper may come to arXiv after its digest."""


def asked_file() -> Path:
    """The file in the user's state folder."""
    return state_folder() / "asked.json"


def load(path: Path) -> dict[str, float]:
    """The names of papers that were asked for in the last month, each with the time in seconds of the epoch."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    now = time.time()
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: when for name, when in pairs if isinstance(when, int | float) and 0 <= now - when < _SECONDS}


def keep(path: Path, name: str) -> None:
    """Remember that a paper was asked for now; raises OSError."""
    write_pieces(path, [json.dumps({**load(path), name: time.time()}, ensure_ascii=False, indent=1).encode()])
