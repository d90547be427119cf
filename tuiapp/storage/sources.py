"""The sources that are pulled: names and addresses in one YAML file that a person can read and change."""

from __future__ import annotations

from pathlib import Path

from tuiapp.library.files.atomic_write import write_text
from tuiapp.library.formats.yaml.nodes import Pairs, Scalar
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.formats.yaml.writer import scalar
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.storage.folders import config_folder


def sources_file() -> Path:
    """The file in the user's configuration folder."""
    return config_folder() / "sources.yaml"


def load(path: Path) -> dict[str, str]:
    """The addresses by name, none where there is no file.

    Raises:
        OSError: the file cannot be read, or is no list of names and addresses; it says where.

    """
    return _parsed(path, _text(path))


def add(path: Path, name: str, url: str) -> str | None:
    """Keep a source under a name; every other line of the file stays as it is.

    Returns:
        The address that the name had before, if it had another one.

    Raises:
        OSError: the file cannot be read or written.

    """
    text = _text(path)
    kept = _parsed(path, text)
    before = kept.get(name)
    if before == url:
        return None
    line = f"{scalar(name)}: {scalar(url)}"
    lines = text.splitlines()
    at = _line_of(text, name)
    if at is None:
        lines.append(line)
    else:
        lines[at - 1] = line
    write_text(path, "\n".join([*lines, ""]))
    return before


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _parsed(path: Path, text: str) -> dict[str, str]:
    tree = parse(text)
    if tree.slips:
        slip = tree.slips[0]
        raise OSError(f"{printable(str(path))}:{slip.line}: {slip.why} ({slip.hint})")
    found: dict[str, str] = {}
    for root in tree.roots:
        for key, value in root.pairs if isinstance(root, Pairs) else ():
            if not isinstance(value, Scalar):
                why = _("a source is a name and an address: `notes: https://…`")
                raise OSError(f"{printable(str(path))}:{key.line}: {why}")
            found[clean_line(key.text)] = clean_line(value.text)
    return found


def _line_of(text: str, name: str) -> int | None:
    """The line in which a name stands, counted from 1."""
    pairs = (pair for root in parse(text).roots if isinstance(root, Pairs) for pair in root.pairs)
    return next((key.line for key, _value in pairs if clean_line(key.text) == name), None)
