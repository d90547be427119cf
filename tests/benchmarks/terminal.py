"""A program in a pseudo-terminal: what is typed into it, and when which bytes come back."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple, Self

ROWS: Final = 36
COLUMNS: Final = 120

QUIET: Final = 0.04
"""Seconds without a byte after which a screen stands: fzf pauses for at most 20 ms between two repaints (its progress),
Textual for 17 (a frame), and ncurses writes a screen at once."""

_LOOK: Final = 0.02
_IDLE_SHARE: Final = 0.1
"""How long a program that is quiet is watched, and the most of a processor that it may use all the while."""

_UNANSWERED: Final = 0.12
"""Seconds after which a program that does nothing will not answer a key."""

_SILENT: Final = 600.0
"""Seconds after which a program that shows nothing has failed to start; one that waits for a disk seems idle."""

_ANSWERS: Final = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # frames can be bracketed
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
_INVISIBLE: Final = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[^\[\]()]|\x1b.*$|\s+", re.DOTALL
)


class Ended(SystemExit):
    """A program stopped by itself, with what it had to say."""


class Burst(NamedTuple):
    """What came back after something was sent: the milliseconds at which each piece of the bytes had come."""

    sent: float
    pieces: list[tuple[float, bytes]]

    @property
    def end(self) -> float:
        """Milliseconds to the last byte."""
        return self.pieces[-1][0] if self.pieces else 0.0

    @property
    def drawn(self) -> bytes:
        """All pieces together."""
        return b"".join(piece for _, piece in self.pieces)

    def until(self, is_there: Callable[[bytes], object]) -> float | None:
        """Milliseconds until all that had come passes a test, None where it never does."""
        # What has come stays, so half of the pieces need not be looked at.
        drawn, ends = self.drawn, list(accumulate(len(piece) for _, piece in self.pieces))
        first = bisect_left(ends, True, key=lambda end: bool(is_there(drawn[:end])))
        return self.pieces[first][0] if first < len(self.pieces) else None


def visible(drawn: bytes) -> bytes:
    """The printed characters of a stream, without blanks and without what steers the terminal."""
    return _INVISIBLE.sub(b"", drawn)


class Terminal:
    """A running program; `start` is the burst from before it was started until its first screen stood."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], stdin: Path | None = None) -> None:
        self._tail = b""
        began = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            if stdin is not None:
                os.dup2(os.open(stdin, os.O_RDONLY), 0)
            os.execvpe(command[0], list(command), dict(environ))  # noqa: S606 - programs named in the code
        self.start = self._settled(began, lambda drawn: bool(visible(drawn)), _SILENT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def press(self, keys: str) -> Burst:
        """Type something and wait until the screen stands."""
        began = time.perf_counter()
        os.write(self._file, keys.encode())
        return self._settled(began, bool, _UNANSWERED)

    def time_until(self, is_there: Callable[[bytes], object]) -> float:
        """Milliseconds from before the start until what was drawn passes a test."""
        when = self.start.until(is_there)
        if when is None:
            raise SystemExit(f"what was waited for did not come: {visible(self.start.drawn)[:300].decode()}")
        return when

    def wait(self, is_there: Callable[[bytes], bool]) -> None:
        """Let the start last until what was drawn passes a test and the screen stands."""
        later = self._settled(self.start.sent, lambda drawn: is_there(self.start.drawn + drawn), _SILENT)
        self.start.pieces.extend(later.pieces)

    def anonymous_memory(self) -> int:
        """Kilobytes that are the program's own, neither mapped from a file nor shared."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("RssAnon")))

    def _settled(self, began: float, is_there: Callable[[bytes], bool], patience: float) -> Burst:
        burst = Burst(began, [])
        is_enough = False
        while not (is_enough and self._is_idle()):
            while piece := self._read(QUIET):
                burst.pieces.append(((time.perf_counter() - began) * 1000, piece))
            is_enough = is_enough or bool(is_there(burst.drawn)) or time.perf_counter() - began > patience
        return burst

    def _is_idle(self) -> bool:
        """Whether the program neither draws nor works at something that it will draw, as a count."""
        used = self._processor_time()
        is_still = not select.select([self._file], [], [], _LOOK)[0]
        return is_still and self._processor_time() - used < _IDLE_SHARE * _LOOK

    def _read(self, wait: float) -> bytes:
        if not select.select([self._file], [], [], wait)[0]:
            return b""
        try:
            piece = os.read(self._file, 65536)
        except OSError as error:
            raise Ended(f"a program ended: {self._tail.decode(errors='replace')}") from error
        self._tail = self._tail[-12:] + piece
        for question, answer in _ANSWERS.items():
            if question in self._tail:
                os.write(self._file, answer)
                self._tail = b""
        return piece

    def _processor_time(self) -> float:
        """Seconds that all threads of the program have run."""
        spent = 0
        for thread in Path(f"/proc/{self.pid}/task").iterdir():
            with open(thread / "schedstat", encoding="ascii") as stat:
                spent += int(stat.read().split()[0])
        return spent / 1e9
