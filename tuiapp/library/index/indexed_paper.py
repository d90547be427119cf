"""A paper as it goes into a corpus: what is kept of it, what is searched of it, and its facets."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from tuiapp.library.identity import HashedNames, hashed_names
from tuiapp.library.index.paper_codec import record_of
from tuiapp.library.paper import Paper
from tuiapp.library.search_fields import Field, indexed_fields, parts
from tuiapp.library.text.folding import fold, fold_tag
from tuiapp.library.text.searched_text import aligned, bits, searched, words_of

NOTE_MARK: Final = b"\x08"
CODE_END: Final = b"\x07"
_NOTE_MARK, _CODE_END = NOTE_MARK.decode(), CODE_END.decode()
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


class SearchedBytes(NamedTuple):
    """What of a paper is searched, as `searched_text` makes it.

    Attributes:
        text: its fields one behind the other.
        text_joints: a bit for each byte of that, whether a joint stood before it.
        initials: the initials of its Hangul.
        initials_joints: the same for these.

    """

    text: bytes
    text_joints: bytes
    initials: bytes
    initials_joints: bytes


class IndexedPaper(NamedTuple):
    """A paper made ready for the index.

    Attributes:
        date: its day as ISO text, "" for none.
        title: its title, folded.
        facets: its folded tags with their spelling.
        has: the names of the parts that it has.
        record: the bytes that keep it.
        searched: what is searched of it.
        words: its words, with a line end between them.
        names: what names it, for what is kept of papers elsewhere.

    """

    date: str
    title: str
    facets: dict[str, str]
    has: tuple[str, ...]
    record: bytes
    searched: SearchedBytes
    words: bytes
    names: HashedNames


def index_paper(paper: Paper) -> IndexedPaper:
    """A paper made ready; this is the slow part of reading a corpus, and it is done once a paper."""
    marks = section_marks().values()
    pieces = [mark.decode() + text for mark, text in zip(marks, section_texts(paper), strict=True)]
    # The fields in one piece, as most are ASCII, for which all this is one step; folding leaves the marks alone.
    found = searched("".join(pieces), *(f"{_NOTE_MARK}{note.language}{_CODE_END}{note.text}" for note in paper.notes))
    searched_bytes: list[bytes] = []
    for keys, joints in (found.text, found.initials):
        whole = aligned(keys)
        # A word begins with a text, whatever the paper before it ends with.
        searched_bytes += (whole, bits(joints | bool(keys), len(whole)))
    return _indexed(paper, record_of(paper), SearchedBytes(*searched_bytes), found.words, hashed_names(paper))


def indexed_again(paper: Paper, record: bytes, its_bytes: SearchedBytes, names: HashedNames) -> IndexedPaper:
    """A paper whose bytes were made before."""
    joints = int.from_bytes(its_bytes.text_joints, "little")
    return _indexed(paper, record, its_bytes, words_of(its_bytes.text, joints), names)


def _indexed(
    paper: Paper, record: bytes, its_bytes: SearchedBytes, words: frozenset[bytes], names: HashedNames
) -> IndexedPaper:
    has = tuple(name for name, part in parts().items() if part.is_in(paper))
    known = frozenset(has)
    has += tuple(note.language for note in paper.notes if note.text and note.language not in known)
    facets = {fold_tag(tag): tag for tag in reversed(paper.tags)}
    joined = b"\n".join(words)
    return IndexedPaper(paper.date or "", fold(paper.title), facets, has, record, its_bytes, joined, names)


def section_texts(paper: Paper) -> list[str]:
    """The text of each field that has a text of its own, in the order of the index."""
    return [field.text(paper) for field in indexed_fields() if field.text is not None]
