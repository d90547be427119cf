"""Something that is not wrong but that an editor would change."""

from __future__ import annotations

from typing import NamedTuple

from tuiapp.library.fault import Fault


class Remark(NamedTuple):
    """One remark in one place, as in a Fault, and the name of the rule that found it."""

    path: str
    line: int
    column: int
    why: str
    hint: str
    rule: str

    def __str__(self) -> str:
        """One line in the form compilers print, the rule in brackets behind it."""
        return f"{Fault(*self[:-1])} [{self.rule}]"
