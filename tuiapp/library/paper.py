"""The nouns of the corpus: frozen values that every other floor speaks in."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A url of a paper: its own where `where` is None, else found in that text ("abstract" or a language code)."""

    url: str
    label: str | None = None
    where: str | None = None


class Note(NamedTuple):
    """What the digest's author wrote of a paper in one language, given by its code ("ko", "en")."""

    language: str
    text: str


class Property(NamedTuple):
    """Something that a digest says of a paper in no other field, as a key of front matter does: its name, and what."""

    name: str
    text: str


class Source(NamedTuple):
    """Where a paper was read: the file as reached from the path given, and its line, counted from 1."""

    file: str
    line: int


class Paper(NamedTuple):
    """One entry of a digest; `date` is ISO text or None where the digest has none or an impossible one.

    Two papers are equal where all they say is equal, wherever each was read.
    """

    title: str
    date: str | None = None
    authors: tuple[str, ...] = ()
    abstract: str | None = None
    notes: tuple[Note, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    properties: tuple[Property, ...] = ()
    source: Source = Source("", 1)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Paper) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        # A tuple's own `!=` would not ask `__eq__`.
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:-1])

    def note(self, language: str) -> str | None:
        """The note in one language, or None."""
        return next((note.text for note in self.notes if note.language == language), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages it has notes in, in the order of its digest."""
        return tuple(note.language for note in self.notes)

    def shown_note(self, language: str) -> Note | None:
        """The note to show a reader of a language: the one in it, else the first other one; None without notes."""
        return next((note for note in self.notes if note.language == language), next(iter(self.notes), None))
