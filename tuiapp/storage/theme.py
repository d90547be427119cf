"""The theme that the reader has chosen: a line in the config folder, which may be edited by hand."""

from __future__ import annotations

from pathlib import Path

from tuiapp.library.files.atomic_write import write_pieces
from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.text.cleaning import clean_line
from tuiapp.storage.folders import config_folder


def theme_file() -> Path:
    """The file in the reader's config folder."""
    return config_folder() / "theme"


def load_theme(file: Path) -> str:
    """The name of the theme, "" where none was chosen or it cannot be read."""
    try:
        text = read_bytes(str(file)).decode("utf-8", "replace")
    except OSError:
        return ""
    return clean_line(text.split("\n", 1)[0]).strip()


def save_theme(file: Path, name: str) -> None:
    """Keep the name of a theme, "" for the one that suits the terminal; raises OSError."""
    if name:
        write_pieces(file, [f"{name}\n".encode()])
    else:
        file.unlink(missing_ok=True)
