"""The lines that git leaves in a file where two versions could not be merged.

Both versions are read, as either may hold papers that the other has not; the markers themselves are nobody's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.text.cleaning import clean_line
from tuiapp.messages import _

_LINE_END: Final = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_MARKER: Final = re.compile(r"(?:^|(?<=[\r\n\x85\u2028\u2029]))(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)([^\r\n]*)")
"""A marker as `git help merge` describes it under "How conflicts are presented": seven signs at the left edge."""


class Conflict(NamedTuple):
    """The lines of one conflict, counted from 1, and the names that git has for its two versions."""

    first: int
    last: int
    ours: str
    theirs: str

    def holds(self, fault: Fault) -> bool:
        """Whether a fault is about one of its lines."""
        return self.first <= fault.line <= self.last


def without_markers(text: str) -> tuple[str, tuple[Conflict, ...]]:
    """A text in which blank lines stand in the place of the markers, and the conflicts that they mark."""
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return text, ()
    conflicts: list[Conflict] = []
    spans: list[tuple[int, int]] = []
    begun: list[re.Match[str]] = []
    for marker in _MARKER.finditer(text):
        if marker[1][0] == "<":
            begun = [marker]
        elif begun:
            begun.append(marker)
        if begun and marker[1][0] == ">" and any(one[1][0] == "=" for one in begun):
            first, last = (_line(text, at.start()) for at in (begun[0], marker))
            conflicts.append(Conflict(first, last, begun[0][2].strip(), marker[2].strip()))
            spans += (one.span() for one in begun)
            begun = []
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text, tuple(conflicts)


def with_faults(parsed: Parsed, path: str, conflicts: tuple[Conflict, ...]) -> Parsed:
    """What was read of a text without its markers, with one fault a conflict for all that is wrong inside of it."""
    mine = [_fault(path, conflict, parsed.faults) for conflict in conflicts]
    others = (fault for fault in parsed.faults if not any(conflict.holds(fault) for conflict in conflicts))
    return parsed._replace(faults=tuple(sorted([*mine, *others])))


def _fault(path: str, conflict: Conflict, faults: Iterable[Fault]) -> Fault:
    why = _("an unfinished merge of git, between “{ours}” and “{theirs}”")
    hint = _("keep what is right of lines {first} to {last}, and take the lines with <<<<<<<, ======= and >>>>>>> away")
    return Fault(
        path,
        conflict.first,
        0,
        clean_line(why.format(ours=conflict.ours, theirs=conflict.theirs)),
        hint.format(first=conflict.first, last=conflict.last),
        " ".join(fault.unread for fault in faults if conflict.holds(fault) and fault.unread),
    )


def _line(text: str, at: int) -> int:
    """The line that a place is in, counted from 1."""
    return len(re.findall(_LINE_END, text[:at])) + 1
