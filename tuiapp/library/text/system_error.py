"""What the system says when something cannot be done, as a sentence for the reader."""

from __future__ import annotations

import os

from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _


def in_words(error: OSError) -> str:
    """The file that is meant and what the system says of it, without its number and quotation marks."""
    if isinstance(error.filename, (str, bytes)) and error.strerror:
        return _("{file}: {reason}").format(file=printable(os.fsdecode(error.filename)), reason=error.strerror)
    return str(error)
