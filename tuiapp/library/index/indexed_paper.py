"""A paper as it goes into a corpus: what is kept of it, what is searched of it, and its facets."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from tuiapp.library.index.paper_codec import record_of
from tuiapp.library.paper import Paper
from tuiapp.library.search_fields import Field, indexed_fields, parts
from tuiapp.library.text.folding import fold, fold_tag, searched

NOTE_MARK: Final = b"\x08"
CODE_END: Final = b"\x07"
"""A note is NOTE_MARK, its language's code, CODE_END, its text; the notes come last."""


def section_mark(name: str) -> bytes:
    """The byte before the text of a field, or of what follows the last one where there is no such field."""
    return section_marks().get(name, NOTE_MARK)


def section_marks() -> dict[str, bytes]:
    """The byte before the text of each field that has a text of its own, in the order of the texts.

    Cleaned texts have no control characters, so six of them can stand for fields.
    """
    return _section_marks(indexed_fields())


@lru_cache(maxsize=4)
def _section_marks(table: tuple[Field, ...]) -> dict[str, bytes]:
    return {field.name: bytes([number]) for number, field in enumerate(table, 1)}


class IndexedPaper(NamedTuple):
    """A paper made ready for the index.

    Attributes:
        date: its day as ISO text, "" for none.
        title: its title, folded.
        facets: its folded tags with their spelling.
        has: the names of the parts that it has.
        record: the bytes that keep it.
        text: the bytes that are searched.
        initials: the initials of its Hangul.

    """

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
    marks = section_marks().values()
    fields = searched(
        fold("".join([mark.decode() + text for mark, text in zip(marks, section_texts(paper), strict=True)]))
    )
    notes = {note.language: searched(fold(note.text)) for note in paper.notes}
    text = [fields.keys]
    for code, note in notes.items():
        text += (NOTE_MARK, code.encode(), CODE_END, note.keys)
    its_initials = b" ".join(filter(None, (part.initials for part in (fields, *notes.values()))))
    return indexed_again(paper, record_of(paper), b"".join(text), its_initials)


def indexed_again(paper: Paper, record: bytes, text: bytes, its_initials: bytes) -> IndexedPaper:
    """A paper whose bytes were made before."""
    has = tuple(name for name, part in parts().items() if part.is_in(paper))
    known = frozenset(has)
    has += tuple(note.language for note in paper.notes if note.text and note.language not in known)
    facets = {fold_tag(tag): tag for tag in reversed(paper.tags)}
    return IndexedPaper(paper.date or "", fold(paper.title), facets, has, record, text, its_initials)


def section_texts(paper: Paper) -> list[str]:
    """The text of each field that has a text of its own, in the order of the index."""
    return [field.text(paper) for field in indexed_fields() if field.text is not None]
