"""What the reading of the terminal has to say to the application, beside keys, the mouse and pasted text."""

from __future__ import annotations

from textual.message import Message


class PasteCut(Message):
    """The terminal never said where a paste ends; what came of it is in the paste before this."""


class PasteRefused(Message):
    """A paste was too long to be kept."""

    def __init__(self, characters: int) -> None:
        super().__init__()
        self.characters = characters


class BackgroundReported(Message):
    """The terminal has said what colour its background has, as `rgb:1e1e/1e1e/2e2e`."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self.color = color


class TerminalClosed(Message):
    """There is no terminal to read from any more."""
