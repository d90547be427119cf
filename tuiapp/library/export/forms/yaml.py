"""Papers as digests in the canonical format, as `tuiapp import` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tuiapp.library.export.form import Piece
from tuiapp.library.formats.yaml.writer import digest_lines
from tuiapp.library.paper import Paper


def days(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """A digest for each run of papers of one day."""
    for date, of_day in groupby(papers, key=lambda paper: paper.date):
        yield Piece("\n".join(digest_lines(date, of_day)))
