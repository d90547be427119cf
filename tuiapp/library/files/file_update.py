"""Changing a file that other programs change too, so that nobody's version of it is lost.

Our own programs lock the folder (`folder_lock`). An editor takes no lock and can save at any moment, so a file is read,
changed and written aside, and then exchanges its name with the new one only where it still says what was read. What
comes out of the exchange is looked at again: where an editor has saved in between, that is its version, and the change
is made to that one in turn. Where this cannot be done, it is kept beside the file under a name of its own.

An editor may also save, after our change, what it had read before it: then the change is gone. This cannot be
prevented, but who looks again a moment later finds it and makes the change again.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from tuiapp.library.files.aside import keep_beside, written_aside
from tuiapp.library.files.replace_if_unchanged import Placed, Replaced, put_version, read_settled
from tuiapp.library.files.stamp import stamp_of, unless_young
from tuiapp.messages import _

_LONGEST: Final = 4.0
"""Seconds for which a file that is changed all the time is tried."""

WATCH: Final = 0.25
"""Seconds after which an editor that was saving has saved what it had read before, also on a busy machine."""


class NewContent(Protocol):
    """What a file is to hold, with whatever else its maker wants to know of it."""

    @property
    def data(self) -> bytes:
        """All bytes of the file."""
        ...


New = TypeVar("New", bound=NewContent)


class FileUpdate(Generic[New]):
    """A change to one file.

    Attributes:
        written: what was written: mostly one content, none where nothing had to be changed, more where another program
            saved meanwhile.
        copies: versions of other programs that could not be taken over and are kept beside the file.
        is_contested: whether another program has just written the file too, so that `is_undone` should be asked WATCH
            seconds later.

    """

    def __init__(self, path: Path, change: Callable[[bytes | None], New | None]) -> None:
        """Prepare a change.

        Args:
            path: the file, whose folder is there; a link is followed.
            change: gives the new content for the present one (None: there is no file), or None where nothing is to be
                changed. It is called again for each version that another program has saved meanwhile.

        """
        self.path = Path(os.path.realpath(path))
        self.written: list[New] = []
        self.copies: list[Path] = []
        self.is_contested = False
        self._change = change
        self._base: bytes | None = None
        """The version that the change is made to next."""
        self._expected: bytes | None = None
        """What the file has to hold for the new version to take its place."""
        self._stray: Path | None = None
        """Where `_base` is kept while it is a version that was taken out of its place by us."""
        self._replaced: list[Replaced] = []

    def run(self) -> None:
        """Make the change, while the lock of the folder is held, and not again where it has been made.

        It is on the disk when the folder has been synchronised too: see `sync_folder`.

        Raises:
            OSError: it could not be written, or is being changed all the time; it is as another program left it.

        """
        self.is_contested |= any(stamp := stamp_of(str(self.path))) and not any(unless_young(stamp))
        self._base = self._expected = read_settled(self.path)
        self._take_late_version()
        until = time.monotonic() + _LONGEST
        while not self._is_made():
            if time.monotonic() > until:
                raise OSError(errno.EBUSY, _("another program changes it all the time; try again"), str(self.path))
        if not self.is_contested:
            self.close()

    def is_undone(self) -> bool:
        """Whether another program has saved something since that has not got the change; raises OSError."""
        return any(replaced.late_version() is not None for replaced in self._replaced) or (
            self._change(read_settled(self.path)) is not None
        )

    def close(self) -> None:
        """Forget the versions that were replaced."""
        for replaced in self._replaced:
            replaced.close()
        self._replaced.clear()

    def _take_late_version(self) -> None:
        """Go on from what an editor has written into a version that had been replaced, if one has.

        Where another program has changed the file since, that would undo it: then the late version is kept beside it.
        """
        for replaced in self._replaced:
            if (late := replaced.late_version()) is None:
                continue
            with written_aside(self.path, [late]) as aside:
                copy = keep_beside(aside, self.path)
            if self.written and self.written[-1].data == self._base:
                self._stray, self._base = copy, late
            else:
                self.copies.append(copy)
            replaced.close()
            self._replaced.remove(replaced)
            break

    def _is_made(self) -> bool:
        """Make the change to the present version; False where that has to be looked at again."""
        new = self._change(self._base)
        wanted = self._base if new is None else new.data
        if wanted is None or wanted == self._expected:
            self._drop_stray()
            return True
        placed = put_version(self.path, self._expected, wanted)
        if placed is None:
            self._start_over_from_what_is_there()
            return False
        if new is not None:
            # To a stray version the change has been made from the beginning.
            self.written = [*([] if self._stray else self.written), new]
        self._drop_stray()
        return self._is_still_there(wanted, placed)

    def _start_over_from_what_is_there(self) -> None:
        if self._stray:
            self.copies.append(self._stray)
            self._stray = None
        self._base = self._expected = read_settled(self.path)

    def _is_still_there(self, wanted: bytes, placed: Placed) -> bool:
        """Whether a version is in place that took the place of what had been read; else go on from the other one."""
        if placed.replaced:
            self._replaced.append(placed.replaced)
        if placed.copy and placed.version is not None:
            self.is_contested = True
            self._stray, self._base, self._expected = placed.copy, placed.version, wanted
            return False
        if placed.copy:
            self.copies.append(placed.copy)
        self._base = self._expected = read_settled(self.path)
        return self._base == wanted

    def _drop_stray(self) -> None:
        if self._stray:
            self._stray.unlink(missing_ok=True)
            self._stray = None


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        # Some network folders have nothing to be synchronised.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
