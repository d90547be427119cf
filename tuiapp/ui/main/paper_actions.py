"""Which paper is open, in which language and order, which are selected, and the way back."""

from __future__ import annotations

from tuiapp.ui.main.pane_focus import NOTE, PAPERS, PaneFocus
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.paper_list import PaperList


class PaperActions:
    """What the keys of the list and those for all panes do with the session."""

    def __init__(self, screen: SessionScreen, focus: PaneFocus) -> None:
        self._screen = screen
        self._focus = focus

    def action_paper_move(self, papers: int) -> None:
        """Go down or up the list."""
        self._screen.go(self._screen.session.at(self._screen.session.position + papers))

    def action_paper_move_page(self, pages: float) -> None:
        """Go down or up the list by a part of what can be seen of it."""
        self.action_paper_move(self._screen.query_one(PaperList).rows_of(pages))

    def action_paper_move_to_end(self, bottom: bool) -> None:
        """Go to the first or the last paper."""
        self._screen.go(self._screen.session.at(len(self._screen.session.rows) if bottom else 0))

    def action_next_day(self, step: int) -> None:
        """Go to the first paper of the next older (1) or newer (-1) day."""
        self._screen.go(self._screen.session.next_day(step))

    def action_open_row(self, row: int) -> None:
        """Go to a row of the library, out of the query if that leaves it out."""
        self._screen.go(self._screen.session.on_row(row))
        self._focus.action_focus_pane(PAPERS)

    def action_read_paper(self) -> None:
        """Go to the note of the open paper, which is read with that."""
        self._focus.action_focus_pane(NOTE)
        if (row := self._screen.session.row) is not None:
            self._screen.was_read([row])

    def action_select_paper(self) -> None:
        """Select the open paper, or no longer, and go to the next one."""
        self._screen.go(self._screen.session.toggled_selection())

    def action_toggle_language(self) -> None:
        """Show notes in the next language that the open paper has."""
        self._screen.go(self._screen.session.toggled_language())

    def action_toggle_all_languages(self) -> None:
        """Show the notes in all languages together, or in one again."""
        self._screen.go(self._screen.session.toggled_all_languages())

    def action_undo(self) -> None:
        """Take one step back: what is open closes, else nothing is selected any more, else the query widens."""
        session = self._screen.session
        if self._focus.close_one():
            return
        if session.selected:
            self._screen.go(session.with_nothing_selected())
        elif session.query.text:
            self._screen.go(session.undone())
