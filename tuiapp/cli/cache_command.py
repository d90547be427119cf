"""`tuiapp cache`: what is kept of digests for the next start, and taking it away."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuiapp.library.index import snapshot
from tuiapp.library.text import phrases
from tuiapp.library.text.printable_path import printable
from tuiapp.startup import locations

if TYPE_CHECKING:
    from tuiapp.cli.options import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `cache` takes."""
    parser.add_argument("--clear", action="store_true", help="remove all of it; the next start reads the digests")


def run(options: Options) -> int:
    """Name each snapshot with its size and what it holds, or remove them; raises OSError."""
    folder = locations.cache_folder(os.environ)
    kept = sorted(folder.glob(f"*{locations.SNAPSHOT}")) if folder.is_dir() else []
    for path in kept:
        said = _described(path)
        if options.clear:
            path.unlink()
        print(f"{'removed  ' if options.clear else ''}{said}")
    if not kept:
        print(f"Nothing is kept in {printable(str(folder))}")
    return 0


def _described(path: Path) -> str:
    size = f"{path.stat().st_size / 2**20:,.1f} MB"
    corpus = snapshot.load(path)
    if corpus is None:
        return f"{size:>12}  {printable(str(path))}  of another version, or damaged"
    papers = phrases.papers(corpus.total)
    return f"{size:>12}  {printable(str(path))}  {papers} of {_folder([file for file, *_ in corpus.files()])}"


def _folder(files: Sequence[str]) -> str:
    """The folder that the digests lie in."""
    if not files:
        return "an empty folder"
    return printable(os.path.commonpath([os.path.abspath(file) for file in files]))
