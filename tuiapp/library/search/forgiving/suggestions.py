"""What a reader may ask instead where little was found: the nearest words of the corpus, and those of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final, Literal, NamedTuple

from tuiapp.library.search.forgiving.glossary import Glossary
from tuiapp.library.search.forgiving.word_forms import decoded, slips
from tuiapp.library.search.library import Library
from tuiapp.library.search.parser import Term
from tuiapp.library.search.query import Query, is_text, parse
from tuiapp.library.search.stages import FEW
from tuiapp.library.text.searched_text import keyed

MOST: Final = 3
"""Suggestions that are made at once."""

_NEAR: Final = 0.75
"""How alike two words have to be, from 0 to 1, as difflib measures it."""
_LEAST: Final = 4
"""Letters of a word that is compared with those that begin as it does."""

SuggestionKind = Literal["nearest", "glossary"]


class Suggestion(NamedTuple):
    """Another query.

    Attributes:
        kind: "nearest" for a word that is spelled nearly so, "glossary" for what the other language calls it.
        word: what takes the place of a word of the query.
        text: the whole query with that word.
        papers: how many papers it finds.

    """

    kind: SuggestionKind
    word: str
    text: str
    papers: int


def suggestions(query: Query, found: int, library: Library, glossary: Glossary) -> tuple[Suggestion, ...]:
    """What may be asked instead of a query that finds little, the likeliest first; only what finds more papers.

    Args:
        query: what was asked.
        found: how many papers are what was asked exactly.
        library: the papers.
        glossary: words of both languages.

    """
    made: dict[str, Suggestion] = {}
    for kind, word, text in _candidates(query, found, library, glossary) if found < FEW and query.groups else ():
        papers = len(library.matching(parse(text)))
        if papers > found and text not in made:
            made[text] = Suggestion(kind, word, text, papers)
        if len(made) == MOST:
            break
    return tuple(made.values())


def _candidates(
    query: Query, found: int, library: Library, glossary: Glossary
) -> Iterator[tuple[SuggestionKind, str, str]]:
    words = [group[0] for group in query.groups if len(group) == 1 and is_text(group[0]) and not group[0].is_negated]
    for term in words:
        for other in glossary.other_words(term.values[0]):
            yield "glossary", other, _with(query, term, term, other)
    bare = [term for term in words if not term.field]
    if len(bare) > 1:
        for other in glossary.other_words(" ".join(term.values[0] for term in bare)):
            yield "glossary", other, _with(query, bare[0], bare[-1], other)
    for term in words:
        is_all = len(query.groups) == 1
        if term.is_half_typed and not (found if is_all else library.first_with((term,), 1)):
            for near in _nearest(term.values[0], library):
                yield "nearest", near, _with(query, term, term, near)


def _nearest(word: str, library: Library) -> list[str]:
    """The words of the corpus that are spelled nearly as one that it does not have."""
    index = library.corpus.words
    if forms := slips(word, index):
        return [form.text for form in forms[:MOST]]
    keys = keyed(word).decode("utf-8", "replace")
    if len(keys) < _LEAST:
        return []
    beginning = keys[:2].encode()
    known = {there.decode("utf-8", "replace"): count for there, count in index.starting_with(beginning, 3000).items()}
    alike = [there for there in known if abs(len(there) - len(keys)) <= 2]
    near = sorted(get_close_matches(keys, alike, MOST, _NEAR), key=lambda there: -known[there])
    return [decoded(there) for there in near]


def _with(query: Query, first: Term, last: Term, word: str) -> str:
    """The text of a query with a word in place of some terms; several words are quoted."""
    field = f"{first.field}:" if first.field else ""
    quoted = f'"{word}"' if " " in word else word
    return f"{query.text[: first.start]}{field}{quoted}{query.text[last.end :]}"
