"""A line of text to type in, in which nothing stands that a terminal would obey."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from tuiapp.library.text.cleaning import clean


class TextLine(Input):
    """A line of text; what is pasted into it is one line, however many it had."""

    def validate_value(self, value: str) -> str:
        """Clean whatever comes in, by key, by paste or from the program."""
        return clean(value).replace("\n", " ")

    def on_paste(self, event: Paste) -> None:
        """Take all of what is pasted: a title that was copied from a page is often broken into lines."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(clean(event.text).split()), *self.selection)
