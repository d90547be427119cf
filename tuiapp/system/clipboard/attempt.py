"""One attempt at the clipboard: the tools that it runs, and the time that they have."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import Final, Literal, NamedTuple

STEP_SECONDS: Final = 1.0
"""How long one tool may take; a clipboard answers in milliseconds or not at all."""

ALL_SECONDS: Final = 2.8
"""How long all tools of an attempt may take, so that the reader knows within three seconds."""

NOT_FOUND: Final = 127
"""The exit code that shells, and our own children, give where there is no such program."""

Trouble = Literal["missing", "silent", "wrong"]
"""Why a tool did not do it: it is not there, it did not answer in time, it failed or gave back another text."""


class Answer(NamedTuple):
    """What a tool printed, or why it did not do what it was asked."""

    output: str
    trouble: Trouble | None = None


class Attempt:
    """Seconds for tools, one each and three in all, none once called off; what hangs is killed with all it started."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self._end = time.monotonic() + ALL_SECONDS
        self._running: subprocess.Popen[bytes] | None = None
        self._is_off = False
        self._lock = Lock()

    def run(self, command: Sequence[str], text: str = "", *, reads: bool = False) -> Answer:
        """Give a tool a text and wait for what it prints, off our screen; never raises."""
        output, trouble = self.run_bytes(command, text, reads=reads)
        return Answer(output.decode("utf-8", "replace"), trouble)

    def run_bytes(self, command: Sequence[str], text: str = "", *, reads: bool = True) -> tuple[bytes, Trouble | None]:
        """The same with the bytes that a tool prints, which may be in any encoding."""
        try:
            process = self._start(command, reads=reads)
        except OSError:
            return b"", "missing"
        if process is None:
            return b"", "silent"
        try:
            seconds = max(0.0, min(STEP_SECONDS, self._end - time.monotonic()))
            output, _ = process.communicate(text.encode("utf-8"), timeout=seconds)
        except subprocess.TimeoutExpired:
            _kill(process)
            return b"", "silent"
        if process.returncode:
            return b"", "missing" if process.returncode == NOT_FOUND else "wrong"
        return output or b"", None

    def call_off(self) -> None:
        """Kill what runs and start nothing more; any thread may ask for it."""
        with self._lock:
            self._is_off = True
            if self._running and self._running.poll() is None:
                _signal_group(self._running)

    def _start(self, command: Sequence[str], *, reads: bool) -> subprocess.Popen[bytes] | None:
        # xclip and wl-copy stay behind to serve what was copied; with a pipe as their output they would seem to hang.
        stdout = subprocess.PIPE if reads else subprocess.DEVNULL
        with self._lock:
            if self._is_off:
                return None
            self._running = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.DEVNULL,
                env=self.environ, start_new_session=True,
            )  # fmt: skip
            return self._running


def _kill(process: subprocess.Popen[bytes]) -> None:
    _signal_group(process)
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()
    # A process that waits for a dead disk cannot even be killed, and is not waited for.
    with suppress(subprocess.TimeoutExpired):
        process.wait(0.1)


def _signal_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
