"""Reading digests in a process beside the screen, so that no key ever waits for it.

    python -m tuiapp.startup.background_reader SNAPSHOT SHOWN PATH …

It prints `walked FINGERPRINT`, `read DONE TOTAL`, and `index FILE` for each index that can be mapped, but not the one
with the checksum SHOWN. An empty SNAPSHOT keeps nothing. It runs no longer than its standard input is open.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import IO, Final, NamedTuple

from tuiapp.library.index import snapshot
from tuiapp.library.index.corpus import Corpus
from tuiapp.library.index.progress import Progress
from tuiapp.startup.child_process import ChildProcess, end_with_the_screen

_NICE: Final = 5
"""How far the reader of digests stands back behind the screen, where processors are few."""


_BETWEEN_LOOKS: Final = 0.01


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


class BackgroundReader(ChildProcess):
    """A process that brings the index of a corpus up to date.

    Attributes:
        fingerprint: that of the digests as they were read; "" until it has looked for them.

    """

    def __init__(self, paths: Sequence[str], snapshot_file: Path | None, shown: str = "") -> None:
        """Start it; raises OSError.

        Args:
            paths: the files and folders of the corpus.
            snapshot_file: where the index is kept; None keeps nothing.
            shown: the checksum of the index that the screen has already.

        """
        self._snapshot_file = snapshot_file
        self.fingerprint = ""
        super().__init__("tuiapp.startup.background_reader", str(snapshot_file or ""), shown, *paths)

    async def steps(self) -> AsyncGenerator[Progress | IndexFile, None]:
        """What it says until it has ended, which it has when this ends; raises OSError where it failed."""
        async with aclosing(self.lines()) as lines:
            async for line in lines:
                kind, _space, rest = line.partition(" ")
                if kind == "walked":
                    self.fingerprint = rest
                elif kind == "read":
                    yield Progress(*map(int, rest.split()))
                elif kind == "index":
                    path = Path(rest)
                    yield IndexFile(path, is_spare=path != self._snapshot_file)


def main(snapshot_file: str, shown: str, *paths: str) -> None:
    """Read, keep, and print what the screen has to know; raises OSError."""
    threading.Thread(target=end_with_the_screen, daemon=True).start()
    os.nice(_NICE)
    # It makes much, throws hardly anything away and soon ends.
    gc.disable()
    _remove_what_others_left()
    spares = _read(Path(snapshot_file) if snapshot_file else None, shown, paths)
    # Until the screen has mapped and removed them: another reader takes one that nobody holds for left behind.
    while any(os.path.exists(spare.name) for spare in spares):
        time.sleep(_BETWEEN_LOOKS)


def _read(file: Path | None, shown: str, paths: Sequence[str]) -> list[IO[bytes]]:
    """Bring the index up to date, and say so; the files that were written for the screen alone."""
    from tuiapp.library.files.walked import walked
    from tuiapp.library.index.refresh import refreshed

    walk = walked(paths)
    print("walked", walk.fingerprint, flush=True)
    kept = snapshot.load(file) if file else None
    last_percent, is_told = -1, False
    spares: list[IO[bytes]] = []
    for step in refreshed(walk, file, kept):
        if isinstance(step, Progress):
            # A line for each of a hundred thousand files would keep the screen busy.
            if (percent := step.done * 100 // step.total) != last_percent:
                print("read", *step, flush=True)
                last_percent = percent
        else:
            if step.file is None:
                spares.append(snapshot.save_aside(step.pieces))
            _tell_of_index(step.file or spares[-1].name)
            is_told = True
    # Another program on the same corpus, or a command, may have read the digests since the screen did.
    if file and kept and not is_told and kept.checksum != shown:
        _tell_of_index(file)
    return spares


def _tell_of_index(path: Path | str) -> None:
    # A path may hold any byte.
    sys.stdout.buffer.write(b"index " + os.fsencode(path) + b"\n")
    sys.stdout.flush()


def _remove_what_others_left() -> None:
    """Remove the files of programs that were killed from the folder for temporary ones."""
    import tempfile

    from tuiapp.library.files.aside import remove_spare_files

    remove_spare_files(Path(tempfile.gettempdir()))


if __name__ == "__main__":
    main(*sys.argv[1:])
