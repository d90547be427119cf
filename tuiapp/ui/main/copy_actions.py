"""Copying papers: their links at once, or in a form chosen from a menu; and selecting several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuiapp.ui.main.corpus_actions import CorpusActions

if TYPE_CHECKING:
    from tuiapp.library import Paper
    from tuiapp.library.export.form import Form


class CopyActions(CorpusActions):
    """What the keys for copying do, with the papers that are selected or else with the open one."""

    def action_select_paper(self) -> None:
        """Select the open paper, or no longer, and go to the next one."""
        self.session = self.session.toggled_selection()

    def action_copy_link(self) -> None:
        """The links of the papers to the clipboard."""
        from tuiapp.library.export.output_forms import LINK

        if papers := self._copied_papers():
            self._copy(LINK, papers)

    def action_copy_as(self) -> None:
        """The papers to the clipboard in a form that is chosen from a menu."""
        from tuiapp.ui.screens.copy_as_screen import CopyAsScreen

        papers = self._copied_papers()

        def copy(form: Form | None) -> None:
            if form:
                self._copy(form, papers)

        if papers:
            self.app.push_screen(CopyAsScreen(papers, self.session.language), copy)

    def _copied_papers(self) -> list[Paper]:
        papers = [self.session.library.paper(row) for row in self.session.copy_targets]
        if not papers:
            self.notify("There is no paper to copy from.", severity="warning", markup=False)
        return papers

    def _copy(self, form: Form, papers: list[Paper]) -> None:
        from tuiapp.library.export.cited import search_of
        from tuiapp.library.export.copy_text import copy_of
        from tuiapp.library.export.output_forms import LINK

        text, what = copy_of(form, papers, self.session.language)
        if text is not None:
            self.post_message(self.CopyWanted(text, what))
        elif form is LINK and len(papers) == 1:
            self.post_message(self.CopyWanted(search_of(papers[0]), f"{what}: a search for its title on arXiv"))
        else:
            self.notify(f"Nothing was copied: {what}.", severity="warning", markup=False)
