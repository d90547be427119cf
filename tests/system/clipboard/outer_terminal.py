"""The real program in a terminal of which we are the outer end: what is typed, and every byte that arrives."""

from __future__ import annotations

import base64
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
DIGESTS: Final = str(ROOT / "digests")
PROGRAM: Final = (sys.executable, "-m", "tuiapp")
FIRST_LINK: Final = "https://arxiv.org/abs/2504.16656"
BESIDE: Final = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "WSL_DISTRO_NAME")


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Ours, without any display or multiplexer that we were started in, and with what is given."""
    ours = {name: value for name, value in os.environ.items() if name not in BESIDE}
    return {**ours, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environ}


class Terminal:
    """A command in a pseudo-terminal of 100 by 30."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._file, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self._process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=environment(environ), cwd=ROOT, start_new_session=True
        )
        os.close(inner)
        self.received = b""

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._file, keys.encode())

    def read(self, seconds: float) -> bytes:
        """What arrives next, b"" where nothing does in that time."""
        if not select.select([self._file], [], [], seconds)[0]:
            return b""
        data = b""
        with suppress(OSError):  # the command has ended
            data = os.read(self._file, 65536)
        self.received += data
        return data

    def wait_for(self, expected: str, seconds: float = 20) -> str:
        """Wait until a text has arrived, and give all that did, without styles and moves of the cursor."""
        end = time.monotonic() + seconds
        while expected not in (text := self.text()):
            if time.monotonic() > end:
                raise AssertionError(f"{expected!r} did not arrive:\n{text[-2000:]}")
            self.read(0.05)
        return text

    def text(self) -> str:
        """All that was written, without styles and moves of the cursor."""
        return re.sub(r"\x1b\[[0-9;?<>]*[A-Za-z]", "", self.received.decode("utf-8", "replace"))

    def copies(self) -> list[str]:
        """What arrived as OSC 52, which a terminal that takes it would have in its clipboard."""
        found = re.findall(rb"\x1b\]52;c?;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", self.received)
        return [base64.b64decode(content).decode() for content in found]

    def wait_for_copy(self, number: int = 1, seconds: float = 5) -> str:
        """The last of so many copies."""
        end = time.monotonic() + seconds
        while len(copies := self.copies()) < number and time.monotonic() < end:
            self.read(0.05)
        assert len(copies) >= number, self.text()[-2000:]
        return copies[-1]

    def ended(self, seconds: float = 5) -> int:
        """The exit code of the command."""
        end = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < end:
            self.read(0.02)
        return self._process.wait(0.1)

    def close(self) -> None:
        """End the command."""
        self._process.kill()
        self._process.wait()
        os.close(self._file)


@contextmanager
def terminal(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[Terminal]:
    """A terminal that is gone afterwards."""
    there = Terminal(command, environ)
    try:
        yield there
    finally:
        there.close()


@contextmanager
def reader(environ: Mapping[str, str], digests: str = DIGESTS) -> Iterator[Terminal]:
    """The program with its list of papers on the screen."""
    with terminal([*PROGRAM, digests], environ) as there:
        there.wait_for("Papers  1/")
        yield there
