"""Bytes that a terminal sends and that are no UTF-8, as an old Korean terminal or a paste in CP949 does."""

from __future__ import annotations

import codecs
import sys
from functools import partial


def forgive_invalid_input() -> None:
    """Let Textual read such bytes as U+FFFD; as it is, one of them ends the program (Textualize/textual#6456)."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> partial[codecs.IncrementalDecoder]:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    # The driver takes no option for it, and its reading loop is one long method.
    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment]
