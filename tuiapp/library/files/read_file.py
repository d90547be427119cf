"""A file's bytes → its papers and faults; whatever a file holds, the answer comes at once."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from itertools import chain
from typing import Final

from tuiapp.library import formats
from tuiapp.library.fault import Fault
from tuiapp.library.files.folder import Found, unreadable
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.text.decoding import decode, is_binary
from tuiapp.messages import _

LARGEST: Final = 256 * 2**20
"""Bytes of one file above which it is refused unread; a year of digests has about 5 MB."""


def read_file(found: Found) -> Parsed:
    """The papers of one file and what is wrong with it; never blocks on a pipe and never raises for its content."""
    try:
        data = read_bytes(found.path)
    except OSError as error:
        return Parsed(faults=(unreadable(found.path, error),))
    return read_data(data, found.shown)


def read_data(data: bytes, shown: str) -> Parsed:
    """The papers of a file's bytes; `shown` names it in faults and, by its suffix, the format."""
    if is_binary(data):
        return Parsed(faults=(Fault(shown, 0, 0, _("not a text file"), _("remove it from the folder")),))
    decoded = decode(data)
    parsed = formats.read(decoded.text, shown)
    faults = list(parsed.faults)
    if decoded.line:
        why = _("bytes that are in no known encoding, shown as {sign}").format(sign="\N{REPLACEMENT CHARACTER}")
        faults.append(Fault(shown, decoded.line, 0, why, _("save the file as UTF-8")))
    hint = _("write a digest into it, or remove it")
    if not data.strip():
        faults.append(Fault(shown, 0, 0, _("an empty file"), hint))
    elif not parsed.papers and not faults:
        faults.append(Fault(shown, 1, 0, _("no paper in it"), hint))
    return parsed._replace(faults=tuple(faults))


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file of at most LARGEST bytes; raises OSError for anything else."""
    # A pipe would block for ever at open, and a device would never end.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, _("not a regular file"))
        if status.st_size > LARGEST:
            raise OSError(errno.EFBIG, _("larger than {size} MiB").format(size=LARGEST >> 20))
        return file.read()


def read_files(files: Iterable[Found | Fault]) -> Parsed:
    """The papers and faults of many files, in their order."""
    parts = [Parsed(faults=(file,)) if isinstance(file, Fault) else read_file(file) for file in files]
    return Parsed(
        tuple(chain.from_iterable(part.papers for part in parts)),
        tuple(chain.from_iterable(part.faults for part in parts)),
    )
