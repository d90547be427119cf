"""The base of the reader's screen: it holds the `Reading`, and what is known about the corpus."""

from __future__ import annotations

from textual.reactive import var

from tuiapp.library import Library
from tuiapp.places import Place
from tuiapp.reading import Reading
from tuiapp.ui.pane_focus import PaneFocus


class ReadingScreen(PaneFocus):
    """A screen whose panes follow one frozen value; an action assigns the next one, and nothing else does."""

    reading: var[Reading] = var(Reading(Library(())), init=False)

    def __init__(self, library: Library, place: Place, language: str) -> None:
        super().__init__()
        self.place = place
        self.set_reactive(ReadingScreen.reading, Reading.start(library, language))
