"""The nouns of the corpus: frozen values that every other floor speaks in."""

from __future__ import annotations

from dataclasses import dataclass, field
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


class Source(NamedTuple):
    """Where a paper was read: the file as reached from the path given, and its line, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One entry of a digest; `date` is ISO text or None where the digest has none or an impossible one."""

    title: str
    date: str | None = None
    authors: tuple[str, ...] = ()
    abstract: str | None = None
    notes: tuple[Note, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    source: Source = field(default=Source("", 1), compare=False)

    def note(self, language: str) -> str | None:
        """The note in one language, or None."""
        return next((note.text for note in self.notes if note.language == language), None)


class Digest(NamedTuple):
    """One day's post: its date and its papers in the order they were written."""

    date: str | None
    papers: tuple[Paper, ...]
