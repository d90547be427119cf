"""A word of a query as it is looked for in folded bytes: a literal that is quick to find, and what decides."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from tuiapp.library.search.query import Term
from tuiapp.library.text.folding import INITIAL_KEYS, VOWEL_KEYS, keyed
from tuiapp.library.text.hangul import CLUSTERS, INITIALS, jamo_of


class SearchPattern(NamedTuple):
    """`literal` stands in every match and, where `pattern` is None, is one; `initials` where the word is only these."""

    literal: bytes
    pattern: re.Pattern[bytes] | None = None
    initials: bytes = b""


def _class(keys: bytes) -> bytes:
    return b"[" + re.escape(keys) + b"]"


_VOWEL: Final = _class(bytes(sorted(VOWEL_KEYS)))
_CONSONANT: Final = _class(b"".join(INITIAL_KEYS.values()))
_FINAL: Final = b"%b(?!%b)" % (_CONSONANT, _VOWEL)
"""A consonant belongs to the syllable before it unless a vowel follows."""
_SYLLABLE_END: Final = b"(?!%b|%b)" % (_VOWEL, _FINAL)


@lru_cache(maxsize=256)
def pattern_of(word: str, *, is_half_typed: bool) -> SearchPattern:
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


def pattern_for(term: Term) -> SearchPattern:
    """What to look for where a term of one word asks for text."""
    return pattern_of(term.values[0], is_half_typed=term.is_half_typed)


def _initials(run: str) -> bytes:
    """The form of syllables that begin with these consonants, each of which may also stand alone."""
    one = b"(?:%b|%b%b+(?:%b)*)"
    return b"".join(one % (letter.encode(), re.escape(INITIAL_KEYS[letter]), _VOWEL, _FINAL) for letter in run)
