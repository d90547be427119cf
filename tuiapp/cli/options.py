"""What the command line says, for the commands to read."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tuiapp.messages import _


class Options(argparse.Namespace):
    """The parsed command line; `run` is None where the screen is asked for."""

    run: Callable[[Options], int] | None
    paths: list[str]
    lang: str
    theme: str | None
    cache: bool
    clear: bool
    format: str
    to: str | None
    force: bool
    dry_run: bool
    query: str
    exact: bool
    ignore: list[str]
    strict: bool
    shell: str
    sources: list[str]
    add: list[str] | None
    marks: str


def add_no_cache(parser: argparse.ArgumentParser) -> None:
    """The option to do without what was kept."""
    parser.add_argument(
        "--no-cache", dest="cache", action="store_false", help=_("read every digest, and keep nothing of it")
    )


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The digests that a command is about."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=_("digest files or folders (default: ./digests, else your own digests, else the sample)"),
    )
