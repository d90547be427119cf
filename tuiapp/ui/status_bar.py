"""The line at the top: which corpus, what is asked of it, and whether something could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tuiapp.library.wording import counted, in_words
from tuiapp.reading import Reading
from tuiapp.ui.line_view import LineView

if TYPE_CHECKING:
    from tuiapp.library.progress import Progress

LONGEST_NAME = 24
"""Columns that the name of the corpus may take."""

ROOM_FOR_ALL = 110
"""Columns from which both the name and the query are shown."""


UNDO = Content("  esc undoes").stylize("faint")

BAR_COLUMNS = 12
"""Columns of the bar that fills while digests are read."""


class StatusBar(LineView, can_focus=False):
    """One line that always says where the reader stands."""

    def __init__(self, place: str, reading: Reading, *, id: str) -> None:
        super().__init__(id=id)
        self._place = place
        self._reading = reading
        self._progress: Progress | None = None

    def show_progress(self, progress: Progress | None) -> None:
        """Say how many of the digests have been read, or that this is over."""
        self._progress = progress
        self.refresh()

    def show(self, reading: Reading) -> None:
        """Draw another reading, where this line would differ."""
        before, self._reading = self._reading, reading
        if (before.rows, before.query, before.sort) != (reading.rows, reading.query, reading.sort) or (
            before.library is not reading.library or before.is_whole != reading.is_whole
        ):
            self.refresh()

    def line_total(self) -> int:
        """None: the heading is all."""
        return 0

    def heading(self) -> Content:
        """The name of the corpus at the left, faults at the right."""
        # Where the corpus lies matters less than what is asked of it.
        name = self._place if len(self._place) <= LONGEST_NAME else "…" + self._place[1 - LONGEST_NAME :]
        if self._reading.query and self.size.width < ROOM_FOR_ALL:
            name = ""
        left = Content.assemble(" ", ("tuiapp", "title"), "  ", (f"{name}  " if name else "", "muted"), self._asked())
        right = self._reading_on() or self._faults()
        room = self.size.width - right.cell_length - 1
        if self._reading.query and left.cell_length + UNDO.cell_length <= room:
            left += UNDO
        return left.truncate(room, ellipsis=True, pad=True) + right

    def _asked(self) -> Content:
        reading = self._reading
        library, query = reading.library, reading.query
        total = counted(len(library), "paper")
        order = Content("" if reading.sort == "date" else f"  by {reading.sort}").stylize("muted")
        if not query and not query.problems:
            return Content(total).stylize("muted") + order
        words = Content(in_words(query, library.tag_spellings)).stylize("chosen")
        problems = Content("  ".join(problem.why for problem in query.problems)).stylize("notice")
        # More may be found until all have been looked at.
        found = f": {len(reading.rows):,}{'' if reading.is_whole else '+'} of {total}"
        return Content.assemble(problems, "  " if problems else "", words, found) + order

    def _reading_on(self) -> Content:
        if not self._progress or not self._progress.total:
            return Content("")
        done, total = self._progress
        full = BAR_COLUMNS * done // total
        bar = Content.assemble(("━" * full, "mark"), ("━" * (BAR_COLUMNS - full), "bar"))
        return Content.assemble("reading ", bar, f" {done:,}/{counted(total, 'digest')} ")

    def _faults(self) -> Content:
        faults = self._reading.library.faults
        if not faults:
            return Content("")
        return Content(f"! {counted(len(faults), 'problem')} ").stylize("notice")
