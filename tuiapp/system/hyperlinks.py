"""Whether the terminal opens links by itself: OSC 8, which some terminals print as garbage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_PROGRAMS: Final = frozenset(("iTerm.app", "WezTerm", "ghostty", "vscode", "Hyper", "rio"))
"""Terminals that name themselves in TERM_PROGRAM and know OSC 8 (https://github.com/Alhadis/OSC8-Adoption)."""

_TERMS: Final = frozenset(("xterm-kitty", "foot", "xterm-ghostty", "alacritty", "contour"))
_VTE: Final = 5000
"""The version of VTE from which a malformed link no longer ends the terminal."""


def has_hyperlinks(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is one that is known to open links; inside tmux and screen nobody can tell.

    Args:
        environ: the environment of the program.
    """
    if environ.get("TMUX") or environ.get("STY"):
        return False
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM", "") in _PROGRAMS
        or environ.get("TERM", "") in _TERMS
        or bool(environ.get("WT_SESSION") or environ.get("KONSOLE_VERSION"))
        or (vte.isascii() and vte.isdigit() and int(vte) >= _VTE)
    )
