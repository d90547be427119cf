"""A paper's title, as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuiapp.library.export import missing
from tuiapp.library.export.form import Piece
from tuiapp.library.paper import Paper


def titles(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """The title of each paper that has one."""
    return (Piece(paper.title) if paper.title else Piece(None, (missing.title,)) for paper in papers)
