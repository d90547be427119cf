"""Writing to a terminal that may be closed meanwhile, whose last words would otherwise hold the program up.

Why: in Textual 8.2.8 the thread that writes ends with an OSError when the terminal is gone, and whatever is written
then fills a queue that nobody empties: after thirty writes the program waits for ever. Python itself ends with 120 in
place of our exit code where it cannot write what is left in a buffer.

Needs `LinuxDriver._file`. Without it Textual writes as it does.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO


class LastingOutput:
    """A stream to a terminal, which leads nowhere from when that is gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, or throw it away."""
        self._lasting(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Write what is in the buffer, or throw it away."""
        self._lasting(self._stream.flush)

    def fileno(self) -> int:
        """The number of the file."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._stream.isatty()

    def _lasting(self, action: Callable[[], object]) -> None:
        try:
            action()
        except OSError:
            # What is still in the buffer has to go somewhere, or Python tries it once more at its end.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)
            self._stream.flush()
