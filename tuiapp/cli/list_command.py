"""`tuiapp list`: the papers of a corpus, printed in the form that is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from tuiapp.library.export.output_forms import FORMATS
from tuiapp.library.search.query import parse
from tuiapp.startup.open_corpus import read_corpus

if TYPE_CHECKING:
    from tuiapp.cli.options import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `list` takes besides the paths."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "formats:\n" + "\n".join(f"  {name:<9} {form.what}" for name, form in FORMATS.items())
    parser.add_argument("--format", choices=tuple(FORMATS), default="table", help="how (default: table)")
    parser.add_argument(
        "--query",
        default="",
        metavar="QUERY",
        help="only papers that the search finds",
    )


def run(options: Options) -> int:
    """Print what opens and name on standard error what does not; 1 only where nothing opened but something should."""
    library = read_corpus(options.paths, os.environ, caches=options.cache)
    for fault in library.faults:
        print(fault, file=sys.stderr)
    query = parse(options.query)
    if query.problems:
        for problem in query.problems:
            print(f"tuiapp: --query, column {problem.start + 1}: {problem.why}", file=sys.stderr)
        return 2
    papers = [library.paper(row) for row in library.matching(query)]
    for part in FORMATS[options.format].print_out(papers):
        print(part)
    return 1 if library.faults and not len(library) else 0
