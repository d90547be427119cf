"""Saved searches: names and queries in one YAML file that a person can read and change.

    pretraining: tag:pretraining
    "on agents": agent date:2025

A search is saved or deleted by changing its own lines, under a lock: what another program has saved meanwhile,
comments, and entries of other kinds stay as they are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.files.aside import remove_leftovers
from tuiapp.library.files.file_update import WATCH, FileUpdate, sync_folder
from tuiapp.library.files.folder_lock import locked
from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.formats.yaml.editor import Edit
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.text.decoding import decode
from tuiapp.storage.folders import config_folder
from tuiapp.storage.searches_file import SearchesFile, problem_of, queries_of

_ROUNDS: Final = 10
"""How often a file is looked at again after it was written."""


def searches_file() -> Path:
    """The file in the user's configuration folder."""
    return config_folder() / "searches.yaml"


class SavedSearches(NamedTuple):
    """The queries by name; `problem` says what of the file could not be read, and where."""

    queries: dict[str, str]
    problem: str = ""


def load(path: Path) -> SavedSearches:
    """The searches of a file, none where there is no file; raises OSError where it cannot be read at all."""
    try:
        data = read_bytes(str(path))
    except FileNotFoundError:
        return SavedSearches({})
    tree = parse(decode(data).text)
    return SavedSearches(queries_of(tree), problem_of(path, tree))


def save(path: Path, name: str, query: str, *, replacing: str | None = None) -> str | None:
    """Save a search under a name.

    Args:
        path: the file of the searches, which is made where it is missing.
        name: the name.
        query: the text of the query.
        replacing: the query that the name may have so far; another one is not overwritten.

    Returns:
        The query that the name has already, where that is another one and may not be replaced: nothing was saved then.
        None where the search is saved, and on the disk.

    Raises:
        OSError: it could not be saved; the file is as it was.

    """
    taken: str | None = None

    def with_search(present: SearchesFile) -> Sequence[Edit]:
        nonlocal taken
        old = present.queries.get(name)
        taken = old if old not in (None, query, replacing) else None
        return present.saved(name, query) if taken is None else ()

    is_saved = _change(path, with_search)
    # What another program makes of the name after that is its own affair.
    return None if is_saved else taken


def delete(path: Path, searches: Mapping[str, str]) -> None:
    """Delete searches, each only where it still has the query that is given; raises OSError."""

    def without_searches(present: SearchesFile) -> Sequence[Edit]:
        return present.deleted([name for name, query in searches.items() if present.queries.get(name) == query])

    _change(path, without_searches)


class _NewFile(NamedTuple):
    data: bytes


def _change(path: Path, edits: Callable[[SearchesFile], Sequence[Edit]]) -> bool:
    """Make edits to the file, and again where an editor that was saving too has undone them; False for none."""

    def changed(data: bytes | None) -> _NewFile | None:
        present = SearchesFile(path, data or b"")
        lines = edits(present)
        return _NewFile(present.with_edits(lines).encode()) if lines else None

    update = FileUpdate(path, changed)
    with closing(update):
        for _round in range(_ROUNDS):
            with locked(update.path.parent):
                remove_leftovers(update.path.parent)
                update.run()
                sync_folder(update.path.parent)
            if not update.is_contested:
                break
            time.sleep(WATCH)
            if not update.is_undone():
                break
    return bool(update.written)
