"""The reader's editor, and how it is told at which line to begin."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from typing import Final

_PLUS: Final = frozenset(
    "vi vim nvim view gvim ex elvis vis nano pico rnano emacs emacsclient xemacs mg jed jmacs joe jstar ne micro mcedit"
    " kak gedit gnome-text-editor less dte amp".split()
)
"""Editors that begin at the line of `+LINE FILE`."""

_COLON: Final = frozenset("hx helix subl sublime_text zed zeditor lapce".split())
"""Editors that begin at the line of `FILE:LINE`."""

_GOTO: Final = frozenset("code code-insiders codium vscodium cursor windsurf positron".split())
"""Editors of the family of Visual Studio Code, which begin at the line of `-g FILE:LINE`."""

_OPTION: Final = {"kate": "-l", "kwrite": "-l", "mate": "-l", "idea": "--line", "pycharm": "--line"}
"""Editors with an option of their own for the line."""


def editor(environ: Mapping[str, str]) -> list[str]:
    """The reader's editor with its arguments, from `VISUAL` or else `EDITOR`; empty where none is set.

    Raises:
        ValueError: quotation marks in it are not closed.

    """
    asked = (environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    return shlex.split(next(filter(None, asked), ""))


def at_line(command: list[str], file: str, line: int) -> list[str]:
    """The command that opens a file at a line, for an editor that is known; any other one opens the file.

    Args:
        command: the editor with its arguments.
        file: the file, with its whole path, so that it is never taken for an option.
        line: the line, counted from 1; 0 where the whole file is meant.

    """
    name = os.path.basename(command[0])
    if not line:
        return [*command, file]
    if name in _GOTO:
        return [*command, "-g", f"{file}:{line}"]
    if name in _COLON:
        return [*command, f"{file}:{line}"]
    if name in _OPTION:
        return [*command, _OPTION[name], str(line), file]
    return [*command, f"+{line}", file] if name in _PLUS else [*command, file]
