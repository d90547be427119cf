"""Copying papers: their links at once, or in a form chosen from a menu."""

from __future__ import annotations

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

        if papers := self._papers():
            self._copy(LINK, papers)

    def action_copy_as(self) -> None:
        """Copy the papers in a form that is chosen from a menu."""
        from tuiapp.ui.screens.copy_as_screen import CopyAsScreen

        papers = self._papers()

        def copy(form: Form | None) -> None:
            if form:
                self._copy(form, papers)

        if papers:
            self._screen.app.push_screen(CopyAsScreen(papers, self._screen.session.language), copy)

    def _papers(self) -> list[Paper]:
        session = self._screen.session
        papers = [session.library.paper(row) for row in session.copy_targets]
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
