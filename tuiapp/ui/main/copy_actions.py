"""Copying papers: their links at once, or in a form chosen from a menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuiapp.messages import _
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.library import Paper
    from tuiapp.library.export.form import Form


class CopyActions:
    """What the keys for copying do, with the papers that are selected or else with the open one."""

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen

    def action_copy_link(self) -> None:
        """Copy the links of the papers."""
        from tuiapp.library.export.output_forms import LINK

        rows = self._screen.session.copy_targets
        if papers := self._papers(rows):
            self._copy(LINK, papers)
            self._screen.was_read(rows)

    def action_copy_as(self) -> None:
        """Copy the papers in a form that is chosen from a menu."""
        from tuiapp.ui.screens.copy_as_screen import CopyAsScreen

        session = self._screen.session
        papers = self._papers(session.copy_targets)

        def copy(form: Form | None) -> None:
            if form:
                self._copy(form, papers)
                # The digests may have been read again meanwhile.
                found = (self._screen.session.library.row_of(paper) for paper in papers)
                self._screen.was_read([row for row in found if row is not None])

        if papers:
            self._screen.app.push_screen(CopyAsScreen(papers, session.language), copy)

    def _papers(self, rows: Sequence[int]) -> list[Paper]:
        papers = [self._screen.session.library.paper(row) for row in rows]
        if not papers:
            self._screen.say(_("There is no paper to copy from."), severity="warning")
        return papers

    def _copy(self, form: Form, papers: list[Paper]) -> None:
        from tuiapp.library.export.citation_parts import search_of
        from tuiapp.library.export.copy_text import copy_of
        from tuiapp.library.export.output_forms import LINK

        text, what = copy_of(form, papers, self._screen.session.language)
        if text is not None:
            self._screen.copy(text, what)
        elif form is LINK and len(papers) == 1:
            instead = _("{missing}: a search for its title on arXiv").format(missing=what)
            self._screen.copy(search_of(papers[0]), instead)
        else:
            self._screen.say(_("Nothing was copied: {missing}.").format(missing=what), severity="warning")
