"""The outer end of a terminal in which `walked_program.py` runs: types, looks at every byte, and asks it questions."""

from __future__ import annotations

import array
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from terminal_output import OutputCheck

PROGRAM: Final = Path(__file__).parent / "walked_program.py"
BESIDE: Final = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "XDG_CONFIG_HOME")


class UnansweredError(AssertionError):
    """The program did not answer in time."""


class EndedError(AssertionError):
    """The program has ended; the code is None where it does not say."""

    def __init__(self, code: int | None, by: str, said: str) -> None:
        super().__init__(f"exit code {code} by {by!r}: …{' '.join(said.split())[-2500:]}")
        self.code = code
        self.by = by


class Walked:
    """The program in a pseudo-terminal, with folders of its own for what it keeps."""

    def __init__(self, arguments: Sequence[str], home: Path, size: tuple[int, int] = (100, 30)) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.outer, self._inner = pty.openpty()
        self.resize(*size, tells=False)
        ours, theirs = socket.socketpair()
        environ = {name: value for name, value in os.environ.items() if name not in BESIDE}
        environ |= {
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "HOME": str(home),
            "EDITOR": shutil.which("true") or "true", "PATH": str(home / "no-programs"),
            "WALK_STACKS": str(home / "stacks"), "WALK_SOCKET": str(theirs.fileno()),
            **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "CACHE", "STATE", "DATA")},
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), *arguments], stdin=self._inner, stdout=self._inner, stderr=self._inner,
            env=environ, start_new_session=True, pass_fds=[theirs.fileno()], cwd=home,
        )  # fmt: skip
        theirs.close()
        self._stacks = home / "stacks"
        self._ended_by = home / "ended-by"
        self._ended_by.unlink(missing_ok=True)
        self._asked = ours
        self._heard = b""
        self.output = OutputCheck()
        self._is_closed = False
        self._takes_output = threading.Event()
        self._takes_output.set()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        with suppress(OSError):  # the program has ended
            while self._takes_output.wait() and not self._is_closed:
                if select.select([self.outer], [], [], 0.05)[0]:
                    self.output.feed(os.read(self.outer, 65536))

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """Take nothing of what is written, as a line that hangs."""
        self._takes_output.clear()
        yield
        self._takes_output.set()

    def hang_up(self) -> int:
        """Close the terminal, and give the exit code of the program once it has noticed."""
        self._close_terminal()
        return self.process.wait(10)

    def _close_terminal(self) -> None:
        # As long as somebody reads it, it stays open.
        self._is_closed = True
        self._takes_output.set()
        self._reading.join()
        os.close(self._inner)
        os.close(self.outer)

    def type(self, data: bytes) -> None:
        """Send bytes as a terminal does, and wait until the program has read them."""
        view, end = memoryview(data), time.monotonic() + 10
        while view:
            if not select.select([], [self.outer], [], 0.2)[1]:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise UnansweredError(f"what is typed is not read; {self._busy_with()}")
                continue
            view = view[os.write(self.outer, view[:512]) :]
        while self._unread() and time.monotonic() < end and self.process.poll() is None:
            time.sleep(0.0005)

    def _unread(self) -> int:
        waiting = array.array("i", [0])
        fcntl.ioctl(self._inner, termios.FIONREAD, waiting)
        return waiting[0]

    def resize(self, width: int, height: int, *, tells: bool = True) -> None:
        """Change the size of the terminal."""
        fcntl.ioctl(self._inner, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        if tells:
            os.kill(self.process.pid, signal.SIGWINCH)

    def ask(self, question: str = "ping", seconds: float = 10) -> dict[str, Any]:
        """The answer to a question; it holds what should never be under `problems`.

        Args:
            question: `ping`, `settle`, `memory` or `collect`.
            seconds: what it may take of a processor, and ten times as long where others have that.

        """
        with suppress(OSError):
            self._asked.send(question.encode() + b"\n")
        self._asked.settimeout(0.2)
        used, end = self.used_seconds() + seconds, time.monotonic() + 10 * seconds
        while b"\n" not in self._heard:
            try:
                data = self._asked.recv(65536)
            except TimeoutError:
                if self.used_seconds() < used and time.monotonic() < end:
                    continue
                raise UnansweredError(f"{question!r} is not answered; {self._busy_with()}") from None
            except OSError:
                data = b""
            if not data:
                self._end()
            self._heard += data
        line, self._heard = self._heard.split(b"\n", 1)
        answer: dict[str, Any] = json.loads(line)
        return answer

    def used_seconds(self) -> float:
        """Seconds of a processor that the program has used."""
        ticks = sum(map(int, self._stat()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def _stat(self) -> list[str]:
        """What the system knows of the program, from its state on."""
        return Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()

    def _busy_with(self) -> str:
        """What the program is doing, where it does not answer."""
        os.kill(self.process.pid, signal.SIGUSR1)
        time.sleep(0.5)
        state = self._stat()[0]
        main_thread = self._stacks.read_text(encoding="utf-8").rsplit("\n\n", 1)[-1]
        return f"state {state}: {main_thread}"

    def settle(self, seconds: float = 30) -> dict[str, Any]:
        """Wait until nothing is under way in the program and all that it wrote has arrived."""
        answer = self.ask("settle", seconds)
        self.output.wait_until_quiet()
        return answer

    def _end(self) -> None:
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.output.wait_until_quiet()
        by = self._ended_by.read_text(encoding="utf-8") if self._ended_by.exists() else ""
        raise EndedError(self.process.poll(), by, self.output.last_text())

    def close(self) -> int | None:
        """End the program, and give its exit code."""
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGCONT)
        self.process.terminate()
        try:
            code = self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = None
        self._asked.close()
        if not self._is_closed:
            self._close_terminal()
        return code
