"""Marks on the screen at once, and on the disk a moment later; what the reader is told where they are not."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuiapp.messages import ngettext
from tuiapp.session.marking import Change
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.storage.folders import state_folder
from tuiapp.storage.marks.keeper import Kept, MarkKeeper
from tuiapp.storage.marks.reading_state import baseline_setting, newest_day
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.status_bar import StatusBar

if TYPE_CHECKING:
    from tuiapp.storage.marks.mark import Mark


class MarkSaving:
    """What was said of papers and is not on the disk yet.

    A mark is shown with a hollow sign until it is on the disk, where nothing but the reader takes it away again.
    """

    def __init__(self, screen: SessionScreen, opened: OpenedCorpus) -> None:
        self._screen = screen
        self._keeper = MarkKeeper(state_folder(), opened.marks.all, self._tell, opened.marks.store)
        self._shown: dict[int, list[Mark]] = {}
        """What was said and is not answered yet, as it is shown."""
        self._unsaved: dict[int, frozenset[str]] = {}
        """The papers of what is not on the disk yet."""
        self._kept: list[Mark] = []
        """Answers that are shown when nothing that was said after them waits for its own."""
        self.before: dict[int, Sequence[Mark]] = {}
        """What was marked before each saying, as the database had it."""

    def begin(self) -> None:
        """Open the database, once the first frame is drawn."""
        self._keeper.start()

    async def end(self) -> None:
        """Wait until what was said is on the disk; what could not be saved is printed, to be saved by the reader."""
        await asyncio.to_thread(self._keeper.close)
        if self._keeper.unsaved:
            from tuiapp.storage.marks.transfer import as_line, has_any

            lines = [as_line(mark) for mark in self._keeper.unsaved if has_any(mark)]
            said = ngettext(
                "tuiapp: {number} mark could not be saved. In a file, tuiapp marks import FILE takes it:",
                "tuiapp: {number} marks could not be saved. In a file, tuiapp marks import FILE takes them:",
                len(lines),
            )
            self._screen.say_at_the_end("\n".join([said.format(number=f"{len(lines):,}"), *lines]))

    def say(self, changes: Sequence[Change]) -> int:
        """Show what is said of papers, and have it written; the number of this saying."""
        number = self._keeper.say([change.said for change in changes])
        shown = self._shown[number] = [change.shown for change in changes]
        self._unsaved[number] = frozenset(change.paper.ids[0] for change in changes)
        session = self._screen.session
        self._screen.go(session.with_marks(session.marks.with_marks(shown), self._papers_unsaved()))
        return number

    def keep_baseline(self, location: CorpusLocation) -> None:
        """Keep the newest day of a corpus that was read for the first time: all before it counts as read."""
        session = self._screen.session
        if not session.first_unread_day and (day := newest_day(session.library.days)):
            self._keeper.set_setting(baseline_setting(location.paths), day)
            self._screen.go(session.with_first_unread_day(day))

    def _papers_unsaved(self) -> frozenset[str]:
        return frozenset().union(*self._unsaved.values())

    def _tell(self, kept: Kept) -> None:
        # In the thread that writes.
        self._screen.call_later(self._take, kept)

    def _take(self, kept: Kept) -> None:
        """Show what has become of marks."""
        if not self._screen.is_attached:
            return
        if kept.number:
            self._shown.pop(kept.number, None)
            self.before[kept.number] = kept.before
        if kept.is_saved:
            self._unsaved = {number: names for number, names in self._unsaved.items() if number in self._shown}
        self._kept += kept.marks
        session = self._screen.session
        marks = session.marks if kept.all_marks is None else kept.all_marks
        if not self._shown and self._kept:
            marks = marks.with_marks(self._kept)
            self._kept = []
        elif kept.all_marks is not None:
            marks = marks.with_marks(mark for shown in self._shown.values() for mark in shown)
        if (unsaved := self._papers_unsaved()) != session.unsaved or marks is not session.marks:
            self._screen.go(session.with_marks(marks, unsaved))
        self._screen.query_one(StatusBar).show_notice(kept.notice)
        if kept.news:
            self._screen.say(kept.news, severity="warning")
