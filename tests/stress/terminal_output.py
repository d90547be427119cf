"""What may reach a terminal: an allow-list of control sequences, and text without a character that steers or hides.

Everything the program writes has to be one of these. A byte of a digest, a name or a paste that reaches the terminal
as a control is on no such list, whatever it is.
"""

from __future__ import annotations

import codecs
import re
import threading
import time
import unicodedata
from typing import Final

MODES: Final = "7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048"
"""Private modes: wrapping, the cursor, the mouse, the focus, another screen, pastes, whole frames, sizes in band."""

ALLOWED: Final = re.compile(
    rf"\x1b\[\?(?:{MODES})[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"  # asks whether a mode is known
    r"|\x1b\[[0-9;]{0,80}m"  # colours
    r"|\x1b\[(?:\d{1,5}(?:;\d{1,5})?)?H"  # to a cell
    r"|\x1b\]11;\?(?:\x1b\\|\x07)"  # asks for the background
    r"|\x1b\]22;[a-z-]{1,20}\x07"  # the shape of the pointer
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)"  # a copy
    r"|\x1b\]8;(?:id=[A-Za-z0-9-]{0,20})?;(?:https?://[!-~]{1,2000})?\x1b\\"  # a link
    r"|[\r\n]"
)

_MODE: Final = re.compile(r"\x1b\[(?:\?[\d;]+[hl]|[<>][\d;]*u)")

_BEGUN: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]{0,200000}\x1b?)?\Z")
"""The beginning of a sequence that may be allowed."""

_STEERS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200c\u200e-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls, marks of direction, what has no width, fillers, tags, and what is no character."""

MOST_MARKS: Final = 4


def leaks(text: str) -> list[str]:
    """What of a whole output is not allowed, each with what stands around it."""
    found = []
    at = 0
    while at < len(text):
        if text[at] in "\x1b\r\n":
            match = ALLOWED.match(text, at)
            if match:
                at = match.end()
                continue
            found.append(_around(text, at))
            at += 1
            continue
        end = next((n for n in range(at, len(text)) if text[n] in "\x1b\r\n"), len(text))
        found += _leaks_of_text(text, at, end)
        at = end
    return found


def _leaks_of_text(text: str, start: int, end: int) -> list[str]:
    part = text[start:end]
    if part.isascii() and part.isprintable():
        return []
    found = [_around(text, start + match.start()) for match in _STEERS.finditer(part)]
    run = 0
    for at, character in enumerate(part):
        run = run + 1 if unicodedata.combining(character) else 0
        if run == MOST_MARKS + 1:
            found.append(_around(text, start + at))
    return found


def _around(text: str, at: int) -> str:
    return f"{text[at]!r} in {text[max(0, at - 40) : at + 40]!r}"


class OutputCheck:
    """Looks at what a program writes while it writes it."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
        self._rest = ""
        self._last = ""
        self._lock = threading.Lock()
        self._arrived = time.monotonic()
        self.leaks: list[str] = []
        self.characters = 0
        self.modes = ""
        """What has set and taken back a mode of the terminal."""

    def feed(self, data: bytes) -> None:
        """Take what has arrived."""
        with self._lock:
            self._arrived = time.monotonic()
            text = self._rest + self._decoder.decode(data)
            begun = _BEGUN.search(text)
            cut = begun.start() if begun else len(text)
            done, self._rest = text[:cut], text[cut:]
            self.characters += len(done)
            self.modes += "".join(_MODE.findall(done))
            self._last = (self._last + done)[-20_000:]
            self.leaks += leaks(done)[: max(0, 1000 - len(self.leaks))]

    def wait_until_quiet(self, seconds: float = 0.05) -> None:
        """Wait until nothing has arrived for some time."""
        while (wait := self._arrived + seconds - time.monotonic()) > 0:
            time.sleep(wait)

    def last_text(self) -> str:
        """The end of what was written, without sequences."""
        with self._lock:
            return ALLOWED.sub(" ", self._last + self._rest)[-4000:]

    def all_leaks(self) -> list[str]:
        """What was not allowed so far, with what was left open at the end."""
        with self._lock:
            return self.leaks + leaks(self._rest)
