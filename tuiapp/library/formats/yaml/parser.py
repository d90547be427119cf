"""A YAML text → plain nodes with their places; never raises for what the text holds."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.formats.yaml.nodes import Tree
from tuiapp.library.formats.yaml.walk import walked

_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What the YAML standard calls not printable and its parsers refuse, each without saying the line."""


def parse(text: str) -> Tree:
    """Walk a YAML text; of one that is no YAML, the best that can be made of it."""
    import yaml

    # Inside of a text the mark of UTF-8 says nothing, and the C parser does not count it in its columns.
    text = _without_last_tabs(text.replace("\ufeff", "") if "\ufeff" in text else text)
    try:
        tree = walked(text)
    except yaml.reader.ReaderError:
        # It names no line; and looking for such letters beforehand would cost every other text its time.
        tree = walked(_UNREADABLE.sub(_stand_in, text))
    if not tree.is_broken:
        return tree
    from tuiapp.library.formats.yaml.recovery import recovered

    # What stands behind the place where the parser gave up was not looked at yet.
    return recovered(_UNREADABLE.sub(_stand_in, tree.text), tree)


def _without_last_tabs(text: str) -> str:
    """The text without tabs at the ends of lines, which nobody can see and the YAML parsers refuse a line for."""
    if "\t" not in text:
        return text
    return "\n".join(line.rstrip(" \t") if line.endswith("\t") else line for line in text.split("\n"))


def _stand_in(match: re.Match[str]) -> str:
    """A visible sign of the same length, so that places stay true."""
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"
