"""What Textual's output draws: the text of the screen at the end of every frame."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from terminal import COLUMNS, ROWS, Burst

_TOKEN: Final = re.compile(
    rb"\x1b\[(?P<row>\d+);(?P<column>\d+)H|(?P<end>\x1b\[\?2026l)|\x1b\][^\x07]*\x07|\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|(?P<newline>\n)|(?P<text>[^\x1b\r\n]+)|."
)
_NOT_LETTERS: Final = re.compile(r"[\W\d_]+")


class Repaint(NamedTuple):
    """When a key was answered: the first frame with other text, the first with all papers, the last with other text."""

    first: float
    full: float
    complete: float


class Screen:
    """The text on a screen, kept from one burst to the next."""

    def __init__(self) -> None:
        self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self._at = (0, 0)
        self._papers_from = 0

    def text(self) -> list[str]:
        """The rows as they stand."""
        return ["".join(row) for row in self._cells]

    def find_papers(self, title: str) -> None:
        """Note in which column the list of papers begins, by the title of the first."""
        found = [column for row in self.text()[1:] if (column := row.find(title)) >= 0]
        if not found:
            raise SystemExit(f"{title!r} is not on the screen:\n" + "\n".join(self.text()))
        self._papers_from = min(found)

    def follow(self, burst: Burst) -> Repaint | None:
        """Draw what came and say when the key was answered; None where no text changed."""
        before = self.text()
        frames = list(self._frames(burst))
        changed = [
            when for (_, last), (when, now) in zip([(0.0, before), *frames], frames, strict=False) if now != last
        ]
        if not changed:
            return None
        stands = self._papers(self.text())
        full = next(when for when, now in frames if when >= changed[0] and self._papers(now) == stands)
        return Repaint(changed[0], full, changed[-1])

    def _papers(self, rows: list[str]) -> list[str]:
        """The letters right of the sidebar, under the search line: no counts, no scroll bars."""
        return [_NOT_LETTERS.sub(" ", row[self._papers_from :]) for row in rows[2:-1]]

    def _frames(self, burst: Burst) -> Iterator[tuple[float, list[str]]]:
        """The text at the end of each frame, and when that had come."""
        ends, so_far = [], 0
        for when, piece in burst.pieces:
            so_far += len(piece)
            ends.append((so_far, when))
        for token in _TOKEN.finditer(burst.drawn):
            if token["text"]:
                self._print(token["text"].decode(errors="replace"))
            elif token["row"]:
                self._at = (int(token["row"]) - 1, int(token["column"]) - 1)
            elif token["newline"]:
                self._at = (self._at[0] + 1, 0)
            elif token["end"]:
                yield next(when for end, when in ends if end >= token.end()), self.text()

    def _print(self, text: str) -> None:
        row, column = self._at
        for character in text:
            wide = unicodedata.east_asian_width(character) in "WF"
            if row < ROWS and column < COLUMNS:
                self._cells[row][column] = character
                if wide and column + 1 < COLUMNS:
                    self._cells[row][column + 1] = ""
            column += 1 + wide
        self._at = (row, column)
