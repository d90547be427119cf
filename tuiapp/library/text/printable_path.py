"""A path as a terminal can be given it."""

from __future__ import annotations

import os


def printable(path: str) -> str:
    """A path in which only what is no UTF-8 or would steer the terminal is replaced."""
    if path.isascii() and path.isprintable():
        return path
    from tuiapp.library.text.cleaning import harmless

    return harmless(os.fsencode(path).decode("utf-8", "replace"))
