"""The line at the top: which corpus, what is asked of it, and whether something could not be read."""

from __future__ import annotations

from textual.content import Content

from tuiapp.reading import Reading
from tuiapp.ui.line_view import LineView


class StatusBar(LineView, can_focus=False):
    """One line that always says where the reader stands."""

    def __init__(self, place: str, reading: Reading, *, id: str) -> None:
        super().__init__(id=id)
        self._place = place
        self._reading = reading

    def show(self, reading: Reading) -> None:
        """Draw another reading."""
        self._reading = reading
        self.refresh()

    def line_total(self) -> int:
        """None: the heading is all."""
        return 0

    def heading(self) -> Content:
        """The name of the corpus at the left, faults at the right."""
        left = Content.assemble(" ", ("tuiapp", "title"), "  ", (self._place, "muted"), "  ", self._asked())
        right = self._faults()
        room = self.size.width - right.cell_length - 1
        return left.truncate(room, ellipsis=True, pad=True) + right

    def _asked(self) -> Content:
        library, query = self._reading.library, self._reading.query
        total = f"{len(library):,} papers"
        if not query:
            return Content(total).stylize("muted")
        dates = [Content(f" {date} ").stylize("chosen") for date in query.dates]
        tags = [Content(f" #{library.tag_spellings.get(tag, tag)} ").stylize("chosen") for tag in query.tags]
        chips = Content(" ").join([*dates, *tags])
        return Content.assemble(chips, f"  {len(self._reading.rows):,} of {total}  ", ("esc undoes", "faint"))

    def _faults(self) -> Content:
        faults = self._reading.library.faults
        if not faults:
            return Content("")
        problems = "1 problem" if len(faults) == 1 else f"{len(faults):,} problems"
        return Content(f"! {problems} ").stylize("notice")
