"""Marks kept beside the screen: one thread writes them in their order, and looks for those of other programs.

SQLite is imported in that thread, so that neither a start nor a key waits for it or for the disk.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tuiapp.storage.marks.index import MarkIndex, load_index
from tuiapp.storage.marks.mark import Mark

if TYPE_CHECKING:
    from tuiapp.storage.marks.store import MarkStore

LOOKING_SECONDS: Final = 1.0
"""How often marks of other programs are looked for, and saving is tried again that has failed."""

CLOSING_SECONDS: Final = 5.0
"""The longest time that the end of the program waits for marks to be written."""


class Kept(NamedTuple):
    """What the thread has to say.

    Attributes:
        number: the number of what was said, which is answered; 0 where this is about something else.
        before: what was marked of each of its papers before; empty where that cannot be known.
        marks: marks as they are now: those that were said, or those of other programs.
        all_marks: all of them, where those that the screen began with were not the newest.
        is_saved: whether all that was said until now is on the disk.
        notice: a sentence for the reader as long as marks are not saved; else empty.
        news: a sentence to be said once; mostly empty.

    """

    number: int = 0
    before: Sequence[Mark] = ()
    marks: Sequence[Mark] = ()
    all_marks: MarkIndex | None = None
    is_saved: bool = True
    notice: str = ""
    news: str = ""


_Job = Callable[["MarkStore"], Kept | None]


def _do_nothing(_store: MarkStore) -> None:
    """What is done where nothing was asked for."""


def _looked(store: MarkStore) -> Kept:
    """What other programs have marked, after another try to save what is not saved yet."""
    marks = store.changes()
    return Kept(0, (), marks, None, not store.unsaved, store.notice, store.news)


class MarkKeeper:
    """The thread that owns the database of marks while a screen is open."""

    def __init__(
        self, folder: Path, begun_with: MarkIndex, tell: Callable[[Kept], None], store: MarkStore | None = None
    ) -> None:
        """Nothing happens before `start`.

        Args:
            folder: the user's state folder.
            begun_with: the marks that the screen shows already.
            tell: takes what there is to say, in the thread; it must not wait.
            store: the database, where it had to be opened for those marks.

        """
        self._folder = folder
        self._begun_with = begun_with
        self._tell = tell
        self._store = store
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._number = 0
        self._thread = threading.Thread(target=self._run, name="marks", daemon=True)
        self._told = Kept()
        self.unsaved: list[Mark] = []
        """What could not be saved until the thread ended."""

    def start(self) -> None:
        """Open the database and do what was asked for meanwhile; nothing where that has begun."""
        if self._thread.ident is None:
            self._thread.start()

    def say(self, marks: Sequence[Mark]) -> int:
        """Write what is said of papers; the answer has the number that is returned."""
        self._number += 1
        number = self._number

        def job(store: MarkStore) -> Kept:
            said = store.say(marks)
            return Kept(number, said.before, said.now, None, said.is_saved, store.notice)

        self._jobs.put(job)
        self.start()
        return number

    def set_setting(self, name: str, value: str) -> None:
        """Keep something beside the marks, where that is possible."""

        def job(store: MarkStore) -> None:
            with suppress(OSError):
                store.set_setting(name, value)

        self._jobs.put(job)

    def close(self) -> None:
        """Write what is left and end the thread; it waits for that, so it is not for the screen's thread."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(CLOSING_SECONDS)

    def _run(self) -> None:
        from tuiapp.storage.marks.store import MarkStore

        store = self._store or MarkStore(self._folder).open()
        index = load_index(self._folder)
        if index is None:
            index = MarkIndex().with_marks(store.known())
            self._say(Kept(all_marks=index, notice=store.notice, news=store.news))
        else:
            is_newer = index.revision != self._begun_with.revision
            self._say(Kept(all_marks=index if is_newer else None, notice=store.notice, news=store.news))
        look_at = time.monotonic() + LOOKING_SECONDS
        while job := self._next_job(look_at):
            if kept := job(store):
                self._say(kept)
            if time.monotonic() >= look_at:
                look_at = time.monotonic() + LOOKING_SECONDS
                self._say(_looked(store))
        self.unsaved = list(store.unsaved)
        store.close()

    def _next_job(self, look_at: float) -> _Job | None:
        """What is to be done next: what was asked for, or nothing when it is time to look around; None at the end."""
        try:
            return self._jobs.get(timeout=max(0, look_at - time.monotonic()))
        except queue.Empty:
            return _do_nothing

    def _say(self, kept: Kept) -> None:
        """Tell what is new; news are told once."""
        if kept.news == self._told.news:
            kept = kept._replace(news="")
        else:
            self._told = self._told._replace(news=kept.news)
        state = self._told._replace(is_saved=kept.is_saved, notice=kept.notice)
        if kept.number or kept.marks or kept.all_marks or kept.news or state != self._told:
            self._told = state
            self._tell(kept)
