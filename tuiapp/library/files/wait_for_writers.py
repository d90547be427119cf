"""Waiting until no program has a file open for writing: an editor that saves in place empties the file first."""

from __future__ import annotations

import errno
import fcntl
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import Final

from tuiapp.messages import _

LONGEST_WAIT: Final = 2.0
"""Seconds that are waited for a program that writes the file."""

_BETWEEN_TRIES: Final = 0.005

GRACE: Final = 0.005
"""Seconds in which an editor that has begun to save has mostly done so, where the system does not tell."""


@contextmanager
def no_writer(file: BufferedReader, name: str) -> Iterator[bool]:
    """Keep every other program from opening a file for writing; who tries meanwhile waits in the system.

    This is a lease (fcntl(2), F_SETLEASE), which Linux grants to the owner of a file on a local disk. Where there is
    none to be had, nothing is kept from anybody, and an editor may be in the middle of saving.

    Args:
        file: the file, open for reading only.
        name: its path, for the message.

    Yields:
        Whether it is certain that nobody has the file open for writing.

    Raises:
        OSError: EBUSY where a program has had it open for writing for LONGEST_WAIT.

    """
    is_leased = _wait_for_lease(file.fileno(), time.monotonic() + LONGEST_WAIT, name)
    try:
        yield is_leased
    finally:
        if is_leased:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)


def _wait_for_lease(descriptor: int, deadline: float, name: str) -> bool:
    """Whether a lease was granted; False where the system has none for this file."""
    if sys.platform != "linux":
        return False
    while True:
        try:
            # Whoever waits for us is announced by a signal; this one is ignored, where SIGIO would end the program.
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OSError(errno.EBUSY, _("another program is still writing it; try again"), name) from None
            time.sleep(_BETWEEN_TRIES)
        except OSError:
            return False
        else:
            return True
