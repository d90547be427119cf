"""Papers into a corpus folder: which file each day goes to, and writing it whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tuiapp.library.folder import Found, digest_files, read_bytes, read_file, show
from tuiapp.library.merging import Merged, merge, new_digest
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
            for paper in read_file(found).papers[:1]:
                files.setdefault(paper.date, Path(found.path))
    return files


def _change(
    date: str | None, papers: list[Paper], folder: Path, files: dict[str | None, Path], *, force: bool
) -> Change:
    path = files.get(date) or folder / f"{date or 'undated'}.yaml"
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
    path = Path(os.path.realpath(change.path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
    descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(change.merged.text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, mode)
        os.replace(aside, path)
    except BaseException:
        os.unlink(aside)
        raise


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
