"""Which words of a corpus a paper must have one of, so that a typed word stands anywhere in it.

A rare word is then found by the index of words, where a scan would have to look through everything. It works for words
of Latin letters: these stand inside of one word of the corpus, or they are written apart (`posttraining` in post
training), and then they are several of its words.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tuiapp.library.index.word_index import WordIndex
from tuiapp.library.search.parser import Term
from tuiapp.library.search.pattern import AFTER_APOSTROPHE, FUNCTION_WORDS, LEAST_JOINED, pattern_of

MOST_WORDS: Final = 64
"""Words of the corpus that are looked up for one that was typed."""

MOST_LOOKED_AT: Final = 1000
"""Papers that are looked at because they may have a word written apart."""


class Lookup(NamedTuple):
    """Words of which a paper must have one, and whether one of them is enough."""

    words: tuple[bytes, ...]
    is_sure: bool


class _Cover(NamedTuple):
    """Words of which every way to write letters apart has one, and in how many papers these are, each counted alone."""

    words: frozenset[bytes] = frozenset()
    papers: int = 0

    def beside(self, other: _Cover) -> _Cover:
        """What covers the ways of both."""
        return _Cover(self.words | other.words, self.papers + other.papers)


def look_up(term: Term, index: WordIndex, most: int) -> Lookup | None:
    """The words of a corpus that a term can hold by.

    Args:
        term: a term that asks for text.
        index: the words of the corpus.
        most: how many papers the words may have, each counted for itself.

    Returns:
        None where a scan is better: the words are many, or cannot be told.

    """
    pattern = pattern_of(term)
    letters = pattern.literal
    if term.is_whole or pattern.pattern or pattern.joints or len(letters) < LEAST_JOINED or not _is_latin(letters):
        return None
    around = index.containing(letters, most)
    if around is None or len(around) > MOST_WORDS:
        return None
    apart = _apart(letters, index)
    words = around.keys() | apart.words
    if apart.words and sum(around.values()) + apart.papers > MOST_LOOKED_AT:
        return None
    return Lookup(tuple(words), is_sure=not apart.words and not term.field) if len(words) <= MOST_WORDS else None


def _is_latin(letters: bytes) -> bool:
    return letters.isalnum() and letters == letters.lower()


def _apart(letters: bytes, index: WordIndex) -> _Cover:
    """Words of which every way to write letters apart has one, as far as these are words of the corpus."""
    cover = _covered(letters, index, FUNCTION_WORDS)
    last = letters[-1:]
    if last not in AFTER_APOSTROPHE or not index.count(last):
        return cover
    # Behind an apostrophe any words may stand before it: it’s.
    before = _covered(letters[:-1], index, frozenset())
    if whole := index.count(letters[:-1]):
        before = before.beside(_Cover(frozenset((letters[:-1],)), whole))
    return cover.beside(before)


def _covered(letters: bytes, index: WordIndex, excluded: frozenset[bytes]) -> _Cover:
    """The same of ways with at least two words, none of which is excluded; the last may have the s of a plural."""
    covers: dict[int, _Cover] = {}
    total = len(letters)
    for end in range(1, total + 1):
        for start in (0, *covers):
            part = letters[start:end]
            if part in excluded or len(part) == total:
                continue
            forms = (part, part + b"s") if end == total else (part,)
            counts = {form: count for form in forms if (count := index.count(form))}
            if counts:
                own = _Cover(frozenset(counts), sum(counts.values()))
                cheaper = min(own, covers[start], key=lambda cover: cover.papers) if start else own
                covers[end] = covers.get(end, _Cover()).beside(cheaper)
    return covers.get(total, _Cover())
