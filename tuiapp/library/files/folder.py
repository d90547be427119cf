"""Files on disk → papers and faults; whatever a folder holds, each file answers at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.formats import MODULES, is_digest
from tuiapp.library.text.printable_path import printable
from tuiapp.library.text.system_error import reason_of
from tuiapp.messages import _


class Found(NamedTuple):
    """A file of a corpus: the path to open, which may hold any byte, and the same as it may be shown."""

    path: str
    shown: str


def digest_files(paths: Iterable[str]) -> Iterator[Found | Fault]:
    """Every digest file under the paths, in the order of their names; hidden files are left out, a link loop ends."""
    for path in paths:
        if os.path.isdir(path):
            yield from _walk(path, frozenset())
        elif not os.path.lexists(path):
            yield Fault(printable(path), 0, 0, _("no such file or folder"), _("check the path"))
        else:
            yield Found(path, printable(path))


def no_digests(paths: Iterable[str]) -> Fault:
    """What is said of folders without a file of any format; it is no fault of a corpus, which may begin so."""
    hint = _("put a file into it that ends in {suffixes}, or name another folder")
    where = ", ".join(map(printable, paths))
    return Fault(where, 0, 0, _("no digest in this folder"), hint.format(suffixes=", ".join(MODULES)))


def _walk(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[Found | Fault]:
    try:
        status = os.stat(folder)
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(entry.path, above | {here})
        elif is_digest(entry.name):
            yield Found(entry.path, printable(entry.path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link to itself; opening it as a file says so.
        return False


def unreadable(path: str, error: OSError) -> Fault:
    """The fault of a path that the system does not let us read."""
    why = _("cannot be read: {why}").format(why=reason_of(error))
    return Fault(printable(path), 0, 0, why, _("make it readable, or take it out of the folder"))
