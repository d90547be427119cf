"""A row for each paper, for spreadsheets; lists are joined by `; `."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from tuiapp.library import languages
from tuiapp.library.export.form import Piece
from tuiapp.library.paper import Paper

_HEADER: Final = ("date", "title", "authors", "abstract", "tags", "links", "properties", "file", "line")
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")


def rows(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    """The header, with a column for each language that the table or a paper has, and the row of each paper."""
    codes = (*languages.CODES, *sorted({code for paper in papers for code in paper.languages} - set(languages.CODES)))
    notes = [f"note.{code}" for code in codes]
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    cells = (_row(paper, codes) for paper in papers)
    for row in ([*_HEADER[:4], *notes, *_HEADER[4:]], *cells):
        writer.writerow(map(_no_formula, row))
        # Without its line end, which stands between pieces; the writer has to know it, or it would not quote one
        # in a cell.
        yield Piece(buffer.getvalue()[:-1])
        buffer.seek(0)
        buffer.truncate()


def _row(paper: Paper, codes: tuple[str, ...]) -> list[str]:
    return [
        paper.date or "",
        paper.title,
        "; ".join(paper.authors),
        paper.abstract or "",
        *(paper.note(code) or "" for code in codes),
        "; ".join(paper.tags),
        "; ".join(link.url for link in paper.links),
        "; ".join(f"{name}: {text}" for name, text in paper.properties),
        paper.source.file,
        str(paper.source.line),
    ]


def _no_formula(cell: str) -> str:
    """A cell that no spreadsheet computes: a digest is anybody's text, and `=` can send a sheet's cells away."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
