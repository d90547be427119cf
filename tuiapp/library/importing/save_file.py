"""The papers of one day into one file, whatever other programs do to it meanwhile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from tuiapp.library.files.file_update import FileUpdate
from tuiapp.library.files.folder_lock import locked
from tuiapp.library.importing.merge_digest import merge, new_digest
from tuiapp.library.importing.merge_paper import MergeResult
from tuiapp.library.paper import Paper
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to one file of the corpus folder for one day's papers, or would be.

    `copies` are other programs' versions of the file that are kept beside it; `error` says why nothing was written.
    """

    path: Path
    date: str | None
    merged: MergeResult
    copies: tuple[Path, ...] = ()
    error: OSError | None = None

    @property
    def is_needed(self) -> bool:
        """Whether the file differs from what was there."""
        return bool(self.merged.added or self.merged.filled)


def merged_with(
    data: bytes | None, path: Path, date: str | None, papers: Sequence[Paper], *, force: bool
) -> MergeResult:
    """What a file that holds these bytes (None: there is none) becomes with papers of a day."""
    if data is None:
        return new_digest(date, papers)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return MergeResult("", refused=_("it is not UTF-8: save it as UTF-8 first"))
    if not text.strip():
        return new_digest(date, papers)
    return merge(text, printable(str(path)), papers, force=force)


class _NewText(NamedTuple):
    merged: MergeResult

    @property
    def data(self) -> bytes:
        return self.merged.text.encode("utf-8")


class FileSaving:
    """Papers of one day on their way into one file; `change` says what has become of them."""

    def __init__(self, path: Path, date: str | None, papers: Sequence[Paper], *, force: bool) -> None:
        self._papers = papers
        self._force = force
        self._last = MergeResult("")
        self._update = FileUpdate(path, self._merge)
        self.change = Change(path, date, self._last)

    @property
    def folder(self) -> Path:
        """The folder that the file really lies in."""
        return self._update.path.parent

    @property
    def is_uncertain(self) -> bool:
        """Whether another program may just be about to save over it what it had before."""
        return self._update.is_contested and self.change.is_needed

    def run(self, corpus_folder: Path) -> None:
        """Save the papers; the corpus folder is locked already, another one where the file lies is locked here."""
        try:
            with self._lock_of_its_own(corpus_folder):
                self._update.run()
        except OSError as error:
            self.fail(error)
            return
        merged = _united([new.merged for new in self._update.written], self._last)
        self.change = replace(self.change, merged=merged, copies=tuple(self._update.copies))

    def fail(self, error: OSError) -> None:
        """Take back that anything was saved."""
        self.change = replace(self.change, merged=MergeResult(""), copies=tuple(self._update.copies), error=error)

    def _lock_of_its_own(self, corpus_folder: Path) -> AbstractContextManager[None]:
        is_held = os.path.samefile(self.folder, corpus_folder)
        return nullcontext() if is_held else locked(self.folder)

    def _merge(self, data: bytes | None) -> _NewText | None:
        self._last = merged_with(data, self.change.path, self.change.date, self._papers, force=self._force)
        return _NewText(self._last) if self._last.added or self._last.filled else None

    def is_undone(self) -> bool:
        """Whether something that was saved is not in the file any more."""
        try:
            return self._update.is_undone()
        except OSError:
            # Saving it again says why.
            return True

    def close(self) -> None:
        """Look after the file no longer."""
        self._update.close()


def _united(parts: Sequence[MergeResult], last: MergeResult) -> MergeResult:
    """All that was written, one part after the other, with what the last look at the file found to differ."""
    if last.refused:
        return last
    added = dict.fromkeys(title for part in parts for title in part.added)
    filled = dict.fromkeys(field for part in parts for field in part.filled)
    return MergeResult(last.text, list(added), list(filled), last.conflicts)
