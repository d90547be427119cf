"""Papers into a corpus folder: which file each day goes to, and writing it whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from tuiapp.library.atomic import write_text
from tuiapp.library.filling import Merged
from tuiapp.library.folder import Found, digest_files, read_bytes, read_file, show
from tuiapp.library.merging import merge, new_digest
from tuiapp.library.paper import Paper


@dataclass(frozen=True, slots=True)
class Change:
    """One file of the corpus folder as it will be; `is_new` where it does not exist yet."""

    path: Path
    merged: Merged
    is_new: bool

    @property
    def is_needed(self) -> bool:
        """Whether the file would differ from what is there."""
        return bool(self.merged.added or self.merged.filled)


def plan(papers: Iterable[Paper], folder: Path, *, force: bool = False) -> list[Change]:
    """What saving the papers would do to a folder, one change a day; reads the folder, writes nothing."""
    by_date: defaultdict[str | None, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_date[paper.date].append(paper)
    files = _yaml_files(folder)
    return [_change(date, new, folder, files, force=force) for date, new in sorted(by_date.items(), key=_by_date)]


def _by_date(item: tuple[str | None, list[Paper]]) -> str:
    return item[0] or ""


def _yaml_files(folder: Path) -> dict[str | None, Path]:
    """The first YAML file of each date that a folder already has."""
    files: dict[str | None, Path] = {}
    for found in digest_files([str(folder)]) if folder.is_dir() else ():
        if isinstance(found, Found) and found.path.endswith((".yaml", ".yml")):
            parsed = read_file(found)
            # A file whose date is a fault has undated papers, but is not the place for more of them.
            if parsed.papers and (parsed.papers[0].date or not parsed.faults):
                files.setdefault(parsed.papers[0].date, Path(found.path))
    return files


def _free_path(folder: Path, date: str | None) -> Path:
    """A file for a day that no file has yet; one may have its name and another date inside."""
    names = chain([date or "undated"], (f"{date or 'undated'}-{number}" for number in count(2)))
    return next(path for name in names if not (path := folder / f"{name}.yaml").exists() or _is_blank(path))


def _is_blank(path: Path) -> bool:
    """Whether a file has no paper that could be of another day."""
    return path.is_file() and not read_file(Found(str(path), show(str(path)))).papers


def _change(
    date: str | None, papers: list[Paper], folder: Path, files: dict[str | None, Path], *, force: bool
) -> Change:
    path = files.get(date) or _free_path(folder, date)
    if not path.exists():
        return Change(path, new_digest(date, papers), is_new=True)
    try:
        text = read_bytes(str(path)).decode("utf-8")
    except UnicodeDecodeError:
        return Change(path, Merged("", refused="it is not UTF-8: save it as UTF-8 first"), is_new=False)
    if not text.strip():
        return Change(path, new_digest(date, papers), is_new=False)
    return Change(path, merge(text, show(str(path)), papers, force=force), is_new=False)


def write(change: Change) -> None:
    """Put a change's text in place in one step, so that a crash leaves the old file or the new one; raises OSError."""
    write_text(change.path, change.merged.text)
