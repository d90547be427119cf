"""The base of the reader's screen: it holds the `Reading`, and what is known about the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from tuiapp.library import Library
from tuiapp.session.session import Session
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui.main.pane_focus import PaneFocus

if TYPE_CHECKING:
    from tuiapp.library.index.progress import Progress


def _nothing() -> Session:
    return Session(Library.of(()))


class SessionScreen(PaneFocus):
    """A screen whose panes follow one frozen value; an action assigns the next one, and nothing else does."""

    session: var[Session] = var(_nothing, init=False)

    files_read: var[Progress | None] = var(None, init=False)
    """How many of how many files have been read, while they are."""

    def __init__(self, opened: OpenedCorpus, language: str, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.location = opened.location
        self.snapshot_file = opened.snapshot_file
        self.checks_digests = not opened.is_current
        self.reader = opened.reader
        self.set_reactive(SessionScreen.session, Session.start(opened.library, language))
