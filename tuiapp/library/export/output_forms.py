"""The forms in which `tuiapp list` prints papers; what only one of them needs is imported there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from tuiapp.library import languages
from tuiapp.library.paper import Paper
from tuiapp.library.paper_links import text_links


class Form(NamedTuple):
    """One form: what it is, in words, and papers → parts of the output, each ended by a line end when printed."""

    what: str
    print_out: Callable[[Sequence[Paper]], Iterator[str]]


def table_row(paper: Paper) -> str:
    """A paper on one line: date, languages of its notes, title, tags."""
    codes = " ".join(paper.languages)
    tags = " ".join(f"#{tag}" for tag in paper.tags)
    return f"{paper.date or 'undated':<10}  {codes:<5}  {paper.title}  {tags}".rstrip()


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
        "source": {"file": paper.source.file, "line": paper.source.line},
    }


def _table(papers: Sequence[Paper]) -> Iterator[str]:
    return map(table_row, papers)


def _json(papers: Sequence[Paper]) -> Iterator[str]:
    yield json.dumps([as_json(paper) for paper in papers], ensure_ascii=False, indent=2)


def _jsonl(papers: Sequence[Paper]) -> Iterator[str]:
    return (json.dumps(as_json(paper), ensure_ascii=False) for paper in papers)


_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")


def _csv(papers: Sequence[Paper]) -> Iterator[str]:
    import csv
    from io import StringIO

    codes = (*languages.CODES, *sorted({code for paper in papers for code in paper.languages} - set(languages.CODES)))
    notes = [f"note.{code}" for code in codes]
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    rows = (_row(paper, codes) for paper in papers)
    for row in ([*_HEADER[:4], *notes, *_HEADER[4:]], *rows):
        writer.writerow(map(_no_formula, row))
        # Without its line end, which printing adds; the writer has to know it, or it would not quote one in a cell.
        yield buffer.getvalue()[:-1]
        buffer.seek(0)
        buffer.truncate()


_HEADER: Final = ("date", "title", "authors", "abstract", "tags", "links", "file", "line")


def _row(paper: Paper, codes: tuple[str, ...]) -> list[str]:
    return [
        paper.date or "",
        paper.title,
        "; ".join(paper.authors),
        paper.abstract or "",
        *(paper.note(code) or "" for code in codes),
        "; ".join(paper.tags),
        "; ".join(link.url for link in paper.links),
        paper.source.file,
        str(paper.source.line),
    ]


def _no_formula(cell: str) -> str:
    """A cell that no spreadsheet computes: a digest is anybody's text, and `=` can send a sheet's cells away."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _yaml(papers: Sequence[Paper]) -> Iterator[str]:
    from tuiapp.library.formats.yaml.writer import digest_lines

    for number, (date, of_day) in enumerate(groupby(papers, key=_date)):
        if number:
            yield "---"
        yield "\n".join(digest_lines(date, of_day))


def _markdown(papers: Sequence[Paper]) -> Iterator[str]:
    from tuiapp.library.export.markdown import markdown_of

    for number, (date, of_day) in enumerate(groupby(papers, key=_date)):
        yield ("\n" if number else "") + f"# {date or 'Undated'}"
        yield from (f"\n{markdown_of(paper)}" for paper in of_day)


def _bibtex(papers: Sequence[Paper]) -> Iterator[str]:
    from tuiapp.library.export.bibtex import bibtex_of
    from tuiapp.library.export.citation_key import keyed

    return (bibtex_of(paper, key) + "\n" for key, paper in keyed(papers))


def _csl(papers: Sequence[Paper]) -> Iterator[str]:
    from tuiapp.library.export.citation_key import keyed
    from tuiapp.library.export.csl_json import csl_of

    yield json.dumps([csl_of(paper, key) for key, paper in keyed(papers)], ensure_ascii=False, indent=2)


def _date(paper: Paper) -> str | None:
    return paper.date


FORMATS: Final = {
    "table": Form("a line a paper", _table),
    "json": Form("one array, every field of every paper", _json),
    "jsonl": Form("the same objects, one a line", _jsonl),
    "csv": Form("a row a paper, lists joined by '; '; a ' before a cell that a spreadsheet would compute", _csv),
    "yaml": Form("digests, a day a document; split at the lines '---' for a day a file", _yaml),
    "markdown": Form("a post to read, grouped by day", _markdown),
    "bibtex": Form("each paper once, however many days list it", _bibtex),
    "csl-json": Form("the same for pandoc and Zotero", _csl),
}
"""The forms by the name that `--format` takes."""
