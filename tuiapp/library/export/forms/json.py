"""Papers as JSON, with every field that a paper has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from tuiapp.library.export.form import Piece
from tuiapp.library.paper import Paper
from tuiapp.library.paper_links import text_links


def array(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """One array with an object for each paper."""
    yield Piece(json.dumps([as_json(paper) for paper in papers], ensure_ascii=False, indent=2))


def lines(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """An object for each paper, on a line of its own."""
    return (Piece(json.dumps(as_json(paper), ensure_ascii=False)) for paper in papers)


def as_json(paper: Paper) -> dict[str, Any]:
    """A paper as the stable JSON object that `list --format json` documents."""
    links: list[dict[str, str | None]] = [{"url": link.url, "label": link.label} for link in paper.links]
    links += [{"url": link.url, "label": link.label, "in": link.where} for link in text_links(paper)]
    return {
        "date": paper.date,
        "title": paper.title,
        "authors": list(paper.authors),
        "abstract": paper.abstract,
        "notes": {note.language: note.text for note in paper.notes},
        "tags": list(paper.tags),
        "links": links,
        "properties": dict(paper.properties),
        "source": {"file": paper.source.file, "line": paper.source.line},
    }
