"""The one rule of matching: a word of a query as it is looked for in searched bytes.

The search of a corpus, the marks in a text, the question whether a text has a word at all, the narrowing of an older
answer and the order by relevance all ask `SearchPattern`, so that none of them can disagree.

Searched bytes have no joints (blanks, hyphens), so a word is found whether or not it is written apart. Letters that
only happen to stand side by side are no match: a match may lie across a joint of the text where the query has one too
(`post-training`), and else only where it begins with a word, and ends with one or, in Hangul, in one: `posttraining`
finds post training and 이미지생성 finds 이미지 생성, but `asr` does not find “as reported”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from tuiapp.library.search.parser import Term
from tuiapp.library.search.word_bounds import SearchedBytes, is_word_end, is_word_start
from tuiapp.library.text.hangul import CLUSTERS, INITIALS, jamo_of
from tuiapp.library.text.searched_text import INITIAL_KEYS, VOWEL_KEYS, searched

LEAST_JOINED: Final = 3
"""Latin letters of the shortest word that is looked for written apart: u-net for `unet`."""

LEAST_INITIALS_JOINED: Final = 4
"""Initials of the shortest run that is looked for across a blank; of fewer, too many words begin so."""

LEAST_APART: Final = 2
"""Syllables before the first blank of a word written apart, where it does not begin with a word."""

FUNCTION_WORDS: Final = frozenset(
    b"a am an and are as at be but by can do for had has he his i if in is it its may me my no not of on one or our so "
    b"than that the then they this to up us use was we were with you".split()
)
"""What no compound is made of: `ofa` is not meant by “of a”."""

AFTER_APOSTROPHE: Final = frozenset((b"s", b"t"))
"""What `its` and `isnt` have across a joint: it’s, isn’t."""


class SearchPattern(NamedTuple):
    """What is looked for where a word is asked for.

    Attributes:
        literal: bytes that stand in every match and, where `pattern` is None, are one; they are quick to find.
        joints: the joints of the word itself, a bit for each byte; every match may lie across a joint there.
        letters: how many letters the word has, syllables and lone jamo among them.
        is_latin: whether it has no Hangul.
        is_whole: whether only whole words are matches.
        pattern: what decides where the literal alone does not.
        initials: the keys of the word where it is nothing but initial consonants.

    """

    literal: bytes
    joints: int = 0
    letters: int = 0
    is_latin: bool = True
    is_whole: bool = False
    pattern: re.Pattern[bytes] | None = None
    initials: bytes = b""

    def find(self, text: SearchedBytes, start: int, end: int) -> tuple[int, int] | None:
        """The first match between two places of some bytes: where it begins and ends, None where there is none."""
        if self.pattern is None:
            literal, length, find = self.literal, len(self.literal), text.find
            # A word of nothing but joints is nowhere.
            at = find(literal, start, end) if literal else -1
            # One letter lies across nothing.
            if length == 1 and not self.is_whole:
                return None if at < 0 else (at, at + 1)
            while at >= 0:
                if self.holds(text, at, at + length):
                    return at, at + length
                at = find(literal, at + 1, end)
            return None
        if self.literal and text.find(self.literal, start, end) < 0:
            return None
        while match := self.pattern.search(text.view, start, end):
            if self.holds(text, *match.span()):
                return match.span()
            start = match.start() + 1
        return None

    def find_all(self, text: SearchedBytes, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Every match between two places, in order and apart."""
        while found := self.find(text, start, end):
            yield found
            start = max(found[1], found[0] + 1)

    def holds(self, text: SearchedBytes, start: int, end: int) -> bool:
        """Whether bytes that are those of the word are a match."""
        crossed = text.joints(start + 1, end) & ~(self.joints >> 1)
        if crossed and not self._may_be_apart(text, start, end, crossed):
            return False
        return not self.is_whole or (is_word_start(text, start) and is_word_end(text, end))

    def _may_be_apart(self, text: SearchedBytes, start: int, end: int, crossed: int) -> bool:
        """Whether letters across the joints of a text are the word written apart."""
        if self.initials:
            return self.letters >= LEAST_INITIALS_JOINED and is_word_start(text, start)
        if not self.is_latin:
            first = (crossed & -crossed).bit_length()
            return self.letters >= LEAST_APART and (
                is_word_start(text, start) or _syllables(text, start, start + first) >= LEAST_APART
            )
        if self.letters < LEAST_JOINED or not (is_word_start(text, start) and is_word_end(text, end)):
            return False
        places = [start, *(start + 1 + bit for bit in range(end - start) if crossed >> bit & 1), end]
        parts = [bytes(text.view[first:last]) for first, last in pairwise(places)]
        return parts[-1] in AFTER_APOSTROPHE or FUNCTION_WORDS.isdisjoint(parts)

    def implies(self, other: SearchPattern, word: str) -> bool:
        """Whether every text that has this, which is the pattern of a folded word, is sure to have the other too."""
        if other.is_whole or self.joints or other.joints:
            return False
        if other.initials:
            is_close = other.letters == 1 or (bool(self.initials) and not self._can_be_apart)
            return is_close and other.initials in searched(word).initials.keys
        if other.pattern is not None or other.literal not in self.literal:
            return False
        # Written apart, a longer word has the shorter one only within a letter, or where that may be apart there too.
        return (
            not self._can_be_apart
            or any(other.literal in searched(letter).text.keys for letter in word)
            or (not other.is_latin and other.letters >= LEAST_APART and self.literal.startswith(other.literal))
        )

    @property
    def _can_be_apart(self) -> bool:
        least = LEAST_INITIALS_JOINED if self.initials else LEAST_JOINED if self.is_latin else LEAST_APART
        return self.letters >= least


