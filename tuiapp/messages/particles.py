"""Korean particles behind what a sentence is filled with: 논문 3편을, 노트를, RIS로.

A translation writes both forms as Korean does on paper, `{title}을(를)`, `{folder}(으)로`; the last sound of what
stands before says which of them is meant. Where nobody can tell, both stay.
"""

from __future__ import annotations

from typing import Final

_FORMS: Final = {
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "과(와)": ("과", "와"),
    "(이)": ("이", ""),
    "(으)": ("으", ""),
}
"""What is written behind a consonant, and behind a vowel. `(으)로` is 로 behind ㄹ too."""

_FIRST_SYLLABLE: Final = 0xAC00
_LAST_SYLLABLE: Final = 0xD7A3
_FINALS: Final = 28
"""Syllables with one beginning and vowel: without a final consonant, then with each of 27."""
_RIEUL: Final = 8
"""The place of ㄹ among the finals."""

_DIGITS: Final = dict(zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True))
"""The last sounds of 영 일 이 삼 사 오 육 칠 팔 구."""

_LETTER_NAMES: Final = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
"""Names of letters that end in a consonant: 엘, 엠, 엔, 알."""

_VOWELS: Final = frozenset("aeiouy")

# Looked for in few words, so compiled when they first are: a start in Korean must not wait for that.
_LIQUID: Final = r"[^aeiou]le$|[aeiou]le?$|l$"
_NASAL: Final = r"[aeiou][mn]e$|[mn]$|ng$"
_STOP: Final = r"(?:^|[^aeiou])[aeiou](?:[bpkt]|ck)$"
"""A short vowel and a stop: 북, 웹, 맵, 백, 포맷."""


def last_sound(text: str) -> str | None:
    """The consonant that a text ends in when it is read aloud in Korean, as a jamo.

    Marks behind the last letter do not count. Digits are read as numbers, Latin letters as words, or by their names
    where they are no word.

    Returns:
        The jamo; "" for a vowel; None where it cannot be told. Of the consonants only ㄹ is told apart for certain.

    """
    end = len(text)
    while end and not text[end - 1].isalnum():
        end -= 1
    last = text[end - 1 : end]
    if last in _DIGITS:
        return _DIGITS[last]
    if last.isascii() and last:
        start = end
        while start and text[start - 1].isascii() and text[start - 1].isalpha():
            start -= 1
        return _sound_of_latin(text[start:end])
    if last and _FIRST_SYLLABLE <= ord(last) <= _LAST_SYLLABLE:
        final = (ord(last) - _FIRST_SYLLABLE) % _FINALS
        return "" if not final else "ㄹ" if final == _RIEUL else "ㅇ"
    # A consonant by itself is called by a name that ends in it: 기역, 리을.
    return last if "ㄱ" <= last <= "ㅎ" else "" if "ㅏ" <= last <= "ㅣ" else None


def _sound_of_latin(word: str) -> str:
    """The last sound of a word or an abbreviation in Latin letters, by how loan words are mostly spelled."""
    import re

    if word.isupper() or not _VOWELS & set(word.lower()):
        return _LETTER_NAMES.get(word[-1].lower(), "")
    word = word.lower()
    for ending, sound in ((_LIQUID, "ㄹ"), (_NASAL, "ㄴ"), (_STOP, "ㅂ")):
        if re.search(ending, word):
            return sound
    return ""


class KoreanSentence(str):
    """A translation; filled in, each of its particles has the form that what stands before asks for."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """The sentence with its placeholders filled; nothing that they are filled with is changed."""
        said, rest = "", str(self)
        while marker := min((one for one in _FORMS if one in rest), key=rest.index, default=""):
            text, _marker, rest = rest.partition(marker)
            said += text.format(*args, **values)
            said += particle(marker, said)
        return said + rest.format(*args, **values)


def particle(marker: str, before: str) -> str:
    """The form of a particle behind a text.

    Args:
        marker: both forms, as `을(를)`.
        before: the text.

    """
    sound = last_sound(before)
    if sound is None:
        return marker
    behind_consonant, behind_vowel = _FORMS[marker]
    return behind_vowel if not sound or (sound == "ㄹ" and marker == "(으)") else behind_consonant
