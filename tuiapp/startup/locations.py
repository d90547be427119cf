"""Where a corpus is looked for when no path is given, and where new digests and its snapshot are written."""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.storage.folders import cache_folder, data_folder

SNAPSHOT_SUFFIX: Final = ".snapshot"


class CorpusLocation(NamedTuple):
    """The paths that a corpus is read from, and the name that the title bar gives it."""

    paths: tuple[str, ...]
    name: str
    is_sample: bool = False


def find(paths: list[str]) -> CorpusLocation:
    """The corpus of the paths given; else of ./digests, else of the user's own digests, else the sample."""
    if paths:
        return CorpusLocation(tuple(paths), ", ".join(map(printable, paths)))
    if os.path.isdir("digests"):
        return CorpusLocation(("digests",), "digests")
    own = own_digests()
    if own.is_dir():
        return CorpusLocation((str(own),), printable(str(own)).replace(str(Path.home()), "~", 1))
    return CorpusLocation((str(_sample_digests()),), _("sample digests"), is_sample=True)


def own_digests() -> Path:
    """The user's own folder of digests."""
    return data_folder() / "digests"


def _sample_digests() -> Path:
    """The digests that come with the program: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "digests"
    return installed if installed.is_dir() else package.parent / "digests"


def snapshot_file(location: CorpusLocation) -> Path:
    """The snapshot of a corpus: one for each way of naming its paths, as papers tell their files in that way."""
    name = "\0".join([*location.paths, *map(os.path.abspath, location.paths)])
    return cache_folder() / f"{zlib.crc32(os.fsencode(name)):08x}{SNAPSHOT_SUFFIX}"


def folder_for_new_digests(location: CorpusLocation | None = None) -> Path:
    """Where new digests are written.

    Args:
        location: the corpus that is open on the screen, if there is one.

    Returns:
        Its folder, unless it is the sample or consists of files; else ./digests where there is one, else the user's
        own digests.

    """
    if location and not location.is_sample and (first := Path(location.paths[0])).is_dir():
        return first
    here = Path("digests")
    return here if here.is_dir() else own_digests()
