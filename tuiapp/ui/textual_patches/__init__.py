"""Everything of Textual that is used or replaced here and that Textual does not document: one file a patch.

Each file says why it is needed, what upstream says, and what happens when the name it needs is gone: Textual's own way.
`tests/ui/test_textual_patches.py` fails then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """The driver that reads the terminal with our scanner; None where Textual's own has to do."""
    try:
        from tuiapp.ui.textual_patches.terminal_driver import TerminalDriver
    except ImportError:  # a name is gone, or the system has no such terminals
        return None
    return TerminalDriver
