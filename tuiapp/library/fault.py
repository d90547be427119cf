"""What could not be read, as a value: a reader of digests never sees an exception for what a file holds."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing wrong in one place; line and column count from 1, column 0 means the whole line, line 0 the file."""

    path: str
    line: int
    column: int
    why: str
    hint: str = ""

    def __str__(self) -> str:
        """One line in the form compilers print, which editors can jump to."""
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {self.why}" + (f" ({self.hint})" if self.hint else "")
