"""A paper as an item of CSL-JSON, which pandoc, Zotero and citation processors read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tuiapp.library.export.citation_key import key_of, keyed
from tuiapp.library.export.citation_parts import arxiv_of, cited_url, issued
from tuiapp.library.export.form import Piece
from tuiapp.library.export.person_names import name_of
from tuiapp.library.paper import Paper

_PARTS: Final = {
    "family": "family",
    "given": "given",
    "particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}


def array(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """One array with an item for each paper, under keys that differ."""
    items = [csl_of(paper, key) for key, paper in keyed(papers)]
    yield Piece(json.dumps(items, ensure_ascii=False, indent=2))


def csl_of(paper: Paper, key: str | None = None) -> dict[str, Any]:
    """One item, under the paper's own key unless another is given; `accessed` is the day of the digest."""
    found = arxiv_of(paper)
    item = {
        "id": key or key_of(paper),
        # The type of a preprint, since version 1.0.2 of the language.
        "type": "article",
        "title": paper.title,
        "author": [_author(author) for author in paper.authors],
        "issued": _date(issued(paper)),
        "accessed": _date(tuple(map(int, paper.date.split("-"))) if paper.date else ()),
        "publisher": "arXiv" if found else None,
        "number": f"arXiv:{found}" if found else None,
        "URL": cited_url(paper),
        "abstract": paper.abstract,
        "keyword": ", ".join(paper.tags),
    }
    return {name: value for name, value in item.items() if value}


def _date(parts: tuple[int, ...]) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]} if parts else {}


def _author(author: str) -> dict[str, str]:
    name = name_of(author)._asdict()
    return {_PARTS[part]: text for part, text in name.items() if text}
