"""A paper as it goes into a corpus: what is kept of it, what is searched of it, and its facets."""

from __future__ import annotations

from typing import Final, NamedTuple

from tuiapp.library.index.paper_codec import record_of
from tuiapp.library.paper import Paper
from tuiapp.library.text.folding import fold, fold_tag, searched

MARKS: Final = {"title": b"\x01", "author": b"\x02", "tag": b"\x03", "link": b"\x04", "abstract": b"\x05"}
"""What stands before each field in the searched text, in their order; cleaned texts have no control characters."""
NOTE_MARK: Final = b"\x06"
CODE_END: Final = b"\x07"
"""A note is NOTE_MARK, its language's code, CODE_END, its text; the notes come last."""


class IndexedPaper(NamedTuple):
    """One paper made ready; `facets` are its folded tags with their spelling, `has` the parts that it has."""

    date: str
    title: str
    facets: dict[str, str]
    has: tuple[str, ...]
    record: bytes
    text: bytes
    initials: bytes


def index_paper(paper: Paper) -> IndexedPaper:
    """A paper made ready; this is the slow part of reading a corpus, and it is done once a paper."""
    # The fields in one piece, as most are ASCII, for which all this is one step; folding leaves the marks alone.
    fields = searched(fold("".join([mark.decode() + text_of(paper, field) for field, mark in MARKS.items()])))
    notes = {note.language: searched(fold(note.text)) for note in paper.notes}
    text = [fields.keys]
    for code, note in notes.items():
        text += (NOTE_MARK, code.encode(), CODE_END, note.keys)
    its_initials = b" ".join(filter(None, (part.initials for part in (fields, *notes.values()))))
    return indexed_again(paper, record_of(paper), b"".join(text), its_initials)


def indexed_again(paper: Paper, record: bytes, text: bytes, its_initials: bytes) -> IndexedPaper:
    """A paper whose bytes were made before."""
    has = (
        *(field for field in ("author", "tag", "link", "abstract") if text_of(paper, field)),
        *(note.language for note in paper.notes if note.text),
    )
    facets = {fold_tag(tag): tag for tag in reversed(paper.tags)}
    return IndexedPaper(paper.date or "", fold(paper.title), facets, has, record, text, its_initials)


def text_of(paper: Paper, field: str) -> str:
    """The text of one field of a paper, parts on lines of their own."""
    if field == "title":
        return paper.title
    if field == "author":
        return "\n".join(paper.authors)
    if field == "abstract":
        return paper.abstract or ""
    if field == "tag":
        return "\n".join(paper.tags)
    if field == "link":
        return "\n".join(link.url for link in paper.links)
    return paper.note(field) or ""
