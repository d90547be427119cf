"""The papers that there were when the last visit to a corpus ended: its index, kept for telling what has come since.

It is another name of the snapshot as it was then, which takes no room as long as that has not changed. Disposable:
where it is missing, nothing is said to be new.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from tuiapp.library.index import snapshot
from tuiapp.library.index.corpus import Corpus

SUFFIX: Final = ".seen"

_MOST_WRITTEN: Final = 2**22
"""Bytes of an index that are written where there is no snapshot of it: corpora that are read at once have fewer."""


def load_seen(snapshot_file: Path) -> Corpus | None:
    """The papers of the last visit to the corpus of a snapshot; None where they are not known."""
    return snapshot.load(snapshot_file.with_suffix(SUFFIX))


def keep_seen(snapshot_file: Path, shown: Corpus) -> None:
    """Keep the papers that are shown as those of this visit; where that is not possible, the ones before stay."""
    file = snapshot_file.with_suffix(SUFFIX)
    kept = snapshot.load(snapshot_file)
    if kept and kept.checksum == shown.checksum:
        aside = file.with_name(f".{file.name}.{os.getpid()}")
        with suppress(OSError):
            os.link(snapshot_file, aside)
            os.replace(aside, file)
            # Where both are one file already, the system leaves both names.
            aside.unlink(missing_ok=True)
    elif len(shown.view) <= _MOST_WRITTEN:
        snapshot.save(file, [bytes(shown.view)])
