"""Reading digests in a process beside the screen, so that no key ever waits for it.

    python -m tuiapp.startup.background_reader SNAPSHOT PATH …

It prints `read DONE TOTAL`, and `index FILE` for each index that can be mapped: where nothing has changed, nothing.
An empty SNAPSHOT keeps nothing. It runs no longer than its standard input is open.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import AsyncGenerator, Sequence
from functools import partial
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from typing import Final, NamedTuple

from tuiapp.library.index import snapshot
from tuiapp.library.index.corpus import Corpus
from tuiapp.library.index.progress import Progress
from tuiapp.messages import _

_NICE: Final = 5
"""How far the reader of digests stands back behind the screen, where processors are few."""


class IndexFile(NamedTuple):
    """A file with the index of the corpus; `is_spare` where it was written for this one screen, which removes it."""

    path: Path
    is_spare: bool

    def mapped(self) -> Corpus | None:
        """The corpus of the index; None where it was damaged meanwhile."""
        corpus = snapshot.load(self.path)
        if self.is_spare:
            self.path.unlink(missing_ok=True)
        return corpus


class BackgroundReader:
    """A process that brings the index of a corpus up to date."""

    def __init__(self, paths: Sequence[str], snapshot_file: Path | None) -> None:
        """Start it; raises OSError."""
        self._snapshot_file = snapshot_file
        command = [sys.executable, "-m", "tuiapp.startup.background_reader", str(snapshot_file or ""), *paths]
        # A group of its own, with the processes that it has read for it.
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=STDOUT, process_group=0)

    def stop(self) -> None:
        """End it where it has not ended, and all that it has begun."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    async def steps(self) -> AsyncGenerator[Progress | IndexFile, None]:
        """What it says until it has ended, which it has when this ends; raises OSError where it failed."""
        import asyncio

        output = asyncio.StreamReader()
        protocol = partial(asyncio.StreamReaderProtocol, output)
        said = ""
        pipe, _protocol = await asyncio.get_running_loop().connect_read_pipe(protocol, self._process.stdout)
        try:
            async for line in output:
                said = os.fsdecode(line.rstrip(b"\n"))
                kind, _space, rest = said.partition(" ")
                if kind == "read":
                    yield Progress(*map(int, rest.split()))
                elif kind == "index":
                    path = Path(rest)
                    yield IndexFile(path, is_spare=path != self._snapshot_file)
            if code := await asyncio.to_thread(self._process.wait):
                raise OSError(said or _("the background reader ended with exit code {code}").format(code=code))
        finally:
            pipe.close()
            self.stop()


def main(snapshot_file: str, *paths: str) -> None:
    """Read, keep, and print what the screen has to know; raises OSError."""
    from tuiapp.library.index.refresh import refreshed

    threading.Thread(target=_end_with_the_screen, daemon=True).start()
    os.nice(_NICE)
    # It makes much, throws hardly anything away and soon ends.
    gc.disable()
    file = Path(snapshot_file) if snapshot_file else None
    shown = -1
    for step in refreshed(paths, file, snapshot.load(file) if file else None):
        if isinstance(step, Progress):
            # A line for each of a hundred thousand files would keep the screen busy.
            if (percent := step.done * 100 // step.total) != shown:
                print("read", *step, flush=True)
                shown = percent
        else:
            place = step.file or snapshot.save_aside(step.pieces)
            # A path may hold any byte.
            sys.stdout.buffer.write(b"index " + os.fsencode(place) + b"\n")
            sys.stdout.flush()


def _end_with_the_screen() -> None:
    """End, with all processes that were begun here, when the screen is gone, however it went."""
    # Not by a file object, on whose lock the end of the interpreter would fail.
    while os.read(0, 1024):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
