"""All that the main screen has to do with marks, in one place."""

from __future__ import annotations

from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.startup.open_marks import OpenedMarks
from tuiapp.ui.main.mark_actions import MarkActions
from tuiapp.ui.main.mark_saving import MarkSaving
from tuiapp.ui.main.next_actions import NextActions
from tuiapp.ui.main.own_note_actions import OwnNoteActions
from tuiapp.ui.main.reading_time import ReadingTime
from tuiapp.ui.main.session_screen import SessionScreen


class Marking:
    """Marks from the first frame to the end of the program.

    Attributes:
        saving: shows and writes them.
        reading_time: counts papers as read that are looked at.
        actions: what the keys for marks do.
        groups: all groups of actions that have to do with marks.

    """

    def __init__(self, screen: SessionScreen, opened: OpenedCorpus) -> None:
        self._screen = screen
        self._location = opened.location
        self._is_read = opened.is_current
        self.saving = MarkSaving(screen, opened)
        self.reading_time = ReadingTime(screen, screen.was_read)
        self.actions = MarkActions(screen, self.saving, self.reading_time)
        self.groups = (self.actions, NextActions(screen), OwnNoteActions(screen, self.actions))

    def begin(self) -> None:
        """Open the database, once the first frame is drawn."""
        self.saving.begin()
        if self._is_read:
            self.keep_baseline()

    def keep_baseline(self) -> None:
        """Keep the newest day of a corpus all of which has been read, for the first time: all before it is read."""
        self.saving.keep_baseline(self._location)

    def go_to(self, location: CorpusLocation) -> None:
        """Follow to another corpus, which has a first unread day of its own."""
        self._location = location
        day = OpenedMarks(self._screen.session.marks).first_unread_day(location.paths)
        self._screen.go(self._screen.session.with_first_unread_day(day))

    async def end(self) -> None:
        """Wait until what was said is on the disk."""
        self.reading_time.end()
        await self.saving.end()
