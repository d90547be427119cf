"""Changes to single lines of a YAML text that leave every other byte of it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple


class Edit(NamedTuple):
    """Lines first up to last, counted from 1, become others; first = last + 1 inserts before `first`."""

    first: int
    last: int
    lines: tuple[str, ...]


_LINE_END: Final = re.compile("(\r\n|[\n\r\x85\u2028\u2029])")
"""What the YAML parser counts as the end of a line."""

_COMMENT: Final = re.compile(r"(?:^|\s)(#.*)$")


class Lines:
    """The lines of a file as the YAML parser counts them, each with the line end that it has."""

    def __init__(self, text: str) -> None:
        parts = _LINE_END.split(text)
        self._texts = parts[::2]
        self._ends = [*parts[1::2], ""]
        self._end = "\r\n" if text.count("\r\n") * 2 > len(self._ends) else "\n"

    def text(self, number: int) -> str:
        """A line without its end, counted from 1."""
        return self._texts[number - 1]

    def comments(self, number: int) -> list[str]:
        """The comment at the end of a line whose value is empty or short, as a list of none or one."""
        match = _COMMENT.search(self.text(number)) if number <= len(self._texts) else None
        return [match[1]] if match else []

    def last_comment_below(self, number: int, column: int) -> int:
        """The last of the comment lines that follow a line and belong to its paper, being indented deeper."""
        last = number
        for at in range(number + 1, len(self._texts) + 1):
            text = self.text(at)
            if text.strip() and not (text.lstrip().startswith("#") and len(text) - len(text.lstrip()) >= column):
                break
            last = at if text.strip() else last
        return last

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """The text with the edits made, from the last line up so that the places above stay true."""
        # What is put in before a line must not move that line before it is replaced.
        places = sorted(
            ((edit.first, edit.last >= edit.first, number), edit)
            for number, edit in enumerate(map(self._above_blank_lines, edits))
        )
        lines = list(zip(self._texts, self._ends, strict=True))
        for _, edit in reversed(places):
            if edit.first > 1 and edit.first - 1 <= len(lines) and not lines[edit.first - 2][1]:
                lines[edit.first - 2] = (lines[edit.first - 2][0], self._end)
            lines[edit.first - 1 : edit.last] = [(line, self._end) for line in edit.lines]
        return "".join(text + end for text, end in lines)

    def _above_blank_lines(self, edit: Edit) -> Edit:
        """The same edit before the blank lines that end a value, which are nobody's."""
        first, last = edit.first, min(edit.last, len(self._texts))
        while last >= first and not self.text(last).strip():
            last -= 1
        while first > last and first > 1 and not self.text(first - 1).strip():
            first, last = first - 1, last - 1
        return Edit(first, last, edit.lines)
