"""A bracketed paste while it arrives."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

PASTE_END: Final = "\x1b[201~"

MOST_PASTED: Final = 2_000_000
"""Characters of a paste that are kept; a digest of a day has some ten thousand, and larger things are files."""

PASTE_WAIT: Final = 1.0
"""Seconds without a character after which a paste that has not ended is over."""

LONGEST_TRICKLE: Final = 3.0
"""Seconds after which it is over although some characters come: those are keys, of a reader who sees nothing happen."""

TRICKLE: Final = 16
"""Characters at once that keys alone do not make."""

_MOUSE: Final = re.compile(r"\x1b\[<\d+;\d+;\d+[Mm]")
"""What the mouse sends while the reader waits for a paste to end."""


class Pasted(NamedTuple):
    """A text that was pasted, as the terminal sent it."""

    text: str
    is_cut: bool = False
    """Whether the terminal never said where it ends."""


class PasteTooLong(NamedTuple):
    """A paste of more characters than are kept."""

    characters: int


class PasteUnderWay:
    """What has arrived of a paste, and until when more is waited for."""

    def __init__(self, now: float) -> None:
        self._kept: list[str] = []
        self._characters = 0
        self._last_burst = now
        self.deadline = now + PASTE_WAIT
        """When the paste is over even if no end has come."""

    def add(self, text: str, now: float) -> None:
        """Take a part of the text, which arrived now."""
        self._keep(text)
        if len(_MOUSE.sub("", text[: 4 * TRICKLE])) >= TRICKLE:
            self._last_burst = now
        self.deadline = min(now + PASTE_WAIT, self._last_burst + LONGEST_TRICKLE)

    def closed(self, text: str, *, is_cut: bool) -> Pasted | PasteTooLong:
        """The whole paste, with its last part."""
        self._keep(text)
        if self._characters > MOST_PASTED:
            return PasteTooLong(self._characters)
        whole = "".join(self._kept)
        return Pasted(_MOUSE.sub("", whole) if is_cut else whole, is_cut)

    def _keep(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > MOST_PASTED:
            self._kept = []
        else:
            self._kept.append(text)


def split_at_end(text: str, begin: str) -> tuple[str, str, bool]:
    """A text cut where the paste that it goes on with ends: what is pasted, what is not, whether there is an end.

    A pasted text can hold an end of its own, written there so that the rest is obeyed as keys; so of the ends up to
    the next paste the last one counts. Of a text without an end, what may be the beginning of one is not pasted yet.

    Args:
        text: what arrived while a paste was under way.
        begin: the sequence that begins a paste.

    """
    first = text.find(PASTE_END)
    if first < 0:
        held = next((n for n in range(len(PASTE_END) - 1, 0, -1) if text.endswith(PASTE_END[:n])), 0)
        return text[: len(text) - held], text[len(text) - held :], False
    after = text.find(begin, first)
    last = text.rfind(PASTE_END, first, after if after >= 0 else len(text))
    return text[:last], text[last + len(PASTE_END) :], True
