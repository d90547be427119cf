"""What could not be read, with the lines of the file around it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library import Fault, Library
from tuiapp.library.files.raw_lines import excerpt
from tuiapp.library.text import phrases
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.menu import Menu


class ProblemsScreen(Menu[Fault | None]):
    """The faults of the corpus; the raw text of the one under the cursor is shown below, so nothing is out of reach."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.PROBLEMS]

    MOST_SHOWN: ClassVar[int] = 500

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._faults = library.faults
        self._has_papers = len(library) > 0

    def compose(self) -> ComposeResult:
        """The list above, the raw lines below."""
        with Vertical(classes="menu"):
            with Vertical(classes="menu-head"):
                yield Static(Content(self._title()), classes="menu-title")
            yield OptionList(*(Option(Content(str(fault))) for fault in self._faults[: self.MOST_SHOWN]))
            with Vertical(classes="menu-foot"):
                yield Static(self._raw(0), id="faults-raw", classes="menu-text")
                yield KeyLine(id="menu-keys", names_all=True)

    def _title(self) -> str:
        total = phrases.problems(len(self._faults))
        if len(self._faults) > self.MOST_SHOWN:
            said = _("{problems} in the digests, the first {shown} of them below").format(
                problems=total, shown=f"{self.MOST_SHOWN:,}"
            )
        else:
            said = _("{problems} in the digests").format(problems=total)
        return _("{problems}; everything else is open").format(problems=said) if self._has_papers else said

    @on(OptionList.OptionSelected)
    def action_edit(self) -> None:
        """Edit the file at the line of the problem under the cursor."""
        at = self.query_one(OptionList).highlighted
        self.dismiss(None if at is None else self._faults[at])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the lines that the fault is about."""
        self.query_one("#faults-raw", Static).update(self._raw(event.option_index))

    def _raw(self, row: int) -> Content:
        fault = self._faults[row]
        return Content(excerpt(fault.path, fault.line))
