"""The first link of a paper's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuiapp.library.export import missing
from tuiapp.library.export.form import Piece
from tuiapp.library.paper import Paper


def links(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """The link of each paper that has one."""
    return (Piece(paper.links[0].url) if paper.links else Piece(None, (missing.own_link,)) for paper in papers)
