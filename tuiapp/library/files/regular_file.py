"""The bytes of regular files: a pipe would block for ever, and a device would never end."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from typing import Final

from tuiapp.messages import _

LARGEST: Final = 256 * 2**20
"""Bytes of one file above which it is refused unread; a year of digests has about 5 MB."""


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file of at most LARGEST bytes; raises OSError for anything else."""
    with open_regular(path) as file:
        return file.read()


def open_regular(path: str) -> BufferedReader:
    """Open a regular file of at most LARGEST bytes for reading; raises OSError for anything else."""
    # A pipe would block for ever at open, and a device would never end.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    file = open(descriptor, "rb")  # noqa: SIM115 - the caller closes it
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, _("not a regular file"), path)
        if status.st_size > LARGEST:
            raise OSError(errno.EFBIG, _("larger than {size} MiB").format(size=LARGEST >> 20), path)
    except BaseException:
        file.close()
        raise
    return file
