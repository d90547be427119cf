"""`tuiapp list`: the papers of a corpus, printed in the form that is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from tuiapp import places
from tuiapp.cli.list_formats import FORMATS
from tuiapp.library import open_library

if TYPE_CHECKING:
    from tuiapp.cli.arguments import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `list` takes besides the paths."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "formats:\n" + "\n".join(f"  {name:<9} {form.what}" for name, form in FORMATS.items())
    parser.add_argument("--format", choices=tuple(FORMATS), default="table", help="how (default: table)")


def run(options: Options) -> int:
    """Print what opens and name on standard error what does not; 1 only where nothing opened but something should."""
    library = open_library(places.find(options.paths, os.environ).paths)
    for fault in library.faults:
        print(fault, file=sys.stderr)
    papers = [library.paper(row) for row in range(len(library))]
    for part in FORMATS[options.format].print_out(papers):
        print(part)
    return 1 if library.faults and not papers else 0
