r"""Letters that are written as LaTeX in a name: `J{\"u}rgen`, `Fr\'echet`, `\L{}ukasz`.

arXiv has its names so (https://info.arxiv.org/help/prep.html), and bibliographies do. Own code because the libraries
for it turn all of a text into what TeX would print, dollars and tildes included, where only a letter is meant.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS: Final = {
    "l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "i": "ı", "j": "ȷ", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
_WITH_DOT: Final = {"ı": "i", "ȷ": "j"}

_LETTER: Final = re.compile(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|\s)?")
_BASE: Final = r"(?:\{\s*([^\W\d_])\s*\}|([^\W\d_]))"
_SIGN: Final = re.compile(rf"\\([`'^~=.\"])\s*{_BASE}")
_LETTER_ACCENT: Final = re.compile(rf"\\([uvHcdbkr])(?:\s*(?=\{{)|\s+){_BASE}")
# What is left of an accent where the backslash was taken for the quoting of YAML.
_LOST_BACKSLASH: Final = re.compile(r"(?<=\{)(\")([aeiouyAEIOUY])()(?=\})")
_BRACED: Final = re.compile(r"\{([^\x00-\x7f])\}")


def with_letters(text: str) -> str:
    """A text in which each accent that LaTeX has a macro for is a letter; other macros stay as they are."""
    if "\\" not in text and '{"' not in text:
        return text
    text = _LETTER.sub(lambda match: _LETTERS[match[1]], text)
    for accent in (_SIGN, _LETTER_ACCENT, _LOST_BACKSLASH):
        text = accent.sub(_accented, text)
    return _BRACED.sub(r"\1", text)


def _accented(match: re.Match[str]) -> str:
    """The letter with its accent, or the macro as written where there is no such letter."""
    base = match[2] or match[3]
    letter = unicodedata.normalize("NFC", _WITH_DOT.get(base, base) + _ACCENTS[match[1]])
    return letter if len(letter) == 1 else match[0]
