"""A paper as a BibTeX entry that BibTeX, biber and reference managers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from tuiapp.library.export.citation_key import key_of, keyed
from tuiapp.library.export.citation_parts import arxiv_of, cited_url, issued
from tuiapp.library.export.form import Piece
from tuiapp.library.export.latex import latex
from tuiapp.library.export.person_names import is_others, name_of
from tuiapp.library.paper import Paper

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_URL_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"


def entries(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """An entry for each paper, under keys that differ."""
    return (Piece(bibtex_of(paper, key)) for key, paper in keyed(papers))


def bibtex_of(paper: Paper, key: str | None = None) -> str:
    """One entry of several lines, under the paper's own key unless another is given."""
    fields = [f"  {name} = {value},\n" for name, value in _fields(paper)]
    return f"@misc{{{key or key_of(paper)},\n{''.join(fields)}}}"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.authors:
        yield "author", f"{{{' and '.join(map(_author, paper.authors))}}}"
    if paper.title:
        yield "title", f"{{{_title(paper.title)}}}"
    when = issued(paper)
    if when:
        yield "year", f"{{{when[0]}}}"
    if len(when) > 1:
        yield "month", _MONTHS[when[1] - 1]
    if found := arxiv_of(paper):
        yield "eprint", f"{{{found}}}"
        yield "archiveprefix", "{arXiv}"
    if url := cited_url(paper):
        # Not escaped, as styles hand it to \url; but a brace would count.
        yield "url", f"{{{quote(url, safe=_URL_SAFE)}}}"
    if paper.date:
        yield "urldate", f"{{{paper.date}}}"
    if paper.tags:
        yield "keywords", f"{{{latex(', '.join(paper.tags))}}}"
    if paper.abstract:
        yield "abstract", f"{{{latex(paper.abstract)}}}"


def _title(title: str) -> str:
    """The title in braces, where no style changes a capital; which capitals are names' nobody can tell."""
    escaped = latex(title)
    # BibTeX takes a brace with a macro right behind it for one accented letter, and changes the case inside.
    return f"{{{'{}' if escaped.startswith(chr(92)) else ''}{escaped}}}"


def _author(author: str) -> str:
    if is_others(author):
        return "others"
    name = name_of(author)
    if name.literal:
        return f"{{{latex(name.literal)}}}"
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(latex(part) for part in (family, name.suffix, name.given) if part)
