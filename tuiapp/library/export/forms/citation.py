"""A paper on one line, as a reader cites it in prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tuiapp.library.export.citation_parts import arxiv_of, cited_url, issued
from tuiapp.library.export.form import Piece
from tuiapp.library.paper import Paper

_MOST_NAMED: Final = 3
"""Authors that a citation names; of more it names the first."""


def citations(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """A citation for each paper."""
    return (Piece(citation_of(paper)) for paper in papers)


def citation_of(paper: Paper) -> str:
    """A paper on one line as a reader cites it in prose: authors (year). title. arXiv id. url."""
    authors = list(paper.authors)
    named = f"{authors[0]} et al." if len(authors) > _MOST_NAMED else ", ".join(authors)
    year = f"({issued(paper)[0]})" if issued(paper) else ""
    found = arxiv_of(paper)
    parts = [" ".join(filter(None, (named, year))), paper.title, f"arXiv:{found}" if found else ""]
    sentences = [part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part]
    return " ".join([*sentences, *filter(None, [cited_url(paper)])])
