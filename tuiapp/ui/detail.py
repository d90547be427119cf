"""The detail pane: one paper, wrapped as far as it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from textual.content import Content

from tuiapp.places import Place
from tuiapp.reading import LANGUAGES, Reading, shown_note
from tuiapp.ui.line_view import LineView
from tuiapp.ui.note_page import BLANK, Block, Columns, empty_page, page

WIDEST: int = 96
"""Columns of running text; longer lines are hard to follow back."""

COLUMNS_FROM: int = 60
"""Columns from which two languages stand side by side."""

_GAP: int = 3
_MARGIN: int = 1


class Detail(LineView):
    """The open paper in the language of the reading."""

    HELP = """
    ## Note

    **space** switches between Korean and English, for this paper and every other. **v** shows both.
    A note that is missing in one language is shown in the other, and says so.
    """

    def __init__(self, reading: Reading, place: Place, *, id: str) -> None:
        super().__init__(id=id)
        self._reading = reading
        self._place = place
        self._lines: list[Content] = []
        self._unwrapped: Iterator[Content] = iter(())
        self._wrapped_to = 0

    def show(self, reading: Reading) -> None:
        """Draw another reading, from its top if it is another paper."""
        if reading.row != self._reading.row:
            self.top = 0
        self._reading = reading
        self._wrapped_to = 0
        self.refresh()

    @property
    def text_width(self) -> int:
        """Columns that the text is wrapped to."""
        return max(2, min(self.body_width - 2 * _MARGIN, WIDEST))

    def _wrap_again(self) -> None:
        reading = self._reading
        blocks = empty_page(reading, self._place)
        if reading.paper:
            blocks = page(reading.paper, reading.language, both=reading.both_languages)
        self._lines, self._wrapped_to = [], self.text_width
        both_width = max(2, min(self.body_width - 2 * _MARGIN, 2 * WIDEST))
        self._unwrapped = wrapped(blocks, self.text_width, both_width)

    def heading(self) -> Content:
        """The languages, with the one that is shown set apart."""
        names = Content("  ").join(
            Content(name).stylize("language" if code in self._shown_languages() else "faint")
            for code, name in LANGUAGES.items()
        )
        return Content(" Note  ") + names

    def _shown_languages(self) -> tuple[str, ...]:
        paper = self._reading.paper
        found = shown_note(paper, self._reading.language) if paper else None
        if self._reading.both_languages and paper:
            return tuple(note.language for note in paper.notes)
        return (found[0] if found else self._reading.language,)

    def line_total(self) -> int:
        """All lines; only as many are wrapped as can be seen, and a little more, so this grows while scrolling."""
        self._wrap_to(self.top + 2 * self.body_height + 1)
        return len(self._lines)

    def _wrap_to(self, lines: int) -> None:
        # The width is known only while drawing; wrapping for another one first would be seen.
        if self._wrapped_to != self.text_width:
            self._wrap_again()
        while len(self._lines) < lines:
            line = next(self._unwrapped, None)
            if line is None:
                return
            self._lines.append(line)

    def draw_line(self, index: int) -> Content:
        """A wrapped line."""
        return Content(" " * _MARGIN) + self._lines[index]

    def action_move_to_end(self, bottom: bool) -> None:
        """To the first or the last line, which takes wrapping them all."""
        if bottom:
            self._lines += self._unwrapped
        super().action_move_to_end(bottom)


def wrapped(blocks: list[Block], width: int, column_width: int) -> Iterator[Content]:
    """The lines of a page, one at a time."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from _columns(block, column_width) if column_width >= COLUMNS_FROM else _stacked(block, width)
        else:
            yield from block.wrap(width) if block else [BLANK]


def _columns(block: Columns, width: int) -> Iterator[Content]:
    each = (width - _GAP) // 2
    sides = (wrapped(list(side), each, 0) for side in (block.left, block.right))
    for left, right in zip_longest(*sides, fillvalue=BLANK):
        yield left + " " * (each + _GAP - left.cell_length) + right


def _stacked(block: Columns, width: int) -> Iterator[Content]:
    return wrapped([*block.left, BLANK, *block.right], width, 0)
