"""What the command line says, for the commands to read."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tuiapp.library.text.cells import filled
from tuiapp.messages import LANGUAGES, _


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose lines are broken by the columns that they take; argparse takes a Hangul syllable for one."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return filled(" ".join(text.split()), width).split("\n")


class Options(argparse.Namespace):
    """The parsed command line; `run` is None where the screen is asked for."""

    run: Callable[[Options], int] | None
    paths: list[str]
    lang: str
    ui: str
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


def add_ui(parser: argparse.ArgumentParser) -> None:
    """The option for the language that the program speaks; it is looked for before anything is said."""
    parser.add_argument("--ui", choices=LANGUAGES, help=_("language of the program (default: your system's)"))


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
        help=_("digest files or folders (default: ./digests, else your own)"),
    )
