"""What reaches beyond the screen: copying, adding a pasted digest, reading the folder again, its faults."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from textual import work
from textual.events import Paste
from textual.message import Message

from tuiapp.library import Library
from tuiapp.library.index.progress import Progress
from tuiapp.library.text import phrases
from tuiapp.session.session import Session
from tuiapp.startup import locations
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.ui.screens.paste_screen import Saved


class CorpusActions(SessionScreen):
    """What the keys for the clipboard and the folder do."""

    class CopyWanted(Message):
        """The reader wants a text in the clipboard; `what` says in words what it is."""

        def __init__(self, text: str, what: str) -> None:
            super().__init__()
            self.text = text
            self.what = what

    @work(thread=True, group="paste")
    def action_paste_digest(self) -> None:
        """Show what the clipboard holds, to save it."""
        from tuiapp.library.importing.detect import detect
        from tuiapp.system import clipboard

        text = clipboard.paste(clipboard.Attempt(os.environ)) or ""
        # Mostly it holds what was copied here last.
        self.app.call_from_thread(self.paste, text if detect(text).papers else "")

    def on_paste(self, event: Paste) -> None:
        """A text dropped onto the screen by the terminal is meant to be added too."""
        event.stop()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Show what a text holds, to save it."""
        from tuiapp.ui.screens.paste_screen import PasteScreen

        self.app.push_screen(PasteScreen(text, locations.folder_for_new_digests(self.location)), self._add_saved)

    def _add_saved(self, saved: Saved | None) -> None:
        if saved:
            self.notify(saved.said, severity="information" if saved.is_complete else "warning", markup=False)
            self.reload(saved.date)

    def action_reload(self) -> None:
        """Read the digests again and stay on the same paper."""
        self.reload(None)

    @work(exclusive=True, group="reload")
    async def reload(self, date: str | None) -> None:
        """Read what has changed of the digests; go to a day, or stay on the same paper."""
        async for library in self._newer_libraries():
            self.session = self.session.reloaded(library)
        library = self.session.library
        if date:
            self.session = self.session.on_day(date)
        else:
            papers, problems = phrases.papers(len(library)), phrases.problems(len(library.faults))
            self.notify(f"{papers}, {problems}", title="Read again", markup=False)

    @work(exclusive=True, group="reload")
    async def check_digests(self) -> None:
        """Compare what a start has shown with the digests, and read what has changed since."""
        begun = self.session
        async for library in self._newer_libraries():
            # Who has not done anything yet wants to begin at the newest day, as at every start.
            if self.session is begun:
                self.session = begun = Session.start(library, begun.language)
            else:
                self.session = self.session.reloaded(library)

    async def _newer_libraries(self) -> AsyncIterator[Library]:
        """The library each time that more of the digests has been read; none where nothing has changed."""
        from tuiapp.startup.background_reader import BackgroundReader

        self.files_read = Progress(0, 0)
        try:
            reader, self.reader = self.reader or BackgroundReader(self.location.paths, self.snapshot_file), None
            async for step in reader.steps():
                if isinstance(step, Progress):
                    self.files_read = step
                elif corpus := step.mapped():
                    yield Library(corpus)
        except OSError as error:
            self.notify(f"The digests could not be read: {error}", severity="error", markup=False)
        finally:
            self.files_read = None

    def action_show_problems(self) -> None:
        """What could not be read."""
        from tuiapp.ui.screens.problems_screen import ProblemsScreen

        if self.session.library.faults:
            self.app.push_screen(ProblemsScreen(self.session.library))
        else:
            self.notify("Every digest could be read.", markup=False)
