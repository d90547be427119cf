"""A paper as bytes and back: its texts between control characters, which no cleaned text has."""

from __future__ import annotations

from typing import Final

from tuiapp.library.paper import Link, Note, Paper, Property, Source

_FIELD: Final = "\x1c"
_ITEM: Final = "\x1d"
_PART: Final = "\x1e"


def record_of(paper: Paper) -> bytes:
    """The bytes of a paper; its texts have been cleaned."""
    notes = (_PART.join(note) for note in paper.notes)
    links = (_PART.join(part or "" for part in link) for link in paper.links)
    properties = (_PART.join(part) for part in paper.properties)
    lists = (_ITEM.join(items) for items in (paper.authors, paper.tags, notes, links, properties))
    file, line = paper.source
    fields = (paper.title, paper.date or "", paper.abstract or "", *lists, file, str(line))
    return _FIELD.join(fields).encode("utf-8", "surrogatepass")


def paper_of(record: bytes) -> Paper:
    """The paper of a record; raises ValueError for bytes that are none."""
    fields = record.decode("utf-8", "surrogatepass").split(_FIELD)
    title, date, abstract, authors, tags, notes, links, properties, file, line = fields
    return Paper(
        title,
        date or None,
        _items(authors),
        abstract or None,
        tuple(Note(language, text) for language, text in map(_parts, _items(notes))),
        _items(tags),
        tuple(Link(url, label or None, where or None) for url, label, where in map(_parts, _items(links))),
        tuple(Property(name, text) for name, text in map(_parts, _items(properties))),
        Source(file, int(line)),
    )


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(_ITEM)) if text else ()


def _parts(text: str) -> list[str]:
    return text.split(_PART)
