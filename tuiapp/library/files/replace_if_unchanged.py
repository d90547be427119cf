"""Putting a new version of a file in place, where the file still holds what is expected."""

from __future__ import annotations

import errno
import os
import time
from io import BufferedReader
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.files.aside import exchange_name, keep_beside, written_aside
from tuiapp.library.files.regular_file import open_regular
from tuiapp.library.files.swap_files import exchange
from tuiapp.library.files.wait_for_writers import GRACE, no_writer
from tuiapp.messages import _

_NO_LINKS_HERE: Final = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What file systems without hard links answer, as FAT."""

_ANY_WRITE: Final = 0o222


class Replaced:
    """The version that was replaced: an editor that had opened it just before may write into it even now."""

    def __init__(self, file: BufferedReader, expected: bytes) -> None:
        self._file = file
        self._expected = expected

    def late_version(self) -> bytes | None:
        """What an editor has written into it since, if anything; raises OSError where it has not ended for seconds."""
        self._file.seek(0)
        with no_writer(self._file, self._file.name):
            version = self._file.read()
        return None if version == self._expected else version

    def close(self) -> None:
        """Forget it."""
        self._file.close()


class Placed(NamedTuple):
    """A new version is in its place.

    Attributes:
        replaced: what was there, where that is what was expected.
        copy: where that is kept, where it is another version.
        version: the bytes of that one; None where another program writes it for so long that they cannot be told.

    """

    replaced: Replaced | None = None
    copy: Path | None = None
    version: bytes | None = None


def put_version(path: Path, expected: bytes | None, wanted: bytes) -> Placed | None:
    """Put a new version in place where a file holds what is expected (None: where there is none).

    Args:
        path: the file, no link.
        expected: what was read of it.
        wanted: what it is to hold.

    Returns:
        None where it held something else; it is as it was then.

    Raises:
        OSError: it could not be written, or another program does not end writing it; it is as it was.

    """
    _refuse_write_protected(path)
    with written_aside(path, [wanted]) as aside:
        if expected is None:
            return Placed() if _is_made(aside, path) else None
        ready = exchange_name(path, expected, wanted)
        os.rename(aside, ready)
    return _replaced(ready, path, expected) if _is_exchanged(ready, path, expected) else None


def _is_exchanged(ready: Path, path: Path, expected: bytes) -> bool:
    """Exchange the names of two files where the second one holds what is expected; else remove the first one."""
    is_exchanged = False
    try:
        with open_regular(str(path)) as file, no_writer(file, str(path)) as is_certain:
            if file.read() == expected and os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
                exchange(ready, path)
                is_exchanged = True
        if is_exchanged and not is_certain:
            time.sleep(GRACE)
    except FileNotFoundError:
        # An editor has taken it away for a moment.
        pass
    finally:
        if not is_exchanged:
            ready.unlink(missing_ok=True)
    return is_exchanged


def _replaced(old: Path, path: Path, expected: bytes) -> Placed:
    """Take the name from what was replaced where that is what was expected, else keep it under another one."""
    file = open_regular(str(old))
    replaced = Replaced(file, expected)
    try:
        version = replaced.late_version()
    except OSError:
        file.close()
        return Placed(copy=keep_beside(old, path))
    if version is None:
        old.unlink()
        return Placed(replaced)
    file.close()
    return Placed(copy=keep_beside(old, path), version=version)


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
