"""The background of the terminal: the question for its colour, and the theme that suits the answer."""

from __future__ import annotations

import re
from typing import Final

from textual.color import Color
from textual.theme import Theme

from tuiapp.ui import themes

QUESTION: Final = "\x1b]11;?\x1b\\"
"""Asks a terminal for the colour of its background (xterm, OSC 11)."""

_RGB: Final = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})", re.IGNORECASE)


def theme_for(background: str) -> Theme | None:
    """The theme that suits a background.

    Args:
        background: the colour as a terminal reports it, `rgb:` and one to four hexadecimal digits a part (XParseColor).

    Returns:
        The light theme or the dark one; None where the colour is not understood.
    """
    match = _RGB.match(background)
    if match is None:
        return None
    red, green, blue = (round(255 * int(part, 16) / (16 ** len(part) - 1)) for part in match.groups())
    color = Color(red, green, blue)
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    return themes.LIGHT if themes.contrast(color, black) > themes.contrast(color, white) else themes.DARK
