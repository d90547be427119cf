"""What could not be read, as a value: a reader of digests never sees an exception for what a file holds."""

from __future__ import annotations

from typing import NamedTuple

from tuiapp.messages import _


class Fault(NamedTuple):
    """One thing wrong in one place.

    Attributes:
        path: the file, as it may be shown.
        line: its line, counted from 1; 0 where the whole file is meant.
        column: its column, counted from 1; 0 where the whole line is meant.
        why: what is wrong, in words.
        hint: what to do about it, in words, or "".
        unread: what the file says there that is in no field of a paper; "" where all of it is in one.

    """

    path: str
    line: int
    column: int
    why: str
    hint: str = ""
    unread: str = ""

    def __str__(self) -> str:
        """One line in the form compilers print, which editors can jump to, with all that was not read."""
        return (
            _("{fault}; not read: “{text}”").format(fault=self.short, text=self.unread) if self.unread else self.short
        )

    @property
    def short(self) -> str:
        """The same without what was not read, for where the lines of the file are shown beside it."""
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {self.why}" + (f" ({self.hint})" if self.hint else "")
