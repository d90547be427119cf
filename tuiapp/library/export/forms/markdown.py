"""Papers as Markdown: a link each, a section each, or a whole post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tuiapp.library.export import missing
from tuiapp.library.export.citation_parts import cited_url
from tuiapp.library.export.form import Piece
from tuiapp.library.export.markdown_section import markdown_of
from tuiapp.library.export.markdown_text import markdown_link
from tuiapp.library.paper import Paper


def links(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """The title of each paper as a link; of several papers a list."""
    sign = "- " if len(papers) > 1 else ""
    return (Piece(sign + markdown_link(paper), () if cited_url(paper) else (missing.link,)) for paper in papers)


def papers(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """A section for each paper."""
    return (Piece(markdown_of(paper)) for paper in papers)


def days(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """A section for each paper, under a heading for each day."""
    for date, of_day in groupby(papers, key=lambda paper: paper.date):
        # A word of the format, by which it is read back, and so in no other language.
        yield Piece(f"# {date or 'Undated'}")
        yield from (Piece(markdown_of(paper)) for paper in of_day)
