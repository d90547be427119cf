"""The sheet of keys, as far as it is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiapp.messages import _
from tuiapp.ui.drawing.help_sheet import Section, sheet
from tuiapp.ui.panes.line_pane import LinePane

_MARGIN: int = 1


class HelpPane(LinePane):
    """Lines of help that scroll like a note."""

    def __init__(self, about: str, sections: Sequence[Section], *, id: str) -> None:
        super().__init__(id=id)
        self._about = about
        self._sections = sections
        self._drawn: tuple[int, list[Content]] = (0, [])

    def show(self, about: str, sections: Sequence[Section]) -> None:
        """Show other keys, from the top."""
        self._about, self._sections, self._drawn = about, sections, (0, [])
        self.top = 0
        self.refresh()

    def _lines(self) -> list[Content]:
        width = max(20, self.body_width - 2 * _MARGIN)
        if self._drawn[0] != width:
            self._drawn = (width, sheet(self._about, self._sections, width))
        return self._drawn[1]

    def heading(self) -> Content:
        """What this is."""
        return Content(_(" Help"))

    def line_total(self) -> int:
        """All lines."""
        return len(self._lines())

    def draw_line(self, index: int) -> Content:
        """A line of the sheet."""
        return self._lines()[index]

    def line_mark(self, index: int) -> Content:
        """The margin."""
        return Content(" " * _MARGIN)
