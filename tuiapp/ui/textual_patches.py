"""Three things that Textual's reading of the terminal has no option for, and whose loop is one long method."""

from __future__ import annotations

import codecs
import re
import selectors
import sys
from types import SimpleNamespace
from typing import Final

from textual.constants import ESCAPE_DELAY
from textual.keys import Keys


def patch_textual_input() -> None:
    """Let Textual read bytes that are no UTF-8, take Esc and the next key apart, and look for Esc in time."""
    if sys.platform == "win32":
        return
    from textual import _ansi_sequences
    from textual.drivers import linux_driver

    _ansi_sequences.ANSI_SEQUENCES_KEYS[_ESC] = (Keys.Escape,)  # type: ignore[index]
    linux_driver.getincrementaldecoder = lambda _encoding: _Decoder  # type: ignore[attr-defined, assignment]
    linux_driver.selectors = SimpleNamespace(  # type: ignore[attr-defined, assignment]
        SelectSelector=_SoonAgain, EVENT_READ=selectors.EVENT_READ
    )


_ESC_AND_KEY: Final = re.compile(r"\x1b(?=[^bf\x1b\[\]OPX^_\\\x7f])")
"""An Esc with a letter behind it that begins no control sequence (ECMA-48, 5.3.2), and is no jump over a word."""

_ESC: Final = "\x1b[27u"
"""Esc spelled out, as in the Kitty protocol, so that it is one whatever follows."""


class _Decoder:
    """UTF-8 as a terminal sends it.

    One other byte, as an old Korean terminal sends it, or a paste in CP949, would end the program
    (Textualize/textual#6456). And tmux holds an Esc back for half a second, so that it arrives together with the next
    key, which Textual takes for one key with Alt held, or for the second alone; no key here is held with Alt.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of some bytes, with each Esc that is a key of its own."""
        return _ESC_AND_KEY.sub(lambda _: _ESC, self._decoder.decode(data, final))


class _SoonAgain(selectors.SelectSelector):
    """A selector that waits no longer for what follows an Esc than Esc may take.

    An Esc is one if nothing follows for as long as ESCDELAY says, but Textual looks only ten times a second.
    """

    _has_read = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        # A little later, so that the time is over when it is looked at.
        soon = ESCAPE_DELAY + 0.001
        found = super().select(min(timeout, soon) if timeout and self._has_read else timeout)
        self._has_read = bool(found)
        return found
