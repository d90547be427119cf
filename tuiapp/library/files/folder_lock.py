"""One program at a time changes the files of a folder."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tuiapp.messages import _

LOCK_NAME: Final = ".tuiapp.lock"
"""A hidden file that is there while someone writes; a killed program leaves it behind, but no lock on it."""

LONGEST_WAIT: Final = 2.0
"""Seconds that a writer waits for another one."""

_BETWEEN_TRIES: Final = 0.01

_NO_LOCKS_HERE: Final = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
"""What file systems without locks answer, as some network folders; `update_file` looks twice in any case."""


@contextmanager
def locked(folder: Path, seconds: float = LONGEST_WAIT) -> Iterator[None]:
    """Hold the lock of a folder; it ends with the program, however that ends.

    Args:
        folder: the folder, which is made where it is missing.
        seconds: how long to wait for a program that has the lock.

    Raises:
        OSError: EBUSY where another program had it all that time; what the system says where nothing can be written.

    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOCK_NAME
    descriptor = _acquired(path, time.monotonic() + seconds)
    try:
        yield
    finally:
        # While it is locked: who waits for this file finds another one in its place, or none, and opens it anew.
        with suppress(OSError):
            os.unlink(path)
        os.close(descriptor)


def _acquired(path: Path, deadline: float) -> int:
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        except OSError as error:
            # Nobody knows the file that is meant, and it is the folder that cannot be written to.
            raise OSError(error.errno, error.strerror, str(path.parent)) from error
        try:
            if _is_locked(descriptor) and _is_in_place(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > deadline:
            raise OSError(errno.EBUSY, _("another program is writing into this folder; try again"), str(path.parent))
        time.sleep(_BETWEEN_TRIES)


def _is_locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS_HERE:
            raise
    return True


def _is_in_place(descriptor: int, path: Path) -> bool:
    """Whether the file that was locked is still the one that others would open."""
    try:
        there = os.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(descriptor), there)
