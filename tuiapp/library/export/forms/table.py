"""A line for each paper, for the eye and for `grep`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuiapp.library.export.form import Piece
from tuiapp.library.paper import Paper


def rows(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """The line of each paper."""
    return (Piece(_row(paper)) for paper in papers)


def _row(paper: Paper) -> str:
    """Date, languages of its notes, title, tags."""
    codes = " ".join(paper.languages)
    tags = " ".join(f"#{tag}" for tag in paper.tags)
    return f"{paper.date or 'undated':<10}  {codes:<5}  {paper.title}  {tags}".rstrip()
