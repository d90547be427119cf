"""`tuiapp marks`: what was read, starred and noted, as JSON Lines: printed, or taken over from files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tuiapp.cli.options import add_ui
from tuiapp.library.fault import Fault
from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.text import phrases
from tuiapp.library.text.decoding import decode
from tuiapp.library.text.printable_path import printable
from tuiapp.library.text.system_error import in_words
from tuiapp.messages import _, ngettext
from tuiapp.storage.folders import state_folder
from tuiapp.storage.marks.index import DATABASE
from tuiapp.storage.marks.transfer import as_line, from_line, has_any

if TYPE_CHECKING:
    from tuiapp.cli.options import Options
    from tuiapp.storage.marks.mark import Mark


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `marks` takes."""
    actions = parser.add_subparsers(dest="marks", required=True, metavar="export|import")
    exporting = _("print all marks, one JSON object a paper")
    add_ui(actions.add_parser("export", help=exporting, description=f"{exporting}."))
    importing = _("take over marks that were exported elsewhere; of two that differ, the later counts")
    takes = actions.add_parser("import", help=importing, description=f"{importing}.")
    files = _("what `tuiapp marks export` printed, - for standard input")
    takes.add_argument("paths", nargs="+", metavar="FILE", help=files)
    add_ui(takes)


def run(options: Options) -> int:
    """Print the marks, or take some over; 1 where a line could not be read, 2 where nothing could be done at all."""
    return _export() if options.marks == "export" else _import(options.paths)


def _export() -> int:
    # Nothing is made where nothing was marked yet.
    if (state_folder() / DATABASE).exists():
        from tuiapp.storage.marks.store import MarkStore

        store = MarkStore(state_folder()).open()
        if store.news:
            raise OSError(store.news)
        for mark in filter(has_any, store.all()):
            print(as_line(mark))
        store.close()
    return 0


def _import(paths: list[str]) -> int:
    """Read all files, then take over what they say in one step."""
    faults: list[Fault] = []
    marks = [mark for path in paths for mark in _read(path, faults)]
    for fault in faults:
        print(fault, file=sys.stderr)
    from tuiapp.storage.marks.store import MarkStore

    store = MarkStore(state_folder()).open()
    if store.news:
        print(store.news, file=sys.stderr)
    pairs = store.merge(marks)
    store.close()
    print(_summary(pairs, len(paths)))
    return 1 if faults else 0


def _read(path: str, faults: list[Fault]) -> Iterator[Mark]:
    name = _("standard input") if path == "-" else printable(path)
    try:
        data = sys.stdin.buffer.read() if path == "-" else read_bytes(path)
    except OSError as error:
        faults.append(Fault(name, 0, 0, in_words(error), ""))
        return
    for number, line in enumerate(decode(data).text.split("\n"), start=1):
        if line.strip():
            try:
                yield from_line(line)
            except ValueError as why:
                faults.append(Fault(name, number, 0, str(why), _("the other lines are taken over")))


def _summary(pairs: Iterable[tuple[Mark, Mark]], files: int) -> str:
    before = list(pairs)
    new = sum(not old.ids for old, _now in before)
    changed = sum(old != now for old, now in before) - new
    notes = sum(bool(old.note and now.note and old.note != now.note) for old, now in before)
    said = _("marks of {papers} read from {files}: {new} new, {changed} changed").format(
        papers=phrases.papers(len(before)), files=phrases.files(files), new=f"{new:,}", changed=f"{changed:,}"
    )
    if notes:
        kept = ngettext(
            "{number} note was replaced by a later one; the database keeps the earlier one",
            "{number} notes were replaced by later ones; the database keeps the earlier ones",
            notes,
        )
        said += "\n" + kept.format(number=f"{notes:,}")
    return said
