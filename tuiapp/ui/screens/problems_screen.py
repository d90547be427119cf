"""What could not be read, with the lines of the file around it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library import Library
from tuiapp.library.files.excerpt import excerpt
from tuiapp.library.text import phrases
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.menu import Menu


class ProblemsScreen(Menu[None]):
    """The faults of the corpus; the raw text of the one under the cursor is shown below, so nothing is out of reach."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("exclamation_mark", "dismiss(None)", show=False)]

    MOST_SHOWN: ClassVar[int] = 500

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._faults = library.faults
        self._has_papers = len(library) > 0

    def compose(self) -> ComposeResult:
        """The list above, the raw lines below."""
        with Vertical(id="faults"):
            total = phrases.problems(len(self._faults))
            first = f", the first {self.MOST_SHOWN} of them below" if len(self._faults) > self.MOST_SHOWN else ""
            rest = "; everything else is open" if self._has_papers else ""
            yield Static(Content(f"{total} in the digests{first}{rest}"), id="faults-title")
            yield OptionList(*(Option(Content(str(fault))) for fault in self._faults[: self.MOST_SHOWN]))
            yield Static(id="faults-raw")
            yield KeyLine(id="menu-keys")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the lines that the fault is about."""
        fault = self._faults[event.option_index]
        self.query_one("#faults-raw", Static).update(Content(excerpt(fault.path, fault.line)))
