"""A process beside the screen that does what takes long, and says in lines how far it is."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable
from functools import partial
from subprocess import PIPE, STDOUT, Popen
from typing import Final

from tuiapp.messages import _

_LONGEST_LINE: Final = 1 << 20
"""Bytes that a line may have."""


class ChildProcess:
    """A module of ours that runs in a process group of its own, which ends with it."""

    def __init__(self, module: str, *arguments: str) -> None:
        """Start it; raises OSError."""
        command = [sys.executable, "-m", module, *arguments]
        # A group of its own, with the processes that it has work for it.
        self._process = Popen(command, bufsize=0, stdin=PIPE, stdout=PIPE, stderr=STDOUT, process_group=0)

    def tell(self, word: str) -> None:
        """Say a word to it; raises OSError where it has ended."""
        if self._process.stdin:
            self._process.stdin.write(f"{word}\n".encode())

    def stop(self) -> None:
        """End it where it has not ended, and all that it has begun."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    async def lines(self) -> AsyncGenerator[str, None]:
        """What it prints until it has ended, which it has when this ends; raises OSError where it failed."""
        import asyncio

        output = asyncio.StreamReader(limit=_LONGEST_LINE)
        protocol = partial(asyncio.StreamReaderProtocol, output)
        said = ""
        pipe, _protocol = await asyncio.get_running_loop().connect_read_pipe(protocol, self._process.stdout)
        try:
            async for line in output:
                said = os.fsdecode(line.rstrip(b"\n"))
                yield said
            if code := await asyncio.to_thread(self._process.wait):
                raise OSError(said or _("the background process ended with exit code {code}").format(code=code))
        finally:
            pipe.close()
            self.stop()


def end_with_the_screen(hear: Callable[[str], None] | None = None) -> None:
    """End this process, with all that it has begun, when the screen is gone, however it went; for a thread.

    Args:
        hear: what takes the words that the screen says.

    """
    # Not by a file object, on whose lock the end of the interpreter would fail.
    while said := os.read(0, 1024):
        if hear:
            hear(said.decode().strip())
    os.killpg(0, signal.SIGKILL)