def _syllables(text: SearchedBytes, start: int, end: int) -> int:
    """How many syllables some keys are, by their vowels that follow a consonant."""
    return len(re.findall(_CONSONANT + _VOWEL, bytes(text.view[start:end])))


def pattern_of(term: Term) -> SearchPattern:
    """What to look for where a term of one word asks for text."""
    return _pattern(term.values[0], is_half_typed=term.is_half_typed, is_whole=term.is_whole)


def _class(keys: bytes) -> bytes:
    return b"[" + re.escape(keys) + b"]"


_VOWEL: Final = _class(bytes(sorted(VOWEL_KEYS)))
_CONSONANT: Final = _class(b"".join(INITIAL_KEYS.values()))
_FINAL: Final = b"%b(?!%b)" % (_CONSONANT, _VOWEL)
"""A consonant belongs to the syllable before it unless a vowel follows."""
_SYLLABLE_END: Final = b"(?!%b|%b)" % (_VOWEL, _FINAL)


@lru_cache(maxsize=1024)
def _pattern(word: str, *, is_half_typed: bool, is_whole: bool) -> SearchPattern:
    """What to look for where a folded word is asked for.

    A lone initial stands for every syllable that begins with it (ㅊㄹ finds 추론); the last syllable of a half-typed
    word for all that the input method can make of it with the next keys (추로 finds 추론, 갑 finds 가방).
    """
    letters = "".join(CLUSTERS.get(letter, letter) for letter in word)
    keys, joints = searched(letters).text
    total = sum(map(str.isalnum, letters))
    common = SearchPattern(keys, joints & ~1, total, not re.search(rb"[A-Z\x10-\x16]", keys), is_whole)
    ends_whole = bool(jamo_of(letters[-1:] or " ")) and not is_half_typed
    parts = [(is_initial, "".join(run)) for is_initial, run in groupby(letters, INITIALS.__contains__)]
    literals = [searched(run).text.keys for is_initial, run in parts if not is_initial]
    if len(parts) == len(literals) and not ends_whole:
        return common
    forms = (_initials(run) if is_initial else re.escape(searched(run).text.keys) for is_initial, run in parts)
    pattern = re.compile(b"".join(forms) + (_SYLLABLE_END if ends_whole else b""))
    if len(parts) == len(literals):
        return common._replace(pattern=pattern)
    return common._replace(
        literal=max(literals, key=len, default=b""),
        # How long the syllables of the initials are is not known, so neither is where the joints may be.
        joints=-1 if joints & ~1 else 0,
        is_latin=False,
        pattern=pattern,
        initials=b"" if literals else b"".join(INITIAL_KEYS[letter] for letter in letters),
    )


def initials_pattern(pattern: SearchPattern) -> SearchPattern:
    """What to look for among the initials of a text where a word is nothing but these."""
    return pattern._replace(literal=pattern.initials, pattern=None)


def _initials(run: str) -> bytes:
    """The form of syllables that begin with these consonants, each of which may also stand alone."""
    one = b"(?:%b|%b%b+(?:%b)*)"
    return b"".join(one % (letter.encode(), re.escape(INITIAL_KEYS[letter]), _VOWEL, _FINAL) for letter in run)
