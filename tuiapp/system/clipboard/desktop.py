"""The desktop's clipboard, by the tool that pyperclip finds.

pyperclip alone fails silently: on a dead display it reports success, and on one that accepts and never answers it
blocks for ever. So it runs in a process of its own, and only what it gives back was copied.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from tuiapp.system.clipboard.attempt import NOT_FOUND, Answer, Attempt, Trouble

_FIND: Final = f"""
import os, pyperclip, sys
if sys.platform == "darwin":
    os.environ["LC_ALL"] = "en_US.UTF-8"  # in any other, pbcopy and pbpaste both take the text for MacRoman
copy, paste = pyperclip.determine_clipboard()
if not copy:
    sys.exit({NOT_FOUND})
"""
_COPY: Final = f"""{_FIND}
try:
    copy(sys.stdin.buffer.read().decode())
except FileNotFoundError:  # in WSL without clip.exe
    sys.exit({NOT_FOUND})
"""
_PASTE: Final = f"{_FIND}\nsys.stdout.buffer.write(paste().encode())"
_NAME: Final = f"{_FIND}\nprint(copy.__name__.removeprefix('copy_'))"


def is_reachable(environ: Mapping[str, str]) -> bool:
    """Whether there is a desktop here whose clipboard is the reader's; over SSH only a display that is forwarded is."""
    if is_over_ssh(environ):
        return _is_forwarded(environ.get("DISPLAY", ""))
    if sys.platform == "darwin":
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or environ.get("WSL_DISTRO_NAME"))


def is_over_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the reader sits at another machine."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def copy(text: str, attempt: Attempt) -> Trouble | None:
    """Put a text into the clipboard and read it back; None where it is there."""
    if trouble := _run(_COPY, attempt, text).trouble:
        return trouble
    back = paste(attempt)
    return back.trouble or (None if _is_same(back.output, text) else "wrong")


def paste(attempt: Attempt) -> Answer:
    """The text in the clipboard, "" where it is empty or holds something else."""
    return _run(_PASTE, attempt, reads=True)


def tool(attempt: Attempt) -> Answer:
    """The name of the tool that pyperclip would use here."""
    return _run(_NAME, attempt, reads=True)


def _run(program: str, attempt: Attempt, text: str = "", *, reads: bool = False) -> Answer:
    # -P: a pyperclip.py in the folder that we were started in is none of ours.
    return attempt.run([sys.executable, "-P", "-c", program], text, reads=reads)


def _is_forwarded(display: str) -> bool:
    """Whether it names a host, as `localhost:10.0` does: `:0` is the screen of the machine that was logged in to."""
    return not display.startswith(":") and ":" in display


def _is_same(back: str, text: str) -> bool:
    """Whether a text came back, but for the line ends, of which some tools change the kind and the last."""
    return back == text or _lines(back) == _lines(text) != ""


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n")
