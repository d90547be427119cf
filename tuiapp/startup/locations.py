"""Where a corpus is looked for when no path is given."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.text.printable_path import printable


class Place(NamedTuple):
    """A corpus: the paths it is read from, and the name that the title bar gives it."""

    paths: tuple[str, ...]
    name: str
    is_sample: bool = False


def own_digests(environ: Mapping[str, str]) -> Path:
    """The user's own folder of digests, by the XDG base directory specification."""
    base = environ.get("XDG_DATA_HOME", "")
    root = Path(base) if os.path.isabs(base) else Path.home() / ".local" / "share"
    return root / "tuiapp" / "digests"


SNAPSHOT: Final = ".snapshot"


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where snapshots are kept, by the XDG base directory specification."""
    base = environ.get("XDG_CACHE_HOME", "")
    root = Path(base) if os.path.isabs(base) else Path.home() / ".cache"
    return root / "tuiapp"


def snapshot_file(place: Place, environ: Mapping[str, str]) -> Path:
    """The snapshot of a corpus: one for each way of naming its paths, as papers tell their files so."""
    name = "\0".join([*place.paths, *map(os.path.abspath, place.paths)])
    return cache_folder(environ) / f"{zlib.crc32(os.fsencode(name)):08x}{SNAPSHOT}"


def sample_digests() -> Path:
    """The digests that come with the program: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "digests"
    return installed if installed.is_dir() else package.parent / "digests"


def find(paths: list[str], environ: Mapping[str, str]) -> Place:
    """The paths given; else ./digests, else the user's own digests, else the sample."""
    if paths:
        return Place(tuple(paths), ", ".join(map(printable, paths)))
    if os.path.isdir("digests"):
        return Place(("digests",), "digests")
    own = own_digests(environ)
    if own.is_dir():
        return Place((str(own),), printable(str(own)).replace(str(Path.home()), "~", 1))
    return Place((str(sample_digests()),), "sample digests", is_sample=True)


def corpus_folder(place: Place, environ: Mapping[str, str]) -> Path:
    """Where the screen saves new digests: the folder that is open, unless that is the sample or a file."""
    first = Path(place.paths[0])
    return first if first.is_dir() and not place.is_sample else writable(environ)


def writable(environ: Mapping[str, str]) -> Path:
    """Where `import` writes when it is not told: ./digests if there is one, else the user's own digests."""
    here = Path("digests")
    return here if here.is_dir() else own_digests(environ)
