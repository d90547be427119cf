"""What could not be read, with the lines of the file around it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library import Fault
from tuiapp.library.excerpt import excerpt


class FaultsScreen(ModalScreen[None]):
    """The faults of the corpus; the raw text of the one under the cursor is shown below, so nothing is out of reach."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,ㅂ,exclamation_mark", "dismiss", "Close")]

    MOST_SHOWN: ClassVar[int] = 500

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__()
        self._faults = faults

    def compose(self) -> ComposeResult:
        """The list above, the raw lines below."""
        with Vertical(id="faults"):
            total = f"{len(self._faults)} problems" if len(self._faults) != 1 else "1 problem"
            yield Static(Content(f"{total} in the digests; everything else is open"), id="faults-title")
            yield OptionList(*(Option(Content(str(fault))) for fault in self._faults[: self.MOST_SHOWN]))
            yield Static(id="faults-raw")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the lines that the fault is about."""
        fault = self._faults[event.option_index]
        self.query_one("#faults-raw", Static).update(Content(excerpt(fault.path, fault.line)))
