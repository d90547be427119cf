"""The paper that a text of another one names: by its file or its title, or by its arXiv id."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePath

from tuiapp.library.identity import name_hash
from tuiapp.library.index.indexed_paper import section_mark
from tuiapp.library.search.library import Library
from tuiapp.library.text.folding import fold
from tuiapp.library.text.searched_text import keyed


def row_of_note(library: Library, name: str) -> int | None:
    """The row of the paper that a wikilink names: its file `YYMMDD Title`, or its day and the title's beginning."""
    from tuiapp.library.formats.dates import parts_of_name

    stem = PurePath(name.split("|", maxsplit=1)[0].split("#", maxsplit=1)[0].strip().removesuffix(".md")).name
    date, title = parts_of_name(stem)
    title = fold(title)
    if date is not None:
        papers = {row: library.corpus.paper(row) for row in library.rows_of_day(date)}
        named = (row for row, paper in papers.items() if PurePath(paper.source.file).stem == stem)
        begun = (row for row, paper in papers.items() if title and fold(paper.title).startswith(title))
        return next(named, next(begun, None))
    return _row_of_title(library, title) if title else None


def row_of_arxiv(library: Library, found: str) -> int | None:
    """The newest paper with an arXiv id, which is as `identity.arxiv_id` gives it; None where there is none."""
    return min(library.corpus.names.rows_named(name_hash(f"arxiv:{found}")), default=None)


def _row_of_title(library: Library, begun: str) -> int | None:
    """The newest paper whose title begins so."""
    corpus = library.corpus
    place = corpus.find(section_mark("title") + keyed(begun), corpus.text_at[0], corpus.text_at[len(library)])
    return None if place < 0 else bisect_right(corpus.text_at, place) - 1
