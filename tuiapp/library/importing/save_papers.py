"""Papers into a corpus folder: each day's file is merged with what comes in and written whole, or not at all."""

from __future__ import annotations

import errno
import os
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.files.aside import remove_leftovers
from tuiapp.library.files.file_update import WATCH, sync_folder
from tuiapp.library.files.folder_lock import locked
from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.importing.corpus_folder import CorpusFolder
from tuiapp.library.importing.merge_paper import MergeResult
from tuiapp.library.importing.save_file import Change, FileSaving, merged_with
from tuiapp.library.paper import Paper

_LONGEST_HOLD: Final = 0.25
"""Seconds for which the folder's lock is held, a fraction of what another program waits for it."""

_LET_OTHERS_IN: Final = 0.02
"""Seconds between two holds; who waits looks twice as often."""

_ROUNDS: Final = 10
"""How often a file is looked at again after it was written."""

_STOPS_ALL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""Errors after which no other file could be written either: a full disk, a full quota, a read-only file system."""


class Outcome(NamedTuple):
    """What saving papers does to a folder: a change a file, and the papers that files of another format have.

    `rescued` are versions of files that another program had saved when a writer was killed, found only now.
    """

    changes: list[Change]
    present: list[Paper]
    rescued: list[Path]

    def and_then(self, later: Outcome) -> Outcome:
        """This and what was done after it."""
        return Outcome(self.changes + later.changes, self.present + later.present, self.rescued + later.rescued)


Days = dict[str | None, list[Paper]]


def plan(papers: Iterable[Paper], folder: Path, *, force: bool = False) -> Outcome:
    """What saving papers to a folder would do now; it reads the folder and writes nothing."""
    days, there = _prepared(papers, folder)
    there.refresh()
    outcome = Outcome([], [], [])
    for date, new in days.items():
        files, present = there.targets(date, new)
        outcome.present.extend(present)
        for path, its_papers in files.items():
            data = read_bytes(str(path)) if path.exists() else None
            outcome.changes.append(Change(path, date, merged_with(data, path, date, its_papers, force=force)))
    return outcome


def save(papers: Iterable[Paper], folder: Path, *, force: bool = False) -> Iterator[Outcome]:
    """Save papers to a folder, each to the file that has it, else to its day's.

    Other programs can do so at once: each holds the folder's lock for a moment, again and again. An editor takes no
    lock; what it saves meanwhile is merged again or kept beside the file.

    Args:
        papers: the papers; an undated one goes to `undated.yaml`.
        folder: where to, which is made where it is missing.
        force: whether fields that differ are replaced instead of kept.

    Yields:
        What was done, when it is on the disk; a change with an error is one that was not.

    """
    days, there = _prepared(papers, folder)
    pending = deque(days.items())
    while pending:
        yield _step(pending, there, force=force)
        if pending:
            time.sleep(_LET_OTHERS_IN)


def _step(pending: deque[tuple[str | None, list[Paper]]], there: CorpusFolder, *, force: bool) -> Outcome:
    """Save as many days as one hold of the lock gives time for."""
    outcome = Outcome([], [], [])
    savings: list[FileSaving] = []
    try:
        with locked(there.path):
            outcome.rescued.extend(remove_leftovers(there.path))
            savings = _save_some(pending, there, outcome, force=force)
    except OSError as error:
        outcome.changes.extend(_failed(pending, there.path, error))
    _watch(savings, there.path)
    outcome.changes[:0] = [saving.change for saving in savings]
    return outcome


def _prepared(papers: Iterable[Paper], folder: Path) -> tuple[Days, CorpusFolder]:
    incoming = list(papers)
    days: defaultdict[str | None, list[Paper]] = defaultdict(list)
    for paper in incoming:
        days[paper.date].append(paper)
    sources = {os.path.realpath(source) for source in {paper.source.file for paper in incoming}}
    return dict(sorted(days.items(), key=lambda day: day[0] or "")), CorpusFolder(folder, sources)


def _save_some(
    pending: deque[tuple[str | None, list[Paper]]], there: CorpusFolder, outcome: Outcome, *, force: bool
) -> list[FileSaving]:
    """Save days until others have waited long enough for the lock; raises OSError where the folder cannot be read."""
    there.refresh()
    until = time.monotonic() + _LONGEST_HOLD
    savings: list[FileSaving] = []
    while pending:
        date, papers = pending.popleft()
        files, present = there.targets(date, papers)
        outcome.present.extend(present)
        for path, its_papers in files.items():
            saving = FileSaving(path, date, its_papers, force=force)
            saving.run(there.path)
            savings.append(saving)
            there.note_written(path)
            if (error := saving.change.error) and error.errno in _STOPS_ALL:
                outcome.changes.extend(_failed(pending, there.path, error))
        if time.monotonic() > until:
            break
    _synchronise(savings)
    return savings


def _synchronise(savings: list[FileSaving]) -> None:
    for folder in {saving.folder for saving in savings if saving.change.is_needed}:
        sync_folder(folder)


def _watch(savings: list[FileSaving], corpus_folder: Path) -> None:
    """Look again at files that an editor is saving too, and save again what it has undone."""
    uncertain = [saving for saving in savings if saving.is_uncertain]
    for _round in range(_ROUNDS if uncertain else 0):
        time.sleep(WATCH)
        uncertain = [saving for saving in uncertain if saving.is_undone()]
        try:
            with locked(corpus_folder) if uncertain else nullcontext():
                for saving in uncertain:
                    saving.run(corpus_folder)
                _synchronise(uncertain)
        except OSError as error:
            for saving in uncertain:
                saving.fail(error)
        if not uncertain:
            break
    for saving in savings:
        saving.close()


def _failed(pending: deque[tuple[str | None, list[Paper]]], folder: Path, error: OSError) -> Iterator[Change]:
    """The days that are left, none of which can be written for one reason."""
    while pending:
        date, _papers = pending.popleft()
        yield Change(folder / f"{date or 'undated'}.yaml", date, MergeResult(""), error=error)
