"""`tuiapp import`: pasted digests and vault notes → canonical YAML, one file a day."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tuiapp.library import Fault
from tuiapp.library.files.folder import Found, digest_files, no_digests
from tuiapp.library.files.read_file import read_data, read_file
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.importing import save_papers
from tuiapp.library.paper import Paper
from tuiapp.library.paper_links import unopenable_links
from tuiapp.library.text import phrases
from tuiapp.library.text.printable_path import printable
from tuiapp.startup import locations

if TYPE_CHECKING:
    from tuiapp.cli.options import Options

MANY_FILES: Final = 200
"""Files from which reading takes long enough for a progress bar."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `import` takes."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help="digests: files, folders, - for standard input")
    parser.add_argument("--to", metavar="DIR", help="folder to write to (default: ./digests, else your own digests)")
    parser.add_argument("--force", action="store_true", help="replace fields that differ from what comes in")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done and write nothing")


def run(options: Options) -> int:
    """Add the papers of the files to a folder; 1 where something could not be read or taken over."""
    folder = Path(options.to) if options.to else locations.folder_for_new_digests()
    parts = list(_read(options.paths))
    papers = [paper for part in parts for paper in part.papers]
    faults = [fault for part in parts for fault in part.faults]
    for fault in faults:
        print(fault, file=sys.stderr)
    if not parts:
        print(no_digests(options.paths), file=sys.stderr)
    _name_links(papers)
    changes, present = save_papers.plan(papers, folder, force=options.force)
    if present:
        print(
            f"{phrases.papers(len(present))} left alone: {printable(str(folder))} has them in files of another format"
        )
    for change in changes:
        if change.is_needed and not options.dry_run:
            save_papers.write(change)
        _report(change)
    _sum_up(len(papers), len(parts), len(faults), changes, folder, is_dry=options.dry_run)
    _warn_of_doubles(options.paths, folder)
    return 1 if faults or any(change.merged.conflicts or change.merged.refused for change in changes) else 0


def _read(paths: Iterable[str]) -> Iterable[Parsed]:
    given = list(paths)
    if "-" in given:
        yield read_data(sys.stdin.buffer.read(), "standard input")
    files = list(digest_files(path for path in given if path != "-"))
    for file in _with_progress(files):
        yield Parsed(faults=(file,)) if isinstance(file, Fault) else read_file(file)


def _name_links(papers: Iterable[Paper]) -> None:
    """Say which links come in that will never be opened; they are kept, as all that a digest says."""
    for paper in papers:
        for _, why in unopenable_links(paper):
            print(Fault(paper.source.file, paper.source.line, 0, why, "it is kept"), file=sys.stderr)


def _with_progress(files: list[Found | Fault]) -> Iterable[Found | Fault]:
    """The files, with a bar on standard error where there are many and someone looks."""
    if len(files) < MANY_FILES or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, "Reading", console=Console(stderr=True), transient=True)


def _report(change: save_papers.Change) -> None:
    merged = change.merged
    if merged.refused:
        print(f"{printable(str(change.path))}: {merged.refused}", file=sys.stderr)
    for conflict in merged.conflicts:
        print(conflict, file=sys.stderr)
    if change.is_needed:
        number = len(merged.filled)
        filled = f", {number:,} {'field' if number == 1 else 'fields'} filled" if merged.filled else ""
        print(f"{printable(str(change.path))}: {phrases.papers(len(merged.added))} added{filled}")


def _sum_up(
    papers: int, files: int, faults: int, changes: list[save_papers.Change], folder: Path, *, is_dry: bool
) -> None:
    """The last line: what was read, and what was written where."""
    added = sum(len(change.merged.added) for change in changes)
    written = sum(change.is_needed for change in changes)
    read = f"{phrases.papers(papers)} read from {phrases.files(files)}, {phrases.faults(faults)}"
    would = "would be " if is_dry else ""
    print(f"{read}; {added} {would}added to {printable(str(folder))}, {phrases.files(written)} {would}written")


def _warn_of_doubles(paths: list[str], folder: Path) -> None:
    """Say so where a file that was read stands in the folder that was written to: its papers are there twice now."""
    inside = [path for path in paths if path != "-" and Path(path).resolve().is_relative_to(folder.resolve())]
    if any(not path.endswith((".yaml", ".yml")) for path in inside):
        print(
            f"{printable(inside[0])} is inside {printable(str(folder))}: move it away, or its papers are listed twice",
            file=sys.stderr,
        )
