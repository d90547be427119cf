"""A box to type a text of several lines in, and how much of one Textual can edit."""

from __future__ import annotations

from typing import Final

from textual.events import Paste
from textual.widgets import TextArea

from tuiapp.library.text.cleaning import clean

MOST_EDITED: Final = 100_000
"""Characters of a text that can be edited in the box: Textual wraps all of it before it shows a line."""

LONGEST_EDITED: Final = 10_000
"""Characters of a line of such a text."""


class TextBox(TextArea):
    """Where a text is typed; a pasted one that is too long to be edited is for the screen as a whole."""

    def on_paste(self, event: Paste) -> None:
        """Insert a text, or leave it to the screen."""
        if is_editable(self.text + event.text):
            event.text = clean(event.text)
        else:
            event.prevent_default()


def is_editable(text: str) -> bool:
    """Whether a text is short enough to be shown in a box that can be typed in."""
    return len(text) <= MOST_EDITED and max(map(len, text.split("\n"))) <= LONGEST_EDITED
