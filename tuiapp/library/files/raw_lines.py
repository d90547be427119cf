"""The raw lines around a place in a file."""

from __future__ import annotations

from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.text.cleaning import clean
from tuiapp.library.text.decoding import decode
from tuiapp.library.text.system_error import reason_of
from tuiapp.messages import _

_LONGEST_LINE = 400


def excerpt(path: str, line: int, around: int = 3) -> str:
    """The numbered lines around one, which is marked; a sentence where the file cannot be read."""
    try:
        lines = clean(decode(read_bytes(path)).text).split("\n")
    except OSError as error:
        return _("the file cannot be read now: {why}").format(why=reason_of(error))
    first = max(1, line - around)
    shown = enumerate(lines[first - 1 : max(line, 1) + around], start=first)
    return "\n".join(f"{'>' if number == line else ' '} {number:>5}  {text[:_LONGEST_LINE]}" for number, text in shown)
