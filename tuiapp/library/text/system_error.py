"""What the system says when something cannot be done, as a sentence for the reader."""

from __future__ import annotations

import os
from typing import Final

from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _, later, translated


def in_words(error: OSError) -> str:
    """The file that is meant and what the system says of it, without its number and quotation marks."""
    if isinstance(error.filename, (str, bytes)) and error.strerror:
        return _("{file}: {reason}").format(file=printable(os.fsdecode(error.filename)), reason=reason_of(error))
    return str(error)


def reason_of(error: OSError) -> str:
    """What the system says of an error; in another language than English where it is one that readers meet."""
    return translated(error.strerror) if error.strerror else str(error)


_MET: Final = (
    later("No such file or directory"),
    later("Permission denied"),
    later("Is a directory"),
    later("Not a directory"),
    later("File exists"),
    later("No space left on device"),
    later("Disk quota exceeded"),
    later("Read-only file system"),
    later("Operation not permitted"),
    later("File name too long"),
    later("Input/output error"),
    later("Too many open files"),
    later("Exec format error"),
    later("Connection refused"),
    later("Network is unreachable"),
    later("No route to host"),
)
"""What the C library says in English, which is how Python has it wherever no other locale was set."""
