"""Saved searches: names and queries in one YAML file that a person can read and change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tuiapp.library.files.atomic_write import write_text
from tuiapp.library.formats.yaml.nodes import Pairs, Scalar
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.formats.yaml.writer import scalar
from tuiapp.library.text.cleaning import clean_line
from tuiapp.storage.folders import config_folder


def searches_file() -> Path:
    """The file in the user's configuration folder."""
    return config_folder() / "searches.yaml"


def load(path: Path) -> dict[str, str]:
    """The queries by name, none where there is no file; raises OSError, also for a file that would lose something."""
    if not path.exists():
        return {}
    tree = parse(path.read_text(encoding="utf-8", errors="replace"))
    if tree.slips:
        slip = tree.slips[0]
        raise OSError(f"{path}:{slip.line}: {slip.why} ({slip.hint})")
    pairs = (pair for root in tree.roots if isinstance(root, Pairs) for pair in root.pairs)
    return {clean_line(key.text): clean_line(value.text) for key, value in pairs if isinstance(value, Scalar)}


def save(path: Path, searches: Mapping[str, str]) -> None:
    """Write the searches in one step; raises OSError."""
    lines = [f"{scalar(name)}: {scalar(text)}" for name, text in searches.items()]
    write_text(path, "\n".join([*lines, ""]))
