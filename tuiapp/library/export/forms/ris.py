"""Papers as RIS records, which Zotero, EndNote, Mendeley and other reference managers read.

The tags and their order follow the format's specification as its owner published it last, in 2011: a record begins
with `TY` and ends with `ER`, a value is one line, a date is `YYYY/MM/DD/` with empty parts left empty, and a name is
`Family, Given, Suffix`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuiapp.library.export.citation_key import key_of, keyed
from tuiapp.library.export.citation_parts import arxiv_of, cited_url, issued
from tuiapp.library.export.form import Piece
from tuiapp.library.export.person_names import name_of
from tuiapp.library.paper import Paper


def records(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """A record for each paper, under ids that differ."""
    return (Piece(ris_of(paper, key)) for key, paper in keyed(papers))


def ris_of(paper: Paper, key: str | None = None) -> str:
    """One record of several lines, under the paper's own key unless another is given."""
    lines = [f"{tag}  - {value}" for tag, text in _fields(paper, key) if (value := _on_one_line(text))]
    return "\n".join([*lines, "ER  - "])


def _fields(paper: Paper, key: str | None) -> Iterator[tuple[str, str]]:
    found = arxiv_of(paper)
    # "Unpublished work" is the type that reference managers take a preprint for.
    yield "TY", "UNPB" if found else "GEN"
    yield "ID", key or key_of(paper)
    yield from (("AU", _author(author)) for author in paper.authors)
    yield "TI", paper.title
    when = issued(paper)
    if when:
        yield "PY", f"{when[0]:04}"
        yield "DA", _date(when)
    yield "AB", paper.abstract or ""
    yield from (("KW", tag) for tag in paper.tags)
    if found:
        yield "PB", "arXiv"
        yield "AN", f"arXiv:{found}"
    # A semicolon would begin a second url.
    yield "UR", (cited_url(paper) or "").replace(";", "%3B")
    if paper.date:
        yield "Y2", _date(tuple(map(int, paper.date.split("-"))))


def _author(author: str) -> str:
    name = name_of(author)
    family = " ".join(filter(None, (name.particle, name.family)))
    return name.literal or ", ".join(filter(None, (family, name.given, name.suffix)))


def _date(parts: tuple[int, ...]) -> str:
    """Year, month and day, as many as are known."""
    known = [f"{part:02}" for part in parts]
    return "/".join([*known, *[""] * (4 - len(known))])


def _on_one_line(text: str) -> str:
    """A value without line ends: a line of it might look like the next tag."""
    return " ".join(text.split())
