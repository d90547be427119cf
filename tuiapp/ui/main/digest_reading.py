"""Reading the digests that are open, in a process beside the screen, and showing what has changed of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Final

from tuiapp.library import Library
from tuiapp.library.index.progress import Progress
from tuiapp.library.search.comparison import Difference, difference
from tuiapp.messages import _
from tuiapp.session.returning import is_settled
from tuiapp.session.session import Session
from tuiapp.startup import locations
from tuiapp.startup.last_seen import keep_seen, load_seen
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.startup.background_reader import BackgroundReader

MANY: Final = 500
"""Files from which reading what has changed takes so long that it is said how far it is."""

LARGE: Final = 20_000
"""Papers from which putting what was read in its place takes seconds."""


class DigestReading:
    """Where the digests lie, and who reads them: one reading at a time, whoever asked for it.

    Args:
        screen: the main screen.
        opened: what a start has opened.
        begin: the session with which a start begins, by the papers there are and the present session.

    Attributes:
        location: where the digests lie.
        fingerprint: that of the digests as they were read last; "" where that has failed.

    """

    def __init__(
        self, screen: SessionScreen, opened: OpenedCorpus, begin: Callable[[Library, Session], Session]
    ) -> None:
        self._screen = screen
        self._begin = begin
        self._snapshot_file = opened.snapshot_file
        self._begun_reader = opened.reader
        self._one_at_a_time = asyncio.Lock()
        self._is_read = asyncio.Event()
        self.location: CorpusLocation = opened.location
        self.fingerprint = opened.walk.fingerprint if opened.walk else ""
        if opened.is_current:
            self._is_read.set()

    async def until_read(self) -> None:
        """Wait until the digests have been read once since they were opened."""
        await self._is_read.wait()

    def go_to_own_digests(self) -> None:
        """Read the reader's own digests from now on: the first of them has just been saved, and the sample has done."""
        self.location = locations.find([])
        if self._snapshot_file:
            self._snapshot_file = locations.snapshot_file(self.location)
        self._is_read.clear()
        self._screen.location_changed(self.location)

    async def check(self) -> None:
        """Read what has changed since the snapshot was saved, or all where there was none."""
        begun = self._screen.session
        async with aclosing(self._newer_libraries()) as libraries:
            async for library in libraries:
                # Who has not done anything yet begins as at every start.
                if self._screen.session is begun:
                    begun = self._begin(library, begun)
                    self._screen.go(begun)
                else:
                    await self._show(library)

    async def since_last_visit(self) -> Difference:
        """What is new since the last visit to this corpus ended."""
        now = self._screen.session.library
        seen = load_seen(self._snapshot_file) if self._snapshot_file else None
        if seen is None or seen.checksum == now.corpus.checksum:
            return Difference()
        return await asyncio.to_thread(difference, Library(seen), now)

    def keep_seen(self) -> None:
        """Keep the papers that there are for telling what has come since, where all of them have been read."""
        if self.fingerprint and self._snapshot_file:
            keep_seen(self._snapshot_file, self._screen.session.library.corpus)

    async def read_again(self, *, is_quiet: bool = False) -> Difference:
        """Show what there is now, without moving what is read.

        Args:
            is_quiet: whether nothing is said of it, unless it takes long.

        Returns:
            What is new since the last reading.

        """
        newest = None
        async with aclosing(self._newer_libraries(is_quiet=is_quiet)) as libraries:
            # Those before the last one may have only a part of the papers.
            async for library in libraries:
                newest = library
        if newest is None or not self._screen.is_attached:
            return Difference()
        await self._screen.until_uncovered()
        before = self._screen.session.library
        arrived = await asyncio.to_thread(difference, before, newest) if len(before) else Difference()
        await self._show(newest)
        return arrived

    async def _show(self, library: Library) -> None:
        """Take other papers, once it is known where the open one stands among them."""
        while self._screen.is_attached:
            here = self._screen.session
            there = here.reloaded(library)
            while not is_settled(there):
                there = there.scan_next()
                await asyncio.sleep(0)
            # A key may have come meanwhile.
            if self._screen.session is here:
                self._screen.go(there)
                return

    async def _newer_libraries(self, *, is_quiet: bool = False) -> AsyncGenerator[Library, None]:
        """The library each time that more of the digests has been read; none where nothing has changed."""
        async with self._one_at_a_time:
            is_large = len(self._screen.session.library) >= LARGE
            is_said = is_large or not is_quiet
            if is_said:
                self._screen.progress_changed(Progress(0, int(is_large and is_quiet)))
            self.fingerprint = ""
            try:
                reader = self._reader()
                async with aclosing(reader.steps()) as steps:
                    async for step in steps:
                        if not self._screen.is_attached:
                            return
                        if not isinstance(step, Progress):
                            if corpus := step.mapped():
                                yield Library(corpus)
                        elif is_said or step.total >= MANY:
                            is_said = True
                            self._screen.progress_changed(step)
                self.fingerprint = reader.fingerprint
            except OSError as error:
                said = _("The digests could not be read: {error}").format(error=error)
                self._screen.say(said, severity="error")
            finally:
                self._is_read.set()
            # Not where the work was cancelled: another reading has begun, or the panes are gone.
            if is_said and self._screen.is_attached:
                self._screen.progress_changed(None)

    def _reader(self) -> BackgroundReader:
        """The reader that a start has begun already, else a new one; raises OSError."""
        from tuiapp.startup.background_reader import BackgroundReader

        begun, self._begun_reader = self._begun_reader, None
        shown = self._screen.session.library.corpus.checksum
        return begun or BackgroundReader(self.location.paths, self._snapshot_file, shown)

    def end(self) -> None:
        """Stop the reader that a start has begun and nobody has listened to yet."""
        if self._begun_reader:
            self._begun_reader.stop()
