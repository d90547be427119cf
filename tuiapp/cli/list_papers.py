"""`tuiapp list`: the papers of a corpus, printed."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, Final

from tuiapp import places
from tuiapp.library import Paper, open_library
from tuiapp.library.links import text_links
from tuiapp.library.query import parse

if TYPE_CHECKING:
    from tuiapp.cli.arguments import Options

FORMATS: Final = ("table", "json")


def run(options: Options) -> int:
    """Print what opens and name on standard error what does not; 1 only where nothing opened but something should."""
    library = open_library(places.find(options.paths, os.environ).paths)
    for fault in library.faults:
        print(fault, file=sys.stderr)
    query = parse(options.query)
    for problem in query.problems:
        print(f"tuiapp: --query, column {problem.start + 1}: {problem.why}", file=sys.stderr)
    papers = [library.paper(row) for row in library.matching(query)]
    if options.format == "json":
        print(json.dumps([as_json(paper) for paper in papers], ensure_ascii=False, indent=2))
    else:
        for paper in papers:
            print(table_row(paper))
    return 1 if library.faults and not len(library) else 0


def table_row(paper: Paper) -> str:
    """A paper on one line: date, languages of its notes, title, tags."""
    languages = " ".join(note.language for note in paper.notes)
    tags = " ".join(f"#{tag}" for tag in paper.tags)
    return f"{paper.date or 'undated':<10}  {languages:<5}  {paper.title}  {tags}".rstrip()


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
