"""Noticing in a process beside the screen that digests have changed, so that no key ever waits for it.

    python -m tuiapp.startup.watcher FINGERPRINT PATH …

It prints `changed` where the digests are no longer those of the fingerprint (`library.files.walked`), then waits until
the screen has read them and says the fingerprint of what it has read; and so on. It runs no longer than its standard
input is open.

Two ways of noticing complete each other. The system says at once what becomes of a folder, which costs nothing while
nothing happens (`watchfiles`); but not everything, and nothing at all of what another machine does to a shared folder.
So all stamps are compared too, in a fixed share of a processor's time: every second and a half as long as there are a
few thousand files, more seldom where there are more.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from queue import SimpleQueue
from typing import Final

from tuiapp.library.files.walked import fingerprint
from tuiapp.library.formats import is_digest
from tuiapp.startup.child_process import ChildProcess, end_with_the_screen

_NICE: Final = 5
"""How far the watcher stands back behind the screen, where processors are few."""

QUIET_SECONDS: Final = 0.25
"""A change is over when nothing has followed it for so long: a pull of a thousand files is one change."""

LONGEST_CHANGE_SECONDS: Final = 1.0
"""After so long a change is told though it is not over."""

BETWEEN_LOOKS_SECONDS: Final = 1.4
"""The shortest time between two comparisons of all stamps."""

LOOKING_SHARE: Final = 1 / 250
"""The largest share of a processor's time that comparing stamps takes while nothing happens."""

UNTIL_NEXT_TRY: Final = 40
"""Looks after which the system is asked again for what it has refused; asking costs as much as some looks."""


class Watcher(ChildProcess):
    """A process that says when digests have changed."""

    def __init__(self, paths: Sequence[str], known: str) -> None:
        """Start it; raises OSError.

        Args:
            paths: the files and folders of the corpus.
            known: the fingerprint of the digests that the screen shows.

        """
        super().__init__("tuiapp.startup.watcher", known, *paths)

    async def changes(self) -> AsyncGenerator[None, None]:
        """An item for each change; raises OSError where the process failed."""
        async with aclosing(self.lines()) as lines:
            async for _line in lines:
                yield

    def read(self, known: str) -> None:
        """Tell it that a change was read; raises OSError where it has ended.

        Args:
            known: the fingerprint of the digests as they were read; "" where reading them has failed.

        """
        self.tell(known)


class Looks:
    """Comparing all stamps, as often as its share of a processor's time allows."""

    def __init__(self, paths: Sequence[str], known: str) -> None:
        self._paths = paths
        self._next_look = 0.0
        self.known = known

    @property
    def is_due(self) -> bool:
        """Whether it is time to look though nothing was said to have happened."""
        return time.monotonic() >= self._next_look

    def has_changed(self) -> bool:
        """Whether the digests are no longer those that are known, once they do not change any more."""
        last, end = self.known, time.monotonic() + LONGEST_CHANGE_SECONDS
        while (now := self.look()) != last and time.monotonic() < end:
            last = now
            time.sleep(QUIET_SECONDS)
        return now != self.known

    def look(self) -> str:
        """The fingerprint of the digests now."""
        begun = time.process_time()
        found = fingerprint(self._paths)
        pause = max(BETWEEN_LOOKS_SECONDS, (time.process_time() - begun) / LOOKING_SHARE)
        self._next_look = time.monotonic() + pause
        return found


def main(known: str, *paths: str) -> None:
    """Print what the screen has to know for as long as there is one."""
    answers = SimpleQueue[str]()
    threading.Thread(target=end_with_the_screen, args=[answers.put], daemon=True).start()
    os.nice(_NICE)
    looks = Looks(paths, known)
    for is_certain in moments(paths):
        if is_certain or ((is_certain is None or looks.is_due) and looks.has_changed()):
            print("changed", flush=True)
            looks.known = answers.get() or looks.look()


def moments(paths: Sequence[str]) -> Iterator[bool | None]:
    """Moments at which digests may have changed: True where they surely have, False now and then, None between."""
    yield None
    while True:
        pauses = 1
        try:
            yield from _told([path for path in paths if os.path.isdir(path)])
        except (OSError, RuntimeError):
            # The system has no watches left, or not for these folders; stamps must do.
            pauses = UNTIL_NEXT_TRY
        for _ in range(pauses):
            time.sleep(BETWEEN_LOOKS_SECONDS)
            yield False


def _told(folders: Sequence[str]) -> Iterator[bool | None]:
    """The moments for as long as the folders are the ones that they were; others may come in their place."""
    if not folders:
        return
    from watchfiles import watch

    there, roots = _inodes(folders), [os.path.realpath(folder) for folder in folders]
    changes = watch(
        *roots,
        watch_filter=None,
        step=int(1000 * QUIET_SECONDS),
        debounce=int(1000 * LONGEST_CHANGE_SECONDS),
        rust_timeout=int(1000 * BETWEEN_LOOKS_SECONDS),
        yield_on_timeout=True,
        force_polling=False,
        ignore_permission_denied=True,
    )
    # What happened before the system was asked.
    yield None
    for change in changes:
        concerned = {_concerns(roots, path) for _kind, path in change}
        yield True if True in concerned else None if None in concerned else False
        if _inodes(folders) != there:
            yield None
            return


def _inodes(folders: Sequence[str]) -> list[tuple[int, int]]:
    """What tells each folder from another one of its name."""
    found = []
    for folder in folders:
        try:
            status = os.stat(folder)
        except OSError:
            found.append((0, 0))
        else:
            found.append((status.st_dev, status.st_ino))
    return found


def _concerns(roots: Sequence[str], path: str) -> bool | None:
    """Whether what happened to a path concerns a digest: not where it is hidden or of another kind; None: perhaps."""
    inside = min((os.path.relpath(path, root) for root in roots), key=len)
    if any(part.startswith(".") and part.strip(".") for part in inside.split(os.sep)):
        return False
    if is_digest(path):
        return True
    # Of what is gone nobody knows whether it was a folder.
    return None if os.path.isdir(path) or not os.path.lexists(path) else False


if __name__ == "__main__":
    main(*sys.argv[1:])
