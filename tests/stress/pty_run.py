"""One start of the program on a terminal of its own, ended in one of four ways, and what was wrong about that end."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

ANSWERS: Final = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b]11;?": b"\x1b]11;rgb:1111/1111/1111\x1b\\",
}
"""What a modern terminal answers."""

MODE: Final = re.compile(rb"\x1b\[\?([\d;]+)([hl])|\x1b\[([<>])[\d;]*u")

SET_AT_START: Final = frozenset({7, 25})
"""The private modes that a terminal has set before anything runs in it: lines wrap (DECAWM), the cursor is shown."""

PATIENCE: Final = 10.0
"""Seconds after which a program that was told to end will not."""

CODES: Final = {"q": 0, "TERM": 128 + signal.SIGTERM, "HUP": 128 + signal.SIGHUP, "closed": 128 + signal.SIGHUP}
"""The ways to end, and the exit code that a shell sees of each."""

TROUBLE: Final = re.compile(rb"Traceback|\w+(Error|Exception|Warning)\b|never awaited|Fatal Python")


class Plan(NamedTuple):
    """What is done to one start: keys at some seconds from the start, and how and when it is ended."""

    number: int
    corpus: str
    keys: tuple[tuple[float, bytes], ...]
    end: str
    end_at: float
    has_snapshot: bool


class Outcome(NamedTuple):
    """What was wrong, and the seconds from being told to end until the end."""

    faults: tuple[str, ...]
    seconds: float
    output: bytes


class Run:
    """A program on a pseudo-terminal."""

    def __init__(self, plan: Plan, environ: Mapping[str, str]) -> None:
        self._plan = plan
        self._output = bytearray()
        self._answered = 0
        self._began = time.monotonic()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "tuiapp", plan.corpus], dict(environ))  # noqa: S606
        termios.tcsetwinsize(self._terminal, (36, 120))
        self._attributes = termios.tcgetattr(self._terminal)

    def outcome(self) -> Outcome:
        """Do what is planned, and look at the end."""
        for moment, keys in self._plan.keys:
            self._listen_until(self._began + moment)
            os.write(self._terminal, keys)
        self._listen_until(self._began + self._plan.end_at)
        told, is_closed = time.monotonic(), self._plan.end == "closed"
        self._tell_to_end()
        code = self._wait(told + PATIENCE, is_closed=is_closed)
        seconds = time.monotonic() - told
        faults = [*self._code_faults(code), *([] if is_closed else self._terminal_faults())]
        if not is_closed:
            os.close(self._terminal)
        return Outcome(tuple(faults), seconds, bytes(self._output))

    def _tell_to_end(self) -> None:
        if self._plan.end == "q":
            os.write(self._terminal, b"q")
        elif self._plan.end == "closed":
            os.close(self._terminal)
        else:
            os.kill(self._pid, getattr(signal, f"SIG{self._plan.end}"))

    def _listen_until(self, moment: float) -> None:
        while (left := moment - time.monotonic()) > 0:
            self._listen(min(left, 0.01))

    def _listen(self, wait: float) -> None:
        if not select.select([self._terminal], [], [], wait)[0]:
            return
        try:
            self._output += os.read(self._terminal, 65_536)
        except OSError:
            time.sleep(wait)  # the program has gone already
            return
        for question, answer in ANSWERS.items():
            if question in self._output[self._answered :]:
                os.write(self._terminal, answer)
        self._answered = max(0, len(self._output) - 8)

    def _wait(self, until: float, *, is_closed: bool) -> int | None:
        """The exit code as a shell gives it, None where the program had to be killed."""
        while time.monotonic() < until:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                if not is_closed:
                    self._listen(0.01)
                code = os.waitstatus_to_exitcode(status)
                return code if code >= 0 else 128 - code
            if is_closed:
                time.sleep(0.005)
            else:
                self._listen(0.005)
        # Python's faulthandler says then what each thread is doing.
        os.kill(self._pid, signal.SIGABRT)
        if not is_closed:
            self._listen_until(time.monotonic() + 0.5)
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        return None

    def _code_faults(self, code: int | None) -> list[str]:
        if code is None:
            return [f"does not end within {PATIENCE:.0f} s"]
        expected = CODES[self._plan.end]
        return [] if code == expected else [f"exit code {code} and not {expected}"]

    def _terminal_faults(self) -> list[str]:
        faults = [f"says {found[0].decode()}" for found in TROUBLE.finditer(self._output)][:1]
        if modes := left_over_modes(bytes(self._output)):
            faults.append(f"leaves the terminal with {modes}")
        if termios.tcgetattr(self._terminal) != self._attributes:
            faults.append("leaves other attributes of the terminal")
        return faults


def left_over_modes(output: bytes) -> str:
    """The private modes that are not as they were, and keyboard states of Kitty's protocol that were not taken back."""
    modes, kitty = set(SET_AT_START), 0
    for match in MODE.finditer(output):
        if match[3]:
            kitty += 1 if match[3] == b">" else -1
        for number in map(int, match[1].split(b";")) if match[1] else ():
            (modes.add if match[2] == b"h" else modes.discard)(number)
    changed = [f"mode {number}" for number in sorted(modes ^ SET_AT_START)]
    return ", ".join(changed + ([f"{kitty} keyboard states"] if kitty else []))


def left_over_processes(marker: str) -> list[int]:
    """The processes that have a text in their environment: those that a run has begun and left."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if marker.encode() in environ.read_bytes():
                found.append(int(environ.parent.name))
        except OSError:
            continue
    return found
