"""Keys as the reader wants them, in a file that is edited by hand: what it says, and on which line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.storage.folders import config_folder

if TYPE_CHECKING:
    from tuiapp.library.formats.yaml.nodes import Node


class ChosenKeys(NamedTuple):
    """The keys of one command: what the command is called, the keys as they are written, and the line."""

    id: str
    keys: tuple[str, ...]
    line: int


class KeysFile(NamedTuple):
    """What a file of keys says, and what of it says nothing, each in a sentence with its place."""

    chosen: tuple[ChosenKeys, ...] = ()
    problems: tuple[str, ...] = ()


def keys_file() -> Path:
    """The file in the reader's configuration folder."""
    return config_folder() / "keys.yaml"


def problem(path: Path, line: int, why: str, hint: str) -> str:
    """What is wrong on a line of a file of keys, and what to do."""
    said = _("{file}:{line}: {why} ({hint})")
    return said.format(file=printable(str(path)), line=line, why=why, hint=hint)


def read_keys(path: Path) -> KeysFile:
    """What a file of keys says; every line that says something counts, whatever stands on the others."""
    from tuiapp.library.formats.yaml.nodes import Pairs, Scalar
    from tuiapp.library.formats.yaml.parser import parse
    from tuiapp.library.text.system_error import in_words

    try:
        text = path.read_bytes().decode()
    except OSError as error:
        return KeysFile(problems=(in_words(error),))
    except UnicodeDecodeError:
        return KeysFile(problems=(problem(path, 1, _("it is not UTF-8"), _("save the file as UTF-8")),))
    tree = parse(text)
    problems = [problem(path, slip.line, slip.why, slip.hint) for slip in tree.slips]
    chosen: list[ChosenKeys] = []
    for root in tree.roots:
        if isinstance(root, Pairs):
            for key, value in root.pairs:
                if keys := _keys(value):
                    chosen.append(ChosenKeys(key.text, keys, key.line))
                else:
                    why = _("'{key}' names no key").format(key=key.text)
                    problems.append(problem(path, key.line, why, _("write it as `move.down: [j, down]`")))
        elif not (isinstance(root, Scalar) and not root.text):
            problems.append(
                problem(path, root.line, _("this is no line of keys"), _("write it as `move.down: [j, down]`"))
            )
    return KeysFile(tuple(chosen), tuple(problems))


def begin_keys(path: Path, text: str) -> None:
    """Make the file where it is not there; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return


def _keys(value: Node | None) -> tuple[str, ...]:
    """The keys of a line: one, several between commas, or a list; none where it holds anything else."""
    from tuiapp.library.formats.yaml.nodes import Items, Scalar

    if isinstance(value, Scalar):
        written = [value.text] if value.text.strip() == "," else value.text.split(",")
    elif isinstance(value, Items) and all(isinstance(item, Scalar) for item in value.items):
        written = [item.text for item in value.items if isinstance(item, Scalar)]
    else:
        written = []
    return tuple(key.strip() for key in written if key.strip())
