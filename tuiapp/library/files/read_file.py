"""A file's bytes → its papers and faults; whatever a file holds, the answer comes at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from tuiapp.library import formats
from tuiapp.library.fault import Fault
from tuiapp.library.files.folder import Found, unreadable
from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.text.declared_encoding import declared_encoding
from tuiapp.library.text.decoding import decode, is_binary
from tuiapp.messages import _


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
    decoded = decode(data, declared_encoding(data) if formats.may_name_encoding(shown) else "")
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


def read_files(files: Iterable[Found | Fault]) -> Parsed:
    """The papers and faults of many files, in their order."""
    parts = [Parsed(faults=(file,)) if isinstance(file, Fault) else read_file(file) for file in files]
    return Parsed(
        tuple(chain.from_iterable(part.papers for part in parts)),
        tuple(chain.from_iterable(part.faults for part in parts)),
    )
