"""`tuiapp links`: the links of papers that have none, looked up at arXiv and filled in where there is no doubt."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tuiapp.cli.options import add_paths
from tuiapp.cli.printed_steps import print_steps
from tuiapp.messages import _
from tuiapp.startup import locations
from tuiapp.storage.failed_lookups import asked_file

if TYPE_CHECKING:
    from tuiapp.cli.options import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `links` takes."""
    add_paths(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help=_("show which links would be filled in, and write nothing")
    )


def run(options: Options) -> int:
    """Look papers up, print each line, and fill in what is certain; 1 where arXiv or a file could not be read."""
    from tuiapp.pulling.find_links import find_links

    paths = locations.find(options.paths).paths
    return print_steps(find_links(paths, asked_file(), is_dry=options.dry_run))
