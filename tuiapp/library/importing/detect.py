"""What a text from the clipboard is, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator

from tuiapp.library import languages
from tuiapp.library.formats import reader_for
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.paper import Paper

PASTED: str = "pasted text"
"""The name under which faults of a pasted text are shown."""


def detect(text: str) -> Parsed:
    """The papers of a text in whatever format it is; none in one where nothing but a title or a link could be told."""
    parsed = reader_for(PASTED, text)(text, PASTED) if text.strip() else Parsed()
    return parsed if any(map(_has_more, parsed.papers)) else Parsed(faults=parsed.faults)


def _has_more(paper: Paper) -> bool:
    is_link = any(paper.title == link.url for link in paper.links)
    return paper != Paper(paper.title, paper.date, links=paper.links if is_link else ())


def missing_parts(paper: Paper) -> Iterator[str]:
    """The parts that a complete paper of a digest has and this one has not, in words."""
    parts = {
        "authors": paper.authors,
        "abstract": paper.abstract,
        **{f"{languages.english_name(code)} note": paper.note(code) for code in languages.CODES},
        "tags": paper.tags,
        "link": paper.links,
    }
    return (name for name, part in parts.items() if not part)


def dated(papers: tuple[Paper, ...], date: str | None) -> tuple[Paper, ...]:
    """The papers with a date for those that have none."""
    return tuple(paper._replace(date=paper.date or date) for paper in papers)
