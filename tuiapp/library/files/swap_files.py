"""Two files exchange their names in one step, so that neither is ever missing and neither is lost."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path
from typing import Final

# Opened with the module: who calls has just compared what is there, and each moment until the exchange counts.
_LIBC: Final = ctypes.CDLL(None, use_errno=True)

_CURRENT_FOLDER: Final = -100
_EXCHANGE: Final = 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux; renameat2(2)."""

_SWAP: Final = 2
"""RENAME_SWAP of macOS; renamex_np(2)."""

_NOT_HERE: Final = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)
"""What systems and file systems answer that have no such call, as NFS."""


def exchange(one: Path, other: Path) -> None:
    """Let two files of one folder have each other's name; raises OSError.

    Where the system cannot do that in one step, `other` is replaced in one step and what was there before is kept by a
    link made just before: a file that a third program puts there between these two calls, some microseconds, is lost.
    """
    error = _exchanged(os.fsencode(one), os.fsencode(other))
    if error in _NOT_HERE:
        _exchange_by_link(one, other)
    elif error:
        raise OSError(error, os.strerror(error), str(other))


def _exchanged(one: bytes, other: bytes) -> int:
    """Ask the system for it; the error number, or 0."""
    if hasattr(_LIBC, "renameat2"):
        failed = _LIBC.renameat2(_CURRENT_FOLDER, one, _CURRENT_FOLDER, other, _EXCHANGE)
    elif hasattr(_LIBC, "renamex_np"):
        failed = _LIBC.renamex_np(one, other, _SWAP)
    else:
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0


def _exchange_by_link(one: Path, other: Path) -> None:
    link = one.with_name(f"{one.name[:200]}.{os.urandom(4).hex()}")
    os.link(other, link)
    try:
        os.replace(one, other)
    except BaseException:
        os.unlink(link)
        raise
    os.rename(link, one)
