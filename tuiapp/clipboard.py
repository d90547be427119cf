"""Text → the clipboard that the reader will paste from, and the truth about where it went.

pyperclip alone fails silently here: on a dead display it reports success, and on one that accepts and never
answers it blocks for ever. So every tool runs in a process of its own that can be ended with all it started.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

STEP_SECONDS: Final = 1.0
"""How long one tool may take; a clipboard answers in milliseconds or not at all."""

Route = Literal["desktop", "tmux", "terminal"]

_COPY: Final = "import pyperclip, sys; pyperclip.copy(sys.stdin.buffer.read().decode())"
_PASTE: Final = "import pyperclip, sys; sys.stdout.buffer.write(pyperclip.paste().encode())"


class Copied(NamedTuple):
    """The routes that took the text; `is_confirmed` where it was read back and is the same."""

    routes: tuple[Route, ...]
    is_confirmed: bool


def copy(text: str, environ: Mapping[str, str]) -> Copied:
    """Copy by tmux and by the desktop's tool, as far as there are any; blocks for up to three seconds, never raises."""
    routes: list[Route] = []
    is_confirmed = False
    if environ.get("TMUX") and _run(["tmux", "load-buffer", "-w", "-"], text) is not None:
        routes.append("tmux")
    if has_desktop(environ) and _run([sys.executable, "-c", _COPY], text) is not None:
        # A dead display swallows the text without a word, so only what can be read back was copied.
        is_confirmed = _run([sys.executable, "-c", _PASTE], reads=True) == text
        if is_confirmed:
            routes.insert(0, "desktop")
    return Copied(tuple(routes), is_confirmed)


def paste(environ: Mapping[str, str]) -> str | None:
    """The text in the desktop's clipboard, else in tmux's newest buffer, None where neither answers; never raises."""
    if has_desktop(environ) and (text := _run([sys.executable, "-c", _PASTE], reads=True)):
        return text
    return _run(["tmux", "save-buffer", "-"], reads=True) if environ.get("TMUX") else None


def has_desktop(environ: Mapping[str, str]) -> bool:
    """Whether there is a desktop whose clipboard a tool could reach."""
    if sys.platform in ("darwin", "win32", "cygwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or environ.get("WSL_DISTRO_NAME"))


def _run(command: list[str], text: str = "", *, reads: bool = False) -> str | None:
    """What a tool printed, or None where it is missing, fails or hangs; a hung one is killed with its children."""
    # xclip and wl-copy stay behind to serve what was copied; with a pipe as their output they would seem to hang.
    stdout = subprocess.PIPE if reads else subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        return None
    try:
        output, _ = process.communicate(text.encode("utf-8", "replace"), timeout=STEP_SECONDS)
    except subprocess.TimeoutExpired:
        _kill_group(process)
        return None
    return (output or b"").decode("utf-8", "replace") if process.returncode == 0 else None


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()
    process.wait()
