"""Hangul as it is typed in the two-set layout (두벌식, KS X 5002): jamo, and the keys of a syllable."""

from __future__ import annotations

import unicodedata
from typing import Final

_ROWS: Final = ("qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ")
TWO_SET: Final = dict(zip(*_ROWS, strict=True))
"""What each letter key types."""

SHIFTED: Final = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
"""The letters whose shifted jamo differs; shift changes nothing on the others."""

_LETTERS: Final = {jamo: letter for letter, jamo in (TWO_SET | SHIFTED).items()}

CLUSTERS: Final = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
"""What an input method makes of two consonants typed one after the other."""

_DIPHTHONGS: Final = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ"}

# The jamo of each part of a syllable, in the order of the Unicode Hangul syllable block.
INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_FIRST_SYLLABLE: Final = 0xAC00


def jamo_of(letter: str) -> str:
    """The two or three jamo of a composed syllable, "" for anything else."""
    code = ord(letter) - _FIRST_SYLLABLE
    if not 0 <= code < len(INITIALS) * len(VOWELS) * len(FINALS):
        return ""
    rest, final = divmod(code, len(FINALS))
    initial, vowel = divmod(rest, len(VOWELS))
    return (INITIALS[initial] + VOWELS[vowel] + FINALS[final]).rstrip()


def keystrokes(character: str) -> str:
    """The letter keys that typed a Hangul character in the two-set layout (하 is g, k), "" for any other."""
    character = unicodedata.normalize("NFC", character)
    if len(character) != 1:
        return ""
    simple = (CLUSTERS.get(part) or _DIPHTHONGS.get(part) or part for part in jamo_of(character) or character)
    return "".join(_LETTERS.get(jamo, "") for jamo in "".join(simple))
