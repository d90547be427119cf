"""Hangul as it is typed in the two-set layout (두벌식, KS X 5002): jamo, and the keys of a syllable."""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

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

_CLUSTER_OF: Final = {apart: cluster for cluster, apart in CLUSTERS.items()}
_DIPHTHONG_OF: Final = {apart: diphthong for diphthong, apart in _DIPHTHONGS.items()}
_APART: Final = {cluster: (apart[0], apart[1]) for cluster, apart in CLUSTERS.items()}

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


class _Syllable(NamedTuple):
    """What an input method has of a syllable while it is typed."""

    initial: str = ""
    vowel: str = ""
    final: str = ""

    def __str__(self) -> str:
        if not (self.initial and self.vowel):
            return "".join(self)
        at = INITIALS.index(self.initial) * len(VOWELS) + VOWELS.index(self.vowel)
        return chr(_FIRST_SYLLABLE + at * len(FINALS) + FINALS.index(self.final or " "))

    def with_vowel(self, letter: str) -> list[_Syllable]:
        """The syllables that this and a vowel are: the last consonant begins the one that the vowel belongs to."""
        if self.final:
            stays, begins = _APART.get(self.final, ("", self.final))
            return [self._replace(final=stays), _Syllable(begins, letter)]
        if both := _DIPHTHONG_OF.get(self.vowel + letter) if self.initial else None:
            return [self._replace(vowel=both)]
        return [self, _Syllable("", letter)] if self.vowel else [self._replace(vowel=letter)]

    def with_consonant(self, letter: str) -> list[_Syllable]:
        """The syllables that this and a consonant are."""
        if self.initial and self.vowel and not self.final and letter in FINALS:
            return [self._replace(final=letter)]
        if cluster := _CLUSTER_OF.get(self.final + letter):
            return [self._replace(final=cluster)]
        return [self, _Syllable(letter)]


def composed(jamo: str) -> str:
    """The syllables that an input method makes of jamo typed one after the other; what fits into none stays alone."""
    syllables = [_Syllable()]
    done = ""
    for letter in jamo:
        if letter in VOWELS:
            syllables[-1:] = syllables[-1].with_vowel(letter)
        elif letter in INITIALS:
            syllables[-1:] = syllables[-1].with_consonant(letter)
        else:
            done += "".join(map(str, syllables)) + letter
            syllables = [_Syllable()]
    return done + "".join(map(str, syllables))


def keystrokes(character: str) -> str:
    """The letter keys that typed a Hangul character in the two-set layout (하 is g, k), "" for any other."""
    character = unicodedata.normalize("NFC", character)
    if len(character) != 1:
        return ""
    simple = (CLUSTERS.get(part) or _DIPHTHONGS.get(part) or part for part in jamo_of(character) or character)
    return "".join(_LETTERS.get(jamo, "") for jamo in "".join(simple))


def typed_in_hangul(keys: str) -> str:
    """What letter keys type where the input method is in its Korean state: `cnfhs` is 추론."""
    jamo = (SHIFTED.get(key) or TWO_SET.get(key.lower()) or key for key in keys)
    return composed("".join(jamo))


def typed_in_latin(hangul: str) -> str:
    """What was meant where the input method was in its Korean state: ㄱ데ㅣ묘 is `replay`."""
    return "".join(keystrokes(letter) or letter for letter in hangul)
