"""One folding for every comparison: what two readers would call the same text is the same folded text.

Folded are case, composition, compatibility forms (full width, ligatures, letters of mathematics), accents and strokes
(Jégou, Łukasz, Björck), the German ß and the Turkish dotless ı as people type them, and the many forms of blanks,
hyphens and quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Compiled with the first text that is folded: a start has none.
_TAG_JOINTS: Final = r"[\s\-_]+"
_NOT_ASCII: Final = "[^\x00-\x7f]+"
_ACCENTS: Final = range(0x300, 0x370)
_HANGUL: Final = (range(0x1100, 0x1200), range(0x3131, 0x318F), range(0xA960, 0xA980), range(0xAC00, 0xD800))

_AS_TYPED: Final = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n",
    "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ĸ": "k", "ɨ": "i", "ƶ": "z", "ⱥ": "a", "ɇ": "e", "ɏ": "y", "ȼ": "c",
    "−": "-", "⁃": "-", "‐": "-", "‑": "-", "⁻": "-",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "ʹ": "'", "´": "'", "‵": "'", "ˈ": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"',
}  # fmt: skip
"""What a keyboard has in place of letters that no other rule takes apart."""


def fold(text: str) -> str:
    """The folded form of a text; folding it again changes nothing."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFC", text).lower()
    return re.sub(_NOT_ASCII, _folded_run, lowered)


def _folded_run(match: re.Match[str]) -> str:
    return fold_run(match[0])


@lru_cache(1 << 16)
def fold_run(run: str) -> str:
    """A run of letters outside ASCII, folded; kept, as most words of a corpus stand in it many times."""
    return "".join(map(_folded_letter, run))


@lru_cache(1 << 12)
def _folded_letter(letter: str) -> str:
    if any(ord(letter) in block for block in _HANGUL):
        return letter
    if letter in _AS_TYPED:
        return _AS_TYPED[letter]
    category = unicodedata.category(letter)
    if category in ("Pd", "Zs"):
        return "-" if category == "Pd" else " "
    whole = unicodedata.normalize("NFKC", letter).casefold()
    if any(ord(part) in block for part in whole for block in _HANGUL):
        return letter
    apart = (part for part in unicodedata.normalize("NFD", whole) if ord(part) not in _ACCENTS)
    folded = unicodedata.normalize("NFC", "".join(_AS_TYPED.get(part, part) for part in apart))
    # What ends a sentence in another script stands between words as a comma does.
    return "," if len(folded) == 1 and not folded.isascii() and category[0] == "P" else folded


@lru_cache(4096)
def fold_tag(tag: str) -> str:
    """A tag in which `image_generation`, `image-generation` and `Image Generation` are one."""
    return re.sub(_TAG_JOINTS, "-", fold(tag).lstrip("#")).strip("-") or fold(tag)
