"""The reader's own note on a paper."""

from __future__ import annotations

from tuiapp.library import Paper
from tuiapp.library.identity import spelled_identities
from tuiapp.messages import _
from tuiapp.session import marking
from tuiapp.storage.marks.mark import now
from tuiapp.ui.main.mark_actions import MarkActions
from tuiapp.ui.main.session_screen import SessionScreen


class OwnNoteActions:
    """What the key for notes of one's own does."""

    def __init__(self, screen: SessionScreen, marks: MarkActions) -> None:
        self._screen = screen
        self._marks = marks

    def action_own_note(self) -> None:
        """Write down what the reader thinks of the open paper."""
        from tuiapp.ui.screens.own_note_screen import OwnNoteScreen

        paper = self._screen.session.paper
        if paper is None:
            self._screen.say(_("There is no paper to write a note on."), severity="warning")
            return
        names = spelled_identities(paper)
        if not names:
            self._screen.say(marking.nothing_to_know_it_by(), severity="warning")
            return
        before = self._screen.session.marks.find(names).note or ""

        def keep(note: str) -> None:
            self._marks.show_draft(self._change(paper, note))

        def closed(_answer: None) -> None:
            note = self._screen.session.marks.find(names).note or ""
            if note != before:
                self._marks.remember(self._change(paper, note)._replace(before=before or None))

        self._screen.app.push_screen(OwnNoteScreen(paper.title, before, keep), closed)

    def _change(self, paper: Paper, note: str) -> marking.Change:
        marked = self._screen.session.marks.find(spelled_identities(paper))
        return marking.noted(paper, marked, note, now())
