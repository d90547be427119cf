"""Whether and where a term of a query stands in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from tuiapp.library.folding import fold_with_places, pattern_of
from tuiapp.library.paper import Paper
from tuiapp.library.query import Term

_GETTERS: Final[dict[str, Callable[[Paper], str]]] = {
    "title": lambda paper: paper.title,
    "author": lambda paper: "\n".join(paper.authors),
    "abstract": lambda paper: paper.abstract or "",
    "tag": lambda paper: "\n".join(paper.tags),
    "link": lambda paper: "\n".join(link.url for link in paper.links),
    "notes": lambda paper: "\n".join(note.text for note in paper.notes),
}
_EVERYWHERE: Final = ("title", "author", "notes", "abstract", "tag", "link")


def text_of(paper: Paper, field: str) -> str:
    """The text of one field of a paper, parts on lines of their own; "" is every field."""
    if not field:
        return "\n".join(filter(None, (text_of(paper, each) for each in _EVERYWHERE)))
    get = _GETTERS.get(field)
    return get(paper) if get else paper.note(field) or ""


def finder(term: Term) -> Callable[[str], bool]:
    """Whether a folded text has the term's word, as a function, because it is asked of every paper."""
    (word,) = term.values
    pattern = pattern_of(word, is_half_typed=term.is_half_typed)
    if pattern is None:
        return lambda folded: word in folded
    search = pattern.search
    return lambda folded: search(folded) is not None


def matches_in(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Start and end of every place in a text as written where a word of the terms stands, in order and apart."""
    words = list(terms)
    if not words or not text:
        return []
    folded, places = fold_with_places(text)
    found = sorted(chain.from_iterable(_spans(folded, term) for term in words))
    apart: list[tuple[int, int]] = []
    for start, end in found:
        first, last = places[start], max(places[end], places[start] + 1)
        if apart and first <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], last))
        else:
            apart.append((first, last))
    return apart


def _spans(folded: str, term: Term) -> Iterator[tuple[int, int]]:
    (word,) = term.values
    pattern = pattern_of(word, is_half_typed=term.is_half_typed)
    if pattern is not None:
        yield from (match.span() for match in pattern.finditer(folded))
        return
    at = folded.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = folded.find(word, at + len(word))
