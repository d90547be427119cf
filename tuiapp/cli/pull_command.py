"""`tuiapp pull`: new digests from feeds and pages on the web, as YAML, one file a day."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuiapp.cli.printed_steps import print_steps
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.printable_path import printable
from tuiapp.library.text.url_safety import why_not_openable
from tuiapp.messages import _
from tuiapp.startup import locations
from tuiapp.storage import pulled, sources

if TYPE_CHECKING:
    from tuiapp.cli.options import Options
    from tuiapp.pulling.source_papers import Source


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `pull` takes."""
    parser.epilog = _(
        "examples:\n"
        "  tuiapp pull --add notes https://notes.example/feed   keep a source under a name\n"
        "  tuiapp pull                                          pull from all that are kept\n"
        "  tuiapp pull https://notes.example/p/2025-4-24        pull one page\n\n"
        "exit codes: 0 done, 1 something could not be read or written, 2 it could not run"
    )
    parser.add_argument(
        "sources", nargs="*", metavar="NAME|URL", help=_("kept sources or addresses (default: all that are kept)")
    )
    parser.add_argument("--to", metavar="DIR", help=_("folder to write to (default: ./digests, else your own digests)"))
    parser.add_argument(
        "--add", nargs=2, metavar=("NAME", "URL"), help=_("keep a source, a feed or a page, under a name")
    )


def run(options: Options) -> int:
    """Pull, and print what was read, written and left out; 1 where something could not be."""
    if options.add:
        return _add(*options.add)
    kept = sources.load(sources.sources_file())
    wanted = _wanted(options.sources, kept)
    if not wanted:
        _complain(_("no source is kept yet: keep one with `tuiapp pull --add NAME URL`"))
        return 1
    if unknown := [given for given, source in wanted if source is None]:
        names = ", ".join(map(clean_line, kept)) or _("none")
        _complain(_("{name} is no address and no kept source; kept are: {names}").format(name=unknown[0], names=names))
        return 1
    from tuiapp.pulling.pull import pull

    folder = Path(options.to) if options.to else locations.folder_for_new_digests()
    return print_steps(pull([source for _given, source in wanted if source], folder, pulled.pulled_file()))


def _add(name: str, url: str) -> int:
    address = _address(url)
    if why := why_not_openable(address):
        _complain(_("this is an address that {why}: {address}").format(why=why, address=clean_line(url)))
        return 1
    file = sources.sources_file()
    before = sources.add(file, clean_line(name), address)
    said = _("{name} is kept in {file}; `tuiapp pull` pulls from it")
    if before:
        said = _("{name} is kept in {file}, in place of {before}; `tuiapp pull` pulls from it")
    print(said.format(name=clean_line(name), file=printable(str(file)), before=before))
    return 0


def _wanted(given: Sequence[str], kept: dict[str, str]) -> list[tuple[str, Source | None]]:
    """The sources for what was typed; None for what is neither a name nor an address."""
    from tuiapp.pulling.source_papers import Source

    found: list[tuple[str, Source | None]] = []
    for one in given or kept:
        if one in kept:
            found.append((one, Source(one, kept[one])))
        else:
            is_address = "://" in one or ("." in one and " " not in one)
            found.append((one, Source(one, _address(one)) if is_address else None))
    return found


def _address(typed: str) -> str:
    """What was typed as an address, which is https where it does not say."""
    return typed if "://" in typed else f"https://{typed}"


def _complain(text: str) -> None:
    print(f"tuiapp: {clean_line(text)}", file=sys.stderr)
