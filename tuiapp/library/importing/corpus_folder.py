"""What the files of a corpus folder hold, so that each paper that comes in finds its file."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain, count
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.files.folder import Found, digest_files, unreadable
from tuiapp.library.files.read_file import read_data
from tuiapp.library.files.replace_if_unchanged import read_settled
from tuiapp.library.files.stamp import Stamp, stamp_of
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.identity import KnownPapers
from tuiapp.library.paper import Paper
from tuiapp.library.text.printable_path import printable

_YAML: Final = (".yaml", ".yml")


class Targets(NamedTuple):
    """Where the papers of one day go; `present` are those that a file of another format has, which stays alone."""

    files: dict[Path, list[Paper]]
    present: list[Paper]


class _File(NamedTuple):
    stamp: Stamp
    parsed: Parsed
    is_source: bool


class _Day(NamedTuple):
    """The papers of a day, each at a place, and the file at each place."""

    known: KnownPapers
    files: list[Path]


def _settled(found: Found) -> Parsed:
    """The papers of a file when nobody is in the middle of saving it."""
    try:
        data = read_settled(Path(found.path))
    except OSError as error:
        return Parsed(faults=(unreadable(found.path, error),))
    return Parsed() if data is None else read_data(data, found.shown)


class CorpusFolder:
    """The digests of a folder, read again only where they have changed."""

    def __init__(self, folder: Path, sources: Collection[str]) -> None:
        """Nothing is read yet; `sources` are the real paths of files that are being imported, which do not count."""
        self.path = folder
        self._sources = sources
        self._files: dict[str, _File] = {}
        self._papers: dict[str | None, _Day] = {}
        self._days: dict[str | None, Path] = {}

    def refresh(self) -> None:
        """Read what is new or has changed since the last time."""
        found = digest_files([str(self.path)]) if self.path.is_dir() else ()
        files = {file.path: self._known_or_read(file) for file in found if isinstance(file, Found)}
        if files == self._files:
            return
        self._files = files
        papers: defaultdict[str | None, _Day] = defaultdict(lambda: _Day(KnownPapers(), []))
        self._days = {}
        for name, file in files.items():
            if not file.is_source:
                for paper in file.parsed.papers:
                    papers[paper.date].known.add(paper, len(papers[paper.date].files))
                    papers[paper.date].files.append(Path(name))
                self._take_day(Path(name), file.parsed)
        self._papers = dict(papers)

    def _known_or_read(self, found: Found) -> _File:
        stamp = stamp_of(found.path)
        known = self._files.get(found.path)
        if known and known.stamp == stamp:
            return known
        is_source = known.is_source if known else os.path.realpath(found.path) in self._sources
        return _File(stamp, Parsed() if is_source else _settled(found), is_source)

    def _take_day(self, path: Path, parsed: Parsed) -> None:
        # A file whose date is a fault has undated papers, but is not the place for more of them.
        if path.suffix.lower() in _YAML and parsed.papers and (parsed.papers[0].date or not parsed.faults):
            self._days.setdefault(parsed.papers[0].date, path)

    def note_written(self, path: Path) -> None:
        """Know a file that was just written from here, so that `refresh` need not read it: its day is done."""
        known = self._files.get(str(path), _File(Stamp(), Parsed(), is_source=False))
        self._files[str(path)] = known._replace(stamp=stamp_of(str(path)))

    def targets(self, date: str | None, papers: Iterable[Paper]) -> Targets:
        """Where papers of a day go: each to the file that has it, else to the day's."""
        files: defaultdict[Path, list[Paper]] = defaultdict(list)
        present: list[Paper] = []
        for paper in papers:
            path = self._file_of(paper) or self.day_file(date)
            if path.suffix.lower() in _YAML:
                files[path].append(paper)
            else:
                present.append(paper)
        return Targets(dict(sorted(files.items())), present)

    def _file_of(self, paper: Paper) -> Path | None:
        """The file that has a paper on the same day."""
        day = self._papers.get(paper.date)
        place = day.known.find(paper) if day else None
        return None if place is None or day is None else day.files[place]

    def day_file(self, date: str | None) -> Path:
        """The file for new papers of a day: the one that has papers of it, else one with the day's name."""
        return self._days.get(date) or _free_path(self.path, date)


def _free_path(folder: Path, date: str | None) -> Path:
    """A file for a day that no file has yet; one may have its name and another date inside."""
    names = chain([date or "undated"], (f"{date or 'undated'}-{number}" for number in count(2)))
    return next(path for name in names if not (path := folder / f"{name}.yaml").exists() or _is_blank(path))


def _is_blank(path: Path) -> bool:
    """Whether a file has no paper that could be of another day."""
    return path.is_file() and not _settled(Found(str(path), printable(str(path)))).papers
