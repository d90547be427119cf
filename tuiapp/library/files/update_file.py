"""Changing a file that other programs change too, so that nobody's version of it is lost.

Our own programs lock the folder (`folder_lock`). An editor takes no lock and can save at any moment, so a file is read,
changed and written aside, and then exchanges its name with the new one only where it still says what was read. What
comes out of the exchange is looked at again: where an editor has saved in between, that is its version, and the change
is made to that one in turn. Where this cannot be done, it is kept beside the file under a name of its own.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from tuiapp.library.files.aside import exchange_name, keep_beside, written_aside
from tuiapp.library.files.exchange import exchange
from tuiapp.library.files.no_writer import GRACE, no_writer
from tuiapp.library.files.read_file import open_regular
from tuiapp.library.files.stamp import stamp_of, unless_young
from tuiapp.messages import _

_LONGEST: Final = 4.0
"""Seconds for which a file that is changed all the time is tried."""

_NO_LINKS_HERE: Final = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What file systems without hard links answer, as FAT."""

_ANY_WRITE: Final = 0o222

WATCH: Final = 0.1
"""Seconds after which an editor that was saving has saved what it had read before; see `is_contested`."""


def is_contested(path: Path) -> bool:
    """Whether another program has just written a file, so that it may be about to write it again.

    What an editor had read before our change and saves after it has not got our change. That cannot be prevented, but
    who looks again after WATCH seconds finds it and makes the change again.
    """
    stamp = stamp_of(str(path))
    return any(stamp) and not any(unless_young(stamp))


class NewContent(Protocol):
    """What a file is to hold, with whatever else its maker wants to know of it."""

    @property
    def data(self) -> bytes:
        """All bytes of the file."""
        ...


New = TypeVar("New", bound=NewContent)


class Updated(NamedTuple, Generic[New]):
    """What was written: mostly one content, none where nothing had to be changed, more where an editor saved meanwhile.

    `copies` are versions of other programs that could not be taken over and are kept beside the file.
    """

    written: tuple[New, ...]
    copies: tuple[Path, ...]


def update_file(path: Path, change: Callable[[bytes | None], New | None]) -> Updated[New]:
    """Change a file, whatever other programs do to it meanwhile; the caller holds the lock of its folder.

    It is on the disk when the folder has been synchronised too: see `sync_folder`.

    Args:
        path: the file, whose folder is there; a link is followed.
        change: gives the new content for the present one (None: there is no file), or None where nothing is to be
            changed. It is called again for each version that another program has saved meanwhile.

    Raises:
        OSError: it could not be written, or is being changed all the time. The file is as another program left it.

    """
    update: _Update[New] = _Update(Path(os.path.realpath(path)), change)
    until = time.monotonic() + _LONGEST
    while not update.is_done:
        if time.monotonic() > until:
            raise OSError(errno.EBUSY, _("another program changes it all the time; try again"), str(path))
        update.step()
    return Updated(tuple(update.written), tuple(update.copies))


class _Update(Generic[New]):
    """A change to one file under way."""

    def __init__(self, path: Path, change: Callable[[bytes | None], New | None]) -> None:
        self._path = path
        self._change = change
        self._base = read_settled(path)
        """The version that the change is made to next."""
        self._expected = self._base
        """What the file has to hold for the new version to take its place."""
        self._stray: Path | None = None
        """Where `_base` is kept while it is a version that was taken out of its place by us."""
        self.written: list[New] = []
        self.copies: list[Path] = []
        self.is_done = False

    def step(self) -> None:
        """Make the change to the present version, unless it has been made, and see what it replaced."""
        new = self._change(self._base)
        wanted = self._base if new is None else new.data
        if wanted is None or wanted == self._expected:
            self._drop_stray()
            self.is_done = True
        elif (outcome := _put(self._path, self._expected, wanted)) is None:
            self._start_over_from_what_is_there()
        else:
            # With a stray version, the change has been made to that one from the beginning.
            self.written = [*([] if self._stray else self.written), *([new] if new else [])]
            self._drop_stray()
            self._look_again(wanted, outcome)

    def _start_over_from_what_is_there(self) -> None:
        if self._stray:
            self.copies.append(self._stray)
            self._stray = None
        self._base = self._expected = read_settled(self._path)

    def _look_again(self, wanted: bytes, outcome: _Placed) -> None:
        """Go on from the version that was replaced, where that is none that we had read, or from what is there now."""
        if outcome.copy and outcome.version is None:
            self.copies.append(outcome.copy)
        elif outcome.copy:
            self._stray, self._base, self._expected = outcome.copy, outcome.version, wanted
            return
        self._base = self._expected = read_settled(self._path)
        self.is_done = self._base == wanted

    def _drop_stray(self) -> None:
        if self._stray:
            self._stray.unlink(missing_ok=True)
            self._stray = None


class _Placed(NamedTuple):
    """That a new version is in its place; `copy` keeps what was there, where that is none that we had read.

    `version` is what it holds, None where another program writes it for so long that this cannot be told.
    """

    copy: Path | None = None
    version: bytes | None = None


def _put(path: Path, expected: bytes | None, wanted: bytes) -> _Placed | None:
    """Put a new version in place where a file holds what is expected; None where it does not."""
    _refuse_write_protected(path)
    with written_aside(path, [wanted]) as aside:
        if expected is None:
            return _Placed() if _is_made(aside, path) else None
        ready = exchange_name(path, expected, wanted)
        os.rename(aside, ready)
        is_exchanged = False
        try:
            with open_regular(str(path)) as file, no_writer(file, str(path)) as is_certain:
                if file.read() != expected or not os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
                    return None
                exchange(ready, path)
                is_exchanged = True
        except FileNotFoundError:
            return None
        finally:
            if not is_exchanged:
                ready.unlink(missing_ok=True)
        if not is_certain:
            time.sleep(GRACE)
        return _replaced(ready, path, expected)


def _replaced(old: Path, path: Path, expected: bytes) -> _Placed:
    """Remove what was replaced where it is what was expected, else keep it."""
    try:
        version = read_settled(old)
    except OSError:
        version = None
    if version == expected:
        old.unlink()
        return _Placed()
    return _Placed(keep_beside(old, path), version)


def _is_made(aside: Path, path: Path) -> bool:
    """Give a file its name where none is there yet."""
    try:
        os.link(aside, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS_HERE:
            raise
        if os.path.lexists(path):
            return False
        os.rename(aside, path)
    return True


def _refuse_write_protected(path: Path) -> None:
    """Raise for a file that its owner has protected: to be replaced, it need not be writable."""
    try:
        is_protected = not os.stat(path).st_mode & _ANY_WRITE
    except FileNotFoundError:
        return
    if is_protected:
        raise PermissionError(errno.EACCES, _("it is write-protected"), str(path))


def read_settled(path: Path) -> bytes | None:
    """What a file holds when nobody is writing it any more; None where there is none; raises OSError."""
    try:
        file = open_regular(str(path))
    except FileNotFoundError:
        return None
    with file, no_writer(file, str(path)):
        return file.read()


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        # Some network folders have nothing to be synchronised.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
