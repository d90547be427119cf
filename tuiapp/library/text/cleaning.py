"""Text on entry: nothing in a digest may steer a terminal, and one letter has one spelling.

Terminals obey control bytes wherever they stand, and Textual passes most of them on, so they are taken out
once, here, and no screen has to think of it again. Line ends stay: they are the author's.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from tuiapp.library.text.pattern_when_needed import pattern

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

MOST_COMBINING_MARKS: Final = 4
"""Real orthographies stack at most four; more is a way to paint over other lines."""

_SUSPECT: Final = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0300-\u036f\u0483-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\u302a-\u302f\u3099\u309a\u3164\ua66f-\uabff\ud7b0-\udfff\ufb1e\ufdd0-\ufdef\ufe00-\ufe2f"
    "\ufeff\uffa0\ufff0-\uffff\U00010000-\U0001efff\U0001fb00-\U0010ffff]"
)
"""What may have to be changed: wherever there are marks, controls or blanks. Most texts have none and are kept."""

_LINE_ENDS: Final = "\r\n?|\u2028|\u2029|\x85"

_AROUND_URL: Final = "[\u202a-\u202c\u2066-\u2069]+(?=https?://)|(?<=[!-~])[\u202c\u2069](?![^\\s\u202c\u2069])"
"""Signs that chat programs put around an address so that it keeps its direction, and that come along with it."""

# Joiners are kept only inside an emoji, where they have a meaning that can be seen.
_EMOJI: Final = "\u203c-\u3299\U0001f000-\U0001faff"
_LOOSE_JOINER: Final = f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"


@cache
def _table() -> dict[int, str | None]:
    """What becomes of each code point that may not pass as it is."""
    table: dict[int, str | None] = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= {0x09: " ", 0x0A: "\n", 0x7F: "\u2421"}
    for low, high in ((0x80, 0x9F), (0x202A, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF), (0xFDD0, 0xFDEF)):
        table |= dict.fromkeys(range(low, high + 1), REPLACEMENT)
    table |= {plane << 16 | end: REPLACEMENT for plane in range(17) for end in (0xFFFE, 0xFFFF)}
    for low, high in (
        (0x200B, 0x200C), (0x2060, 0x2065), (0x206A, 0x206F), (0xFE00, 0xFE0F), (0xFFF9, 0xFFFB),
        (0xE0000, 0xE0FFF), (0x180B, 0x180F), (0x1D173, 0x1D17A),
    ):  # fmt: skip
        table |= dict.fromkeys(range(low, high + 1))
    # The marks that choose a direction come along with an address that is copied from a page, and would reorder a line.
    table |= dict.fromkeys((0x061C, 0x200E, 0x200F))
    table |= dict.fromkeys((0x00AD, 0x034F, 0xFEFF))
    # Fillers are blank, and terminals disagree on how wide.
    return table | dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0), " ")


def _cap_marks(text: str) -> str:
    """The text with no more than MOST_COMBINING_MARKS marks on one letter."""
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) or unicodedata.category(character) == "Me" else 0
        if run <= MOST_COMBINING_MARKS:
            kept.append(character)
    return "".join(kept)


def clean(text: str) -> str:
    """The text in NFC with nothing in it that a terminal would obey; cleaning twice changes nothing more."""
    if text.isascii() and text.isprintable():
        return text
    if not pattern(_SUSPECT).search(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = pattern(_AROUND_URL).sub("", text) if "://" in text else text
    text = pattern(_LOOSE_JOINER).sub("", pattern(_LINE_ENDS).sub("\n", text).translate(_table()))
    return unicodedata.normalize("NFC", _cap_marks(unicodedata.normalize("NFC", text)))


def harmless(text: str) -> str:
    """The text with nothing that a terminal would obey, else spelled as it is: for names that are opened again."""
    return text.translate(_table()).replace("\n", "\u240a")


def clean_line(text: str) -> str:
    """Cleaned text on one line: any white space is one space, as a title or a name is shown."""
    return " ".join(clean(text).split())


_BLANK_LINES: Final = re.compile(r"\n{3,}")


def clean_text(text: str) -> str:
    """Cleaned text of several lines: paragraphs joined by one blank line, no white space at a line's end."""
    return tidy_text(clean(text))


def tidy_text(text: str) -> str:
    """The same for a text that is clean already, as all that comes from a cleaned file is."""
    if "\n" not in text:
        return text.strip()
    # No expression for the loose ends: it would try a long run of blanks inside a line once for each of them.
    lines = (line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
