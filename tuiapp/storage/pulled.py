"""What was pulled before: the servers' marks of each address, so that what has not changed is not sent again.

It may be deleted at any time; then everything is asked for once more.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from tuiapp.library.files.atomic_write import write_pieces
from tuiapp.storage.folders import state_folder


class Marks(NamedTuple):
    """What a server said of an address when it was pulled last.

    Attributes:
        etag: its mark of the content.
        modified: its time of the content.
        files: the files in which the papers stood then; while one of them is missing, the marks count for nothing.

    """

    etag: str = ""
    modified: str = ""
    files: tuple[str, ...] = ()


def pulled_file() -> Path:
    """The file in the user's state folder."""
    return state_folder() / "pulled.json"


def marks_of(path: Path, url: str, folder: Path) -> Marks:
    """The marks of an address as it was pulled into a folder; none where its digests are not all there any more."""
    kept = _load(path).get(_key(url, folder))
    if not isinstance(kept, dict):
        return Marks()
    etag, modified, files = kept.get("etag"), kept.get("modified"), kept.get("files")
    if not (isinstance(etag, str) and isinstance(modified, str) and isinstance(files, list)):
        return Marks()
    names = tuple(map(str, files))
    return Marks(etag, modified, names) if all(Path(name).is_file() for name in names) else Marks()


def keep(path: Path, url: str, folder: Path, marks: Marks) -> None:
    """Keep the marks of an address; raises OSError. Call it when its digests are on disk, never before."""
    kept = _load(path)
    kept[_key(url, folder)] = marks._asdict()
    write_pieces(path, [json.dumps(kept, ensure_ascii=False, indent=1).encode()])


def _key(url: str, folder: Path) -> str:
    return f"{url} {folder.resolve()}"


def _load(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
