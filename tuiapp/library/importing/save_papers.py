"""Papers into a corpus folder: which file each day goes to, and writing it whole or not at all."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from tuiapp.library.files.atomic_write import write_text
from tuiapp.library.files.folder import Found, digest_files
from tuiapp.library.files.read_file import read_bytes, read_file
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.identity import identities
from tuiapp.library.importing.merge_digest import merge, new_digest
from tuiapp.library.importing.merge_paper import MergeResult
from tuiapp.library.paper import Paper
from tuiapp.library.text.printable_path import printable


@dataclass(frozen=True, slots=True)
class Change:
    """One file of the corpus folder as it will be."""

    path: Path
    merged: MergeResult

    @property
    def is_needed(self) -> bool:
        """Whether the file would differ from what is there."""
        return bool(self.merged.added or self.merged.filled)


class Plan(NamedTuple):
    """What saving papers would do to a folder: a change a file, and papers that files of another format have."""

    changes: list[Change]
    present: list[Paper]


def plan(papers: Iterable[Paper], folder: Path, *, force: bool = False) -> Plan:
    """Where each paper goes: to the file that has it, else to its day's; reads the folder, writes nothing."""
    incoming = list(papers)
    sources = {os.path.realpath(paper.source.file) for paper in incoming}
    there = _Folder(folder, sources)
    targets: defaultdict[tuple[Path, str | None], list[Paper]] = defaultdict(list)
    present: list[Paper] = []
    for paper in incoming:
        found = there.file_of(paper)
        if found is not None and found.suffix.lower() not in _YAML:
            present.append(paper)
        else:
            targets[found or there.day_file(paper.date), paper.date].append(paper)
    ordered = sorted(targets.items(), key=lambda item: (item[0][1] or "", item[0][0]))
    return Plan([_change(path, date, new, force=force) for (path, date), new in ordered], present)


_YAML = (".yaml", ".yml")


class _Folder:
    """What the files of a folder hold already; the files that are being imported do not count."""

    def __init__(self, folder: Path, sources: set[str]) -> None:
        self._folder = folder
        self._papers: defaultdict[str | None, list[tuple[Paper, Path]]] = defaultdict(list)
        self._days: dict[str | None, Path] = {}
        for found in digest_files([str(folder)]) if folder.is_dir() else ():
            if isinstance(found, Found) and os.path.realpath(found.path) not in sources:
                self._take(Path(found.path), read_file(found))

    def _take(self, path: Path, parsed: Parsed) -> None:
        for paper in parsed.papers:
            self._papers[paper.date].append((paper, path))
        # A file whose date is a fault has undated papers, but is not the place for more of them.
        is_day = path.suffix.lower() in _YAML and parsed.papers and (parsed.papers[0].date or not parsed.faults)
        if is_day:
            self._days.setdefault(parsed.papers[0].date, path)

    def file_of(self, paper: Paper) -> Path | None:
        """The file that has a paper on the same day."""
        names = identities(paper)
        return next((path for other, path in self._papers[paper.date] if names & identities(other)), None)

    def day_file(self, date: str | None) -> Path:
        """The file for new papers of a day."""
        return self._days.get(date) or _free_path(self._folder, date)


def _free_path(folder: Path, date: str | None) -> Path:
    """A file for a day that no file has yet; one may have its name and another date inside."""
    names = chain([date or "undated"], (f"{date or 'undated'}-{number}" for number in count(2)))
    return next(path for name in names if not (path := folder / f"{name}.yaml").exists() or _is_blank(path))


def _is_blank(path: Path) -> bool:
    """Whether a file has no paper that could be of another day."""
    return path.is_file() and not read_file(Found(str(path), printable(str(path)))).papers


def _change(path: Path, date: str | None, papers: list[Paper], *, force: bool) -> Change:
    if not path.exists():
        return Change(path, new_digest(date, papers))
    try:
        text = read_bytes(str(path)).decode("utf-8")
    except UnicodeDecodeError:
        return Change(path, MergeResult("", refused="it is not UTF-8: save it as UTF-8 first"))
    if not text.strip():
        return Change(path, new_digest(date, papers))
    return Change(path, merge(text, printable(str(path)), papers, force=force))


def write(change: Change) -> None:
    """Put a change's text in place in one step, so that a crash leaves the old file or the new one; raises OSError."""
    write_text(change.path, change.merged.text)
