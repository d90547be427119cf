"""The sources that are pulled: names and addresses in one YAML file that a person can read and change.

    notes: https://notes.example/feed

It is written as the saved searches are, so that comments and all other lines stay as they are.
"""

from __future__ import annotations

from pathlib import Path

from tuiapp.storage import saved_searches
from tuiapp.storage.folders import config_folder


def sources_file() -> Path:
    """The file in the user's configuration folder."""
    return config_folder() / "sources.yaml"


def load(path: Path) -> dict[str, str]:
    """The addresses by name, none where there is no file.

    Raises:
        OSError: the file cannot be read, or not all of it; it says where.

    """
    kept = saved_searches.load(path)
    if kept.problem:
        raise OSError(kept.problem)
    return kept.queries


def add(path: Path, name: str, url: str) -> str | None:
    """Keep a source under a name.

    Returns:
        The address that the name had before, if it had another one.

    Raises:
        OSError: it could not be kept; the file is as it was.

    """
    before = load(path).get(name)
    saved_searches.save(path, name, url, replacing=before)
    return before if before != url else None
