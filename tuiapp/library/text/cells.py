"""Lines for a terminal, in which a Hangul syllable takes two columns, for what is printed and not drawn."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    """The columns that a text takes in a terminal (UAX #11: wide and full-width characters take two)."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def padded(text: str, width: int) -> str:
    """A text with blanks behind it up to a number of columns; a longer one is left as it is."""
    return text + " " * (width - cells(text))


def filled(text: str, width: int, indent: str = "") -> str:
    """A text broken between its words into lines of at most so many columns; a longer word has a line of its own.

    Args:
        text: one paragraph; blanks in its first line stay as they are.
        width: columns of a line.
        indent: what stands before every line but the first.

    """
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line.strip() and cells(longer) > width:
            lines.append(line.rstrip())
            line = indent + word
        else:
            line = longer
    return "\n".join([*lines, line])
