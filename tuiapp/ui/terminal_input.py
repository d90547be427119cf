"""Two things that Textual's reading of the terminal has no option for, and whose loop is one long method."""

from __future__ import annotations

import codecs
import selectors
import sys
from functools import partial
from types import SimpleNamespace

from textual.constants import ESCAPE_DELAY


def mend_terminal_input() -> None:
    """Let Textual read bytes that are no UTF-8, and look for Esc as soon as it can be one."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    # One byte that an old Korean terminal sends, or a paste in CP949, would end the program (Textualize/textual#6456).
    linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined, assignment]
    linux_driver.selectors = SimpleNamespace(  # type: ignore[attr-defined, assignment]
        SelectSelector=_SoonAgain, EVENT_READ=selectors.EVENT_READ
    )


def _forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


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
