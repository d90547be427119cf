"""Files that are written beside the one they will replace, under hidden names, and what killed writers leave of them.

A new file is written as `.NAME.RANDOM.tuiapp-new`. When it is whole it becomes `.NAME.OLD-NEW.tuiapp-old`, with the
checksums of what it should replace and of itself, and then exchanges its name with the file (`update_file`). Whatever
has such a name and one of these checksums can be made again, or was replaced on purpose; anything else under it was
saved by another program in just that moment, and is kept.
"""

from __future__ import annotations

import fcntl
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_LONGEST_NAME: Final = 255
"""Bytes that a file's name can have on nearly every file system."""

_NEW: Final = re.compile(r"^\..+\.[0-9a-f]{8}\.tuiapp-new$", re.DOTALL)
_OLD: Final = re.compile(r"^\.(?P<name>.+)\.(?P<before>[0-9a-f]{8})-(?P<after>[0-9a-f]{8})\.tuiapp-old$", re.DOTALL)
_SPARE: Final = re.compile(r"^tuiapp-[a-z0-9_]{8}$")
"""What `tempfile.mkstemp(prefix="tuiapp-")` makes, for an index that cannot be kept in the cache folder."""


@contextmanager
def written_aside(path: Path, pieces: Iterable[bytes], *, is_durable: bool = True) -> Iterator[Path]:
    """Write a file that is to replace another one, with its permissions, and remove it where that has not come to be.

    Args:
        path: the file that will be replaced or made; its folder is there.
        pieces: what to write.
        is_durable: whether to wait until it is on the disk.

    Raises:
        OSError: it could not be written.

    """
    aside = hidden(path, f".{os.urandom(4).hex()}.tuiapp-new")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with open(descriptor, "wb") as file:
            # Held as long as the file is in use, so that nobody takes it for what a killed program has left.
            with suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _take_permissions(descriptor, path)
            file.writelines(pieces)
            file.flush()
            if is_durable:
                os.fsync(descriptor)
            yield aside
    finally:
        aside.unlink(missing_ok=True)


def _take_permissions(descriptor: int, path: Path) -> None:
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return
    os.fchmod(descriptor, status.st_mode & 0o7777)
    # Only root can give a file away; for everybody else the file becomes theirs, as with any editor.
    with suppress(PermissionError):
        os.fchown(descriptor, status.st_uid, status.st_gid)


def hidden(path: Path, suffix: str) -> Path:
    """A hidden name beside a file, cut where that would be longer than the system allows."""
    return path.with_name(_cut(f".{path.name}", suffix))


def exchange_name(path: Path, before: bytes, after: bytes) -> Path:
    """The name of a file that is about to change places with another one, with the checksums of both."""
    return hidden(path, f".{zlib.crc32(before):08x}-{zlib.crc32(after):08x}.tuiapp-old")


def keep_beside(aside: Path, path: Path) -> Path:
    """Give what another program has saved a name that its user finds, which no reader takes for a digest.

    Returns:
        The new name: `NAME.other-version`, or with a number behind it.

    """
    number = 1
    while True:
        copy = path.with_name(_cut(path.name, ".other-version" + (f"-{number}" if number > 1 else "")))
        try:
            os.link(aside, copy)
        except FileExistsError:
            number += 1
            continue
        except OSError:
            # A file system without links.
            os.rename(aside, copy)
            return copy
        aside.unlink()
        return copy


def _cut(name: str, suffix: str) -> str:
    return os.fsdecode(os.fsencode(name)[: _LONGEST_NAME - len(suffix)]) + suffix


def remove_leftovers(folder: Path) -> list[Path]:
    """Remove what killed writers have left in a folder, while nobody else writes there.

    Returns:
        The files that were kept, because another program had saved them: see `keep_beside`.

    """
    kept = []
    for name in _names(folder):
        path = folder / name
        if _NEW.match(name):
            _remove_unless_in_use(path)
        elif old := _OLD.match(name):
            checksum = f"{zlib.crc32(path.read_bytes()):08x}"
            if checksum in (old["before"], old["after"]):
                path.unlink(missing_ok=True)
            else:
                kept.append(keep_beside(path, folder / old["name"]))
    return kept


def remove_spare_files(folder: Path) -> None:
    """Remove the files that killed programs have left in the folder for temporary ones."""
    for name in _names(folder):
        if _SPARE.match(name):
            _remove_unless_in_use(folder / name)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _remove_unless_in_use(path: Path) -> None:
    """Remove a file on which no running program has a lock; leave what is not ours alone."""
    with suppress(OSError), open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW), "rb") as file:
        if os.fstat(file.fileno()).st_uid == os.getuid():
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(path)
