"""The one rule of matching: a word of a query as it is looked for in folded bytes.

The search of a corpus, the marks in a text, the question whether a text has a word at all, the narrowing of an older
answer and the order by relevance all ask `SearchPattern`, so that none of them can disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple, Protocol

from tuiapp.library.search.parser import Term
from tuiapp.library.text.folding import INITIAL_KEYS, VOWEL_KEYS, keyed, searched
from tuiapp.library.text.hangul import CLUSTERS, INITIALS, jamo_of


class SearchedBytes(Protocol):
    """Folded bytes that are looked through: those of a corpus, or of one text."""

    @property
    def find(self) -> Callable[[bytes, int, int], int]:
        """The first place of some bytes between two places, -1 where there is none."""

    @property
    def view(self) -> bytes | memoryview:
        """The bytes themselves, for a regular expression."""


class SearchPattern(NamedTuple):
    """What is looked for where a word is asked for.

    Attributes:
        literal: bytes that stand in every match and, where `pattern` is None, are one; they are quick to find.
        pattern: what decides where the literal alone does not.
        initials: the keys of the word where it is nothing but initial consonants.

    """

    literal: bytes
    pattern: re.Pattern[bytes] | None = None
    initials: bytes = b""

    def find(self, text: SearchedBytes, start: int, end: int) -> tuple[int, int] | None:
        """The first match between two places of some bytes: where it begins and ends, None where there is none."""
        if self.pattern is None:
            at = text.find(self.literal, start, end)
            return None if at < 0 else (at, at + len(self.literal))
        if self.literal and text.find(self.literal, start, end) < 0:
            return None
        match = self.pattern.search(text.view, start, end)
        return match.span() if match else None

    def find_all(self, text: SearchedBytes, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Every match between two places, in order and apart."""
        while found := self.find(text, start, end):
            yield found
            start = max(found[1], found[0] + 1)

    def implies(self, other: SearchPattern, word: str) -> bool:
        """Whether every text that has this, which is the pattern of a folded word, is sure to have the other too."""
        if other.initials:
            return other.initials in searched(word).initials
        return other.pattern is None and other.literal in self.literal


def pattern_of(term: Term) -> SearchPattern:
    """What to look for where a term of one word asks for text."""
    return _pattern(term.values[0], is_half_typed=term.is_half_typed)


def _class(keys: bytes) -> bytes:
    return b"[" + re.escape(keys) + b"]"


_VOWEL: Final = _class(bytes(sorted(VOWEL_KEYS)))
_CONSONANT: Final = _class(b"".join(INITIAL_KEYS.values()))
_FINAL: Final = b"%b(?!%b)" % (_CONSONANT, _VOWEL)
"""A consonant belongs to the syllable before it unless a vowel follows."""
_SYLLABLE_END: Final = b"(?!%b|%b)" % (_VOWEL, _FINAL)


@lru_cache(maxsize=256)
def _pattern(word: str, *, is_half_typed: bool) -> SearchPattern:
    """What to look for where a folded word is asked for.

    A lone initial stands for every syllable that begins with it (ㅊㄹ finds 추론); the last syllable of a half-typed
    word for all that the input method can make of it with the next keys (추로 finds 추론, 갑 finds 가방).
    """
    letters = "".join(CLUSTERS.get(letter, letter) for letter in word)
    ends_whole = bool(jamo_of(letters[-1:] or " ")) and not is_half_typed
    parts = [(is_initial, "".join(run)) for is_initial, run in groupby(letters, INITIALS.__contains__)]
    literals = [keyed(run) for is_initial, run in parts if not is_initial]
    if len(parts) == len(literals) and not ends_whole:
        return SearchPattern(keyed(letters))
    forms = (_initials(run) if is_initial else re.escape(keyed(run)) for is_initial, run in parts)
    pattern = re.compile(b"".join(forms) + (_SYLLABLE_END if ends_whole else b""))
    only_initials = b"" if literals else b"".join(INITIAL_KEYS[letter] for letter in letters)
    return SearchPattern(max(literals, key=len, default=b""), pattern, only_initials)


def _initials(run: str) -> bytes:
    """The form of syllables that begin with these consonants, each of which may also stand alone."""
    one = b"(?:%b|%b%b+(?:%b)*)"
    return b"".join(one % (letter.encode(), re.escape(INITIAL_KEYS[letter]), _VOWEL, _FINAL) for letter in run)
