"""`tuiapp import`: pasted digests and vault notes → canonical YAML, one file a day."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tuiapp.cli.printed_papers import as_read
from tuiapp.library import Fault
from tuiapp.library.checking.not_understood import with_unplaced
from tuiapp.library.checking.source_map import read_source
from tuiapp.library.files.folder import Found, digest_files, no_digests
from tuiapp.library.files.read_file import read_data, read_file
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.importing import save_papers
from tuiapp.library.importing.describe import troubles
from tuiapp.library.importing.save_file import Change
from tuiapp.library.importing.save_papers import Outcome
from tuiapp.library.paper import Paper
from tuiapp.library.paper_links import unopenable_links
from tuiapp.library.text import phrases
from tuiapp.library.text.decoding import decode
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _, ngettext
from tuiapp.startup import locations

if TYPE_CHECKING:
    from tuiapp.cli.options import Options

MANY_FILES: Final = 200
"""Files from which reading takes long enough for a progress bar."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `import` takes."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help=_("digests: files, folders, - for standard input"))
    parser.add_argument("--to", metavar="DIR", help=_("folder to write to (default: ./digests, else your own digests)"))
    parser.add_argument("--force", action="store_true", help=_("replace fields that differ from what comes in"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be done and write nothing"))


def run(options: Options) -> int:
    """Add the papers of the files to a folder; 1 where something was not read or taken over, 2 where not written."""
    folder = Path(options.to) if options.to else locations.folder_for_new_digests()
    parts = list(_read(options.paths, is_accounted=options.dry_run))
    papers = [paper for part in parts for paper in part.papers]
    faults = [fault for part in parts for fault in part.faults]
    for fault in faults:
        print(fault, file=sys.stderr)
    if not parts:
        print(no_digests(options.paths), file=sys.stderr)
    _name_links(papers)
    if options.dry_run:
        print("\n".join(as_read(parts)))
    outcome = Outcome([], [], [])
    for step in _outcomes(papers, folder, options):
        for change in step.changes:
            _report(change)
        outcome = outcome.and_then(step)
    for trouble in troubles(outcome):
        print(trouble, file=sys.stderr)
    if outcome.present:
        said = _("{papers} left alone: {folder} has them in files of another format")
        print(said.format(papers=phrases.papers(len(outcome.present)), folder=printable(str(folder))))
    print(_summary(parts, outcome.changes, folder, is_dry=options.dry_run))
    _warn_of_doubles(options.paths, folder)
    if any(change.error for change in outcome.changes):
        return 2
    return 1 if faults or any(change.merged.conflicts or change.merged.refused for change in outcome.changes) else 0


def _outcomes(papers: list[Paper], folder: Path, options: Options) -> Iterable[Outcome]:
    if options.dry_run:
        return [save_papers.plan(papers, folder, force=options.force)]
    return save_papers.save(papers, folder, force=options.force)


def _read(paths: Iterable[str], *, is_accounted: bool) -> Iterable[Parsed]:
    """What each file holds, and with it, where that is asked for, the words of the file that are nowhere in it."""
    given = list(paths)
    if "-" in given:
        data, name = sys.stdin.buffer.read(), _("standard input")
        yield _accounted(read_data(data, name), data, name) if is_accounted else read_data(data, name)
    files = list(digest_files(path for path in given if path != "-"))
    for file in _with_progress(files):
        if isinstance(file, Fault):
            yield Parsed(faults=(file,))
        elif is_accounted:
            source = read_source(file)
            yield with_unplaced(source.parsed, source.text, source.path)
        else:
            yield read_file(file)


def _accounted(parsed: Parsed, data: bytes, path: str) -> Parsed:
    return with_unplaced(parsed, decode(data).text, path)


def _name_links(papers: Iterable[Paper]) -> None:
    """Say which links come in that will never be opened; they are kept, as all that a digest says."""
    for paper in papers:
        for _url, why in unopenable_links(paper):
            print(Fault(paper.source.file, paper.source.line, 0, why, _("it is kept")), file=sys.stderr)


def _with_progress(files: list[Found | Fault]) -> Iterable[Found | Fault]:
    """The files, with a bar on standard error where there are many and someone looks."""
    if len(files) < MANY_FILES or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, _("Reading"), console=Console(stderr=True), transient=True)


def _report(change: Change) -> None:
    """Say what a file got."""
    if change.is_needed:
        file, added = printable(str(change.path)), phrases.papers(len(change.merged.added))
        if number := len(change.merged.filled):
            said = ngettext(
                "{file}: {added} added, {number} field filled", "{file}: {added} added, {number} fields filled", number
            )
        else:
            said = _("{file}: {added} added")
        print(said.format(file=file, added=added, number=f"{number:,}"))


def _summary(parts: Sequence[Parsed], changes: Sequence[Change], folder: Path, *, is_dry: bool) -> str:
    """The last line: what was read, and what was written where."""
    if is_dry:
        said = _("{papers} read from {files}, {faults}; {added} would be added to {folder}, {written} would be written")
    else:
        said = _("{papers} read from {files}, {faults}; {added} added to {folder}, {written} written")
    return said.format(
        papers=phrases.papers(sum(len(part.papers) for part in parts)),
        files=phrases.files(len(parts)),
        faults=phrases.faults(sum(len(part.faults) for part in parts)),
        added=sum(len(change.merged.added) for change in changes),
        folder=printable(str(folder)),
        written=phrases.files(sum(change.is_needed for change in changes)),
    )


def _warn_of_doubles(paths: list[str], folder: Path) -> None:
    """Say so where a file that was read stands in the folder that was written to: its papers are there twice now."""
    inside = [path for path in paths if path != "-" and Path(path).resolve().is_relative_to(folder.resolve())]
    if any(not path.endswith((".yaml", ".yml")) for path in inside):
        said = _("{file} is inside {folder}: move it away, or its papers are listed twice")
        print(said.format(file=printable(inside[0]), folder=printable(str(folder))), file=sys.stderr)
