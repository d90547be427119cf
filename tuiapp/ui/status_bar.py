"""The line at the top: which corpus, what is asked of it, and whether something could not be read."""

from __future__ import annotations

from textual.content import Content

from tuiapp.library.wording import counted, in_words
from tuiapp.reading import Reading
from tuiapp.ui.line_view import LineView

LONGEST_NAME = 24
"""Columns that the name of the corpus may take."""

ROOM_FOR_ALL = 110
"""Columns from which both the name and the query are shown."""


class StatusBar(LineView, can_focus=False):
    """One line that always says where the reader stands."""

    def __init__(self, place: str, reading: Reading, *, id: str) -> None:
        super().__init__(id=id)
        self._place = place
        self._reading = reading

    def show(self, reading: Reading) -> None:
        """Draw another reading, where this line would differ."""
        before, self._reading = self._reading, reading
        if (before.rows, before.query, before.sort) != (reading.rows, reading.query, reading.sort) or (
            before.library is not reading.library
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
        left = Content.assemble(" ", ("tuiapp", "title"), "  ", (name, "muted"), "  ", self._asked())
        right = self._faults()
        room = self.size.width - right.cell_length - 1
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
        found = f": {len(reading.rows):,} of {total}  "
        return Content.assemble(problems, "  " if problems else "", words, found, ("esc undoes", "faint")) + order

    def _faults(self) -> Content:
        faults = self._reading.library.faults
        if not faults:
            return Content("")
        return Content(f"! {counted(len(faults), 'problem')} ").stylize("notice")
