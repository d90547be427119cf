"""`tuiapp cache`: what is kept of digests for the next start, and taking it away."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuiapp.library.files.aside import remove_leftovers
from tuiapp.library.index import snapshot
from tuiapp.library.text import phrases
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.startup import last_seen, locations
from tuiapp.storage.folders import cache_folder

if TYPE_CHECKING:
    from tuiapp.cli.options import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `cache` takes."""
    parser.add_argument("--clear", action="store_true", help=_("remove all of it; the next start reads the digests"))


def run(options: Options) -> int:
    """Name each snapshot with its size and what it holds, or remove them; raises OSError."""
    folder = cache_folder()
    kept = sorted(folder.glob(f"*{locations.SNAPSHOT_SUFFIX}")) if folder.is_dir() else []
    for path in kept:
        said = _described(path)
        if options.clear:
            path.unlink()
            said = _("removed  {snapshot}").format(snapshot=said)
        print(said)
    if options.clear:
        for seen in folder.glob(f"*{last_seen.SUFFIX}"):
            seen.unlink()
        remove_leftovers(folder)
    if not kept:
        print(_("Nothing is kept in {folder}").format(folder=printable(str(folder))))
    return 0


def _described(path: Path) -> str:
    size, file = f"{path.stat().st_size / 2**20:,.1f} MB", printable(str(path))
    corpus = snapshot.load(path)
    if corpus is None:
        return _("{size:>12}  {file}  of another version, or damaged").format(size=size, file=file)
    folder = _folder([digest for digest, *_stamps_and_faults in corpus.files()])
    papers = phrases.papers(corpus.total)
    return _("{size:>12}  {file}  {papers} of {folder}").format(size=size, file=file, papers=papers, folder=folder)


def _folder(files: Sequence[str]) -> str:
    """The folder that the digests lie in."""
    if not files:
        return _("an empty folder")
    return printable(os.path.commonpath([os.path.abspath(file) for file in files]))
