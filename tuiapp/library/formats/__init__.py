"""The formats a digest is read from, one module each, and the table that picks one by a file's suffix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from tuiapp.library.formats import digest_yaml, pasted, vault_note
from tuiapp.library.formats.parsed import Parsed

Reader = Callable[[str, str], Parsed]
"""(text of a file, its path as shown) → its papers and faults."""

READERS: Final[dict[str, Reader]] = {
    ".yaml": digest_yaml.read,
    ".yml": digest_yaml.read,
    ".txt": pasted.read,
    ".md": vault_note.read,
}


def reader_for(path: str) -> Reader | None:
    """The reader of a file by its suffix, None where no format has that suffix."""
    return READERS.get(PurePath(path).suffix.lower())
