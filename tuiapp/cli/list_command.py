"""`tuiapp list`: the papers of a corpus, printed in the form that is asked for."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tuiapp.cli.options import add_no_cache, add_paths
from tuiapp.library import languages
from tuiapp.library.export.output_forms import LISTED
from tuiapp.library.files.folder import no_digests
from tuiapp.library.search.forgiving.describe_step import describe_step
from tuiapp.library.search.query import parse
from tuiapp.library.search.stages import STEPS
from tuiapp.library.text import phrases
from tuiapp.library.text.system_error import in_words
from tuiapp.messages import _, translated
from tuiapp.session.answer import Answer
from tuiapp.startup import locations
from tuiapp.startup.open_corpus import read_corpus
from tuiapp.startup.with_marks import with_marks
from tuiapp.storage.folders import state_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuiapp.cli.options import Options
    from tuiapp.library import Library
    from tuiapp.library.search.query import Query


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `list` takes."""
    add_paths(parser)
    formats = "\n".join(f"  {name:<13} {translated(form.about)}" for name, form in LISTED.items())
    parser.epilog = _("formats:\n{formats}").format(formats=formats)
    parser.add_argument(
        "--format",
        choices=tuple(LISTED),
        default="table",
        metavar="FORMAT",
        help=_("one of the formats below (default: table)"),
    )
    parser.add_argument(
        "--query",
        default="",
        metavar="QUERY",
        help=_("only papers that the search finds, those that were asked for exactly first"),
    )
    parser.add_argument(
        "--exact",
        action="store_true",
        help=_("nothing that is not asked for exactly, however few papers that leaves"),
    )
    add_no_cache(parser)


def run(options: Options) -> int:
    """Print what opens and name on standard error what does not; 1 only where nothing opened but something should."""
    library = read_corpus(options.paths, caches=options.cache)
    for fault in library.faults:
        print(fault, file=sys.stderr)
    if not len(library) and not library.faults:
        print(no_digests(locations.find(options.paths).paths), file=sys.stderr)
    query = parse(options.query)
    if query.problems:
        for problem in query.problems:
            why = _("tuiapp: --query, column {column}: {why}").format(column=problem.start + 1, why=problem.why)
            print(why, file=sys.stderr)
        return 2
    for hint in query.hints:
        print(_("tuiapp: --query: {why}").format(why=hint.why), file=sys.stderr)
    papers = [library.paper(row) for row in _found(query, _with_marks(query, library, options), is_exact=options.exact)]
    form = LISTED[options.format]
    between = ""
    for piece in form.pieces(papers, languages.CODES[0]):
        if piece.text is not None:
            print(between, piece.text, sep="", end="")
            between = form.between
    if between:
        print()
    return 1 if library.faults and not len(library) else 0


def _with_marks(query: Query, library: Library, options: Options) -> Library:
    """The library with what the reader has marked, where a query may ask for it.

    Raises:
        OSError: it is asked for, and cannot be read.

    """
    if not query:
        return library
    try:
        return with_marks(library, locations.find(options.paths), state_folder())
    except OSError as error:
        if query.asks_for_marks:
            raise
        print(_("tuiapp: your own notes are not searched: {reason}").format(reason=in_words(error)), file=sys.stderr)
    return library


def _found(query: Query, library: Library, *, is_exact: bool) -> Sequence[int]:
    """The rows that the search finds in its order; what was forgiven for them is said on standard error."""
    answer = Answer.to(query, library, frozenset(STEPS) if is_exact else frozenset())
    while not answer.is_complete:
        answer = answer.scanned_further()
    for step, found in answer.forgiven:
        said = _("tuiapp: --query: {papers} not asked for exactly: {step} (--exact leaves them out)")
        print(said.format(papers=phrases.papers(len(found)), step=describe_step(step)), file=sys.stderr)
    return answer.rows
