"""What lies in the folders of a corpus at a moment, without reading any of it."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.files.folder import Found, digest_files
from tuiapp.library.files.stamp import Stamp, stamp_of


class Walked(NamedTuple):
    """The digest files under some paths with their stamps, and what could not be walked through."""

    files: list[tuple[Found, Stamp]]
    faults: list[Fault]

    @property
    def fingerprint(self) -> str:
        """What another walk has too where nothing has changed; the same as `fingerprint(paths)`."""
        return _fingerprint([*self.files, *self.faults])


def walked(paths: Iterable[str]) -> Walked:
    """What lies under some paths now."""
    walk = list(stamped(paths))
    files = [found for found in walk if not isinstance(found, Fault)]
    return Walked(files, [found for found in walk if isinstance(found, Fault)])


def fingerprint(paths: Iterable[str]) -> str:
    """The fingerprint of what lies under some paths now, for which nothing is kept in memory."""
    return _fingerprint(stamped(paths))


def stamped(paths: Iterable[str]) -> Iterator[tuple[Found, Stamp] | Fault]:
    """Each digest file under some paths with its stamp, and what could not be walked through, in the order of names."""
    for found in digest_files(paths):
        yield found if isinstance(found, Fault) else (found, stamp_of(found.path))


def _fingerprint(walk: Iterable[tuple[Found, Stamp] | Fault]) -> str:
    """A sum over files and faults, each in the order of the walk."""
    of_files = of_faults = 0
    for found in walk:
        if isinstance(found, Fault):
            of_faults = zlib.crc32(str(found).encode("utf-8", "replace"), of_faults)
        else:
            file, stamp = found
            of_files = zlib.crc32(b"%b\0%d\0%d\0%d\0%d\0" % (os.fsencode(file.path), *stamp), of_files)
    return f"{of_files:08x}{of_faults:08x}"
