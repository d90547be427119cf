"""One folding for every comparison: what two readers would call the same text is the same folded text.

Texts are searched as bytes in which each Hangul syllable stands as the keys that type it: 추론 is `CNFHS`. A folded
text has no capitals, so nothing else looks like that; and as a vowel follows every initial and nothing but an initial,
the keys can be read back in one way only. A half-typed syllable is then simply the beginning of the whole one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from tuiapp.library.text.hangul import INITIALS, SHIFTED, VOWELS, jamo_of, keystrokes

# Compiled with the first text that is folded: a start has none.
_TAG_JOINTS: Final = r"[\s\-_]+"
_FULL_WIDTH: Final = "[\uff01-\uff5e\u3000]"
_ASCII_RUNS: Final = "[\x00-\x7f]+|[^\x00-\x7f]"
_HANGUL: Final = "([\uac00-\ud7a3\u3131-\u314e]+)"

# Cleaned text has no control characters, so seven of them can stand for the keys that need shift.
_CODES: Final = {letter: chr(0x10 + at) for at, letter in enumerate(SHIFTED)}


def fold(text: str) -> str:
    """Text without the differences of case, composition and full width; ASCII takes the short way."""
    if text.isascii():
        return text.lower()
    if re.search(_FULL_WIDTH, text):
        text = re.sub(_FULL_WIDTH, lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


@lru_cache(4096)
def fold_tag(tag: str) -> str:
    """A tag in which `image_generation`, `image-generation` and `Image Generation` are one."""
    return re.sub(_TAG_JOINTS, "-", fold(tag).lstrip("#")).strip("-") or fold(tag)


def _coded(syllable_or_jamo: str) -> str:
    return "".join(_CODES.get(letter, letter.upper()) for letter in keystrokes(syllable_or_jamo))


class _Keys(dict[int, str | int]):
    """For `str.translate`: the keys of each Hangul syllable, looked up once; every other letter is itself."""

    def __missing__(self, code: int) -> str | int:
        letter = chr(code)
        self[code] = found = _coded(letter) if jamo_of(letter) else code
        return found


_KEYS: Final = _Keys()


INITIAL_KEYS: Final = {jamo: _coded(jamo).encode("ascii") for jamo in INITIALS}
"""The key of each consonant that can begin a syllable."""

VOWEL_KEYS: Final = frozenset("".join(map(_coded, VOWELS)).encode("ascii"))
"""The keys that are vowels; all other keys of Hangul are consonants."""


class _Initials(dict[int, str]):
    """For `str.translate`: the initial of each Hangul syllable, and a consonant that stands alone is its own."""

    def __missing__(self, code: int) -> str:
        letter = (jamo_of(chr(code)) or chr(code))[0]
        self[code] = found = _coded(letter) if letter in INITIALS else " "
        return found


_INITIALS: Final = _Initials()


class Searched(NamedTuple):
    """A folded text as it is searched.

    `keys` is UTF-8 with the keys of every Hangul syllable; `initials` are those of its Hangul, one byte each, with a
    blank for all that stands between.
    """

    keys: bytes
    initials: bytes


def searched(folded: str) -> Searched:
    """A folded text made ready to be searched."""
    if folded.isascii():
        return Searched(folded.encode("ascii"), b"")
    pieces = re.split(_HANGUL, folded)
    typed = [_typed(run) for run in pieces[1::2]]
    pieces[1::2] = [keys for keys, _ in typed]
    its_initials = " ".join([its_initials for _, its_initials in typed])
    return Searched("".join(pieces).encode("utf-8", "surrogatepass"), its_initials.encode("ascii"))


@lru_cache(1 << 16)
def _typed(run: str) -> tuple[str, str]:
    """The keys and the initials of a run of Hangul; kept, as half of all words of a corpus stand in it again."""
    return run.translate(_KEYS), run.translate(_INITIALS)


def keyed(folded: str) -> bytes:
    """The keys of a folded text."""
    return searched(folded).keys


def keys_with_places(text: str) -> tuple[bytes, list[int]]:
    """A text as it is searched, and for each byte of that which letter of the text gave it, the end behind the last."""
    parts: list[bytes] = []
    places: list[int] = []
    for run in re.finditer(_ASCII_RUNS, text):
        parts.append(keyed(fold(run[0])))
        # A run is ASCII, a byte a letter, or one letter alone.
        places += range(*run.span()) if run[0].isascii() else [run.start()] * len(parts[-1])
    return b"".join(parts), [*places, len(text)]
