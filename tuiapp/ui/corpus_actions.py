"""What reaches beyond the screen: copying, adding a pasted digest, reading the folder again, its faults."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual import work
from textual.events import Paste
from textual.message import Message

from tuiapp import places
from tuiapp.library import Library, open_library
from tuiapp.library.wording import counted
from tuiapp.ui.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from tuiapp.ui.paste_screen import Saved


class CorpusActions(ReadingScreen):
    """What the keys for the clipboard and the folder do."""

    class CopyWanted(Message):
        """The reader wants a text in the clipboard; `what` says in words what it is."""

        def __init__(self, text: str, what: str) -> None:
            super().__init__()
            self.text = text
            self.what = what

    def action_copy_link(self) -> None:
        """The link of the open paper to the clipboard."""
        from tuiapp.library.citing import link_of, search_of

        paper = self.reading.paper
        if paper is None:
            self.notify("There is no paper to copy from.", severity="warning", markup=False)
        elif paper.links:
            self.post_message(self.CopyWanted(link_of(paper), "Link"))
        else:
            what = "This paper has no link of its own: a search for its title on arXiv"
            self.post_message(self.CopyWanted(search_of(paper), what))

    @work(thread=True, group="paste")
    def action_paste_digest(self) -> None:
        """Show what the clipboard holds, to save it."""
        from tuiapp import clipboard

        self.app.call_from_thread(self.paste, clipboard.paste(clipboard.Attempt(os.environ)) or "")

    def on_paste(self, event: Paste) -> None:
        """A text dropped onto the screen by the terminal is meant to be added too."""
        event.stop()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Show what a text holds, to save it."""
        from tuiapp.ui.paste_screen import PasteScreen

        self.app.push_screen(PasteScreen(text, places.corpus_folder(self.place, os.environ)), self._add_saved)

    def _add_saved(self, saved: Saved | None) -> None:
        if saved:
            self.notify(saved.said, severity="information" if saved.is_whole else "warning", markup=False)
            self.reload(saved.date)

    def action_reload(self) -> None:
        """Read the digests again and stay on the same paper."""
        self.reload(None)

    @work(thread=True, exclusive=True, group="reload")
    def reload(self, date: str | None) -> None:
        """Read the digests again; go to a day, or stay on the same paper."""
        library = open_library(self.place.paths, places.snapshot_file(self.place, os.environ))
        self.app.call_from_thread(self._show_reloaded, library, date)

    def _show_reloaded(self, library: Library, date: str | None) -> None:
        self.reading = self.reading.reloaded(library)
        if date:
            self.reading = self.reading.on_day(date)
        else:
            self.notify(
                f"{counted(len(library), 'paper')} read again, {counted(len(library.faults), 'problem')}", markup=False
            )

    def action_show_faults(self) -> None:
        """What could not be read."""
        from tuiapp.ui.faults_screen import FaultsScreen

        if self.reading.library.faults:
            self.app.push_screen(FaultsScreen(self.reading.library.faults))
        else:
            self.notify("Every digest could be read.", markup=False)
