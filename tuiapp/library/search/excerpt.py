"""The place of a paper where a search matches, in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tuiapp.library.paper import Paper
from tuiapp.library.search.highlights import matches_in
from tuiapp.library.search.parser import Term
from tuiapp.library.search_fields import MY

_LONGEST: Final = 400
"""Letters of an excerpt, which is cut further where it is shown."""


def excerpt(paper: Paper, words: Sequence[Term], language: str, before: int = 12, own_note: str = "") -> str:
    """A line around the first match outside the title; "" where the words match nowhere but there.

    Args:
        paper: the paper.
        words: the words of the search.
        language: the code of the language whose note is looked through first.
        before: letters before the match, which tell what it is about.
        own_note: what the reader has written about it.

    """
    for field, text in (*_texts(paper, language), (MY, own_note)):
        asked = [word for word in words if word.field in ("", field)]
        for start, _ in matches_in(text, asked)[:1]:
            line_start = text.rfind("\n", 0, start) + 1
            first = max(line_start, start - before)
            if first > line_start:
                # Not from the middle of a word, where there is a blank.
                first = text.find(" ", first, start) + 1 or first
            line, _, _ = text[first : first + _LONGEST].partition("\n")
            return f"…{line}" if first > line_start else line
    return ""


def _texts(paper: Paper, language: str) -> Iterator[tuple[str, str]]:
    """The texts of a paper but its title, the note that the reader sees first."""
    for note in sorted(paper.notes, key=lambda note: note.language != language):
        yield note.language, note.text
    yield "abstract", paper.abstract or ""
    yield "author", ", ".join(paper.authors)
    yield "tag", " ".join(f"#{tag}" for tag in paper.tags)
    yield "link", " ".join(link.url for link in paper.links)
