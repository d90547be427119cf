"""OSC 52: the escape sequence that asks a terminal, however far away, to set its clipboard; it never answers."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Final

MOST_CHARACTERS: Final = 100_000
"""The longest sequence that terminals are known to take (hterm's `osc52.sh`)."""

SCREEN_CHARACTERS: Final = 240
"""The most in one string for GNU screen: 4.0 keeps 256 characters, 4.9 keeps 768; longer ones are dropped or shown."""


def sequence(text: str, environ: Mapping[str, str]) -> str:
    """What sets the clipboard of this terminal; "" where it knows no such thing or the text is too long for it."""
    content = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    bare = f"\x1b]52;c;{content}\x07"
    if not text or environ.get("TERM") == "linux" or len(bare) > MOST_CHARACTERS:
        return ""
    return _through_screen(bare) if is_in_screen(environ) else bare


def is_in_screen(environ: Mapping[str, str]) -> bool:
    """Whether GNU screen lies between, here or at the other end of SSH, which passes on the name of its terminal."""
    return bool(environ.get("STY")) or environ.get("TERM", "").startswith("screen.")


def _through_screen(bare: str) -> str:
    """The sequence in strings that screen hands on as they are, one after the other."""
    parts = (bare[at : at + SCREEN_CHARACTERS] for at in range(0, len(bare), SCREEN_CHARACTERS))
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)
