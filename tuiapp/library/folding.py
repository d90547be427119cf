"""One folding for every comparison: what two readers would call the same text is the same folded text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TAG_JOINTS: Final = re.compile(r"[\s\-_]+")
_FULL_WIDTH: Final = re.compile("[\uff01-\uff5e\u3000]")

# The jamo of the parts of a syllable, in the order of the Unicode Hangul syllable block.
INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
FIRST_SYLLABLE: Final = 0xAC00
_PER_INITIAL: Final = len(VOWELS) * len(FINALS)

CLUSTERS: Final = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
"""What an input method makes of two consonants typed one after the other."""

_GROWN_VOWELS: Final = {"ㅗ": "ㅗㅘㅙㅚ", "ㅜ": "ㅜㅝㅞㅟ", "ㅡ": "ㅡㅢ"}
"""The vowels that a vowel can become with the next key."""


def fold(text: str) -> str:
    """Text without the differences of case, composition and full width; ASCII takes the short way."""
    if text.isascii():
        return text.lower()
    if _FULL_WIDTH.search(text):
        text = _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def fold_tag(tag: str) -> str:
    """A tag in which `image_generation`, `image-generation` and `Image Generation` are one."""
    return _TAG_JOINTS.sub("-", fold(tag).lstrip("#")).strip("-") or fold(tag)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters where it stands in the text, with the text's end behind the last."""
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        new = fold(letter)
        folded.append(new)
        places += [place] * len(new)
    return "".join(folded), [*places, len(text)]


@lru_cache(maxsize=256)
def pattern_of(word: str, *, is_half_typed: bool) -> re.Pattern[str] | None:
    """The pattern of a folded word with Hangul that means more than itself, None where it can be searched as it is.

    A lone initial stands for every syllable that begins with it (ㅊㄹ finds 추론); the last syllable of a half-typed
    word for all that the input method can make of it with the next keys (추로 finds 추론, 갑 finds 가방).
    """
    letters = "".join(CLUSTERS.get(letter, letter) for letter in word)
    last = letters[-1:] if is_half_typed else ""
    if not any(letter in INITIALS for letter in letters) and not _is_syllable(last):
        return None
    head = letters[:-1] if _is_syllable(last) else letters
    parts = [_initial(letter) if letter in INITIALS else re.escape(letter) for letter in head]
    return re.compile("".join(parts) + (_grown(last) if _is_syllable(last) else ""))


def _is_syllable(letter: str) -> bool:
    return len(letter) == 1 and 0 <= ord(letter) - FIRST_SYLLABLE < len(INITIALS) * _PER_INITIAL


def _syllable(initial: int, vowel: int, final: int) -> str:
    return chr(FIRST_SYLLABLE + (initial * len(VOWELS) + vowel) * len(FINALS) + final)


def _initial(jamo: str) -> str:
    """The pattern of every syllable with an initial, and of the jamo itself."""
    at = INITIALS.index(jamo)
    return f"[{jamo}{_syllable(at, 0, 0)}-{_syllable(at, len(VOWELS) - 1, len(FINALS) - 1)}]"


def _grown(syllable: str) -> str:
    """The pattern of all that a syllable can become."""
    initial, rest = divmod(ord(syllable) - FIRST_SYLLABLE, _PER_INITIAL)
    vowel, final = divmod(rest, len(FINALS))
    if final == 0:
        vowels = _GROWN_VOWELS.get(VOWELS[vowel], VOWELS[vowel])
        spans = (VOWELS.index(each) for each in vowels)
        return (
            "["
            + "".join(f"{_syllable(initial, at, 0)}-{_syllable(initial, at, len(FINALS) - 1)}" for at in spans)
            + "]"
        )
    jamo = FINALS[final]
    finals = [at for at, each in enumerate(FINALS) if each == jamo or CLUSTERS.get(each, "")[:1] == jamo]
    here = "".join(_syllable(initial, vowel, at) for at in finals)
    parts = CLUSTERS.get(jamo, f" {jamo}")
    kept, moved = parts[0], parts[1]
    # With a vowel behind it the last consonant goes over to the next syllable.
    if moved not in INITIALS:
        return f"[{here}]"
    return f"(?:[{here}]|{_syllable(initial, vowel, FINALS.index(kept))}{_initial(moved)})"
