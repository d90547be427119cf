"""Writing a sequence of our own to the terminal, between two frames.

Why: a text is copied through the terminal with OSC 52, for which Textual's `App.copy_to_clipboard` knows only the bare
form; inside tmux and screen it has to be wrapped. What else writes to the terminal would get into a frame.

Needs `App._driver`. Without it nothing is written, and the reader is shown the text instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def write_to_terminal(app: App[Any], sequence: str) -> bool:
    """Write a sequence, and say whether it could be written."""
    driver = getattr(app, "_driver", None)
    if driver is None or not hasattr(driver, "write"):
        return False
    driver.write(sequence)
    return True
