"""Copying papers: their links at once, or in a form chosen from a menu; and selecting several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuiapp.ui.corpus_actions import CorpusActions

if TYPE_CHECKING:
    from tuiapp.copying import Form
    from tuiapp.library import Paper


class CopyActions(CorpusActions):
    """What the keys for copying do, with the papers that are selected or else with the open one."""

    def action_select_paper(self) -> None:
        """Select the open paper, or no longer, and go to the next one."""
        self.reading = self.reading.toggled_selection()

    def action_copy_link(self) -> None:
        """The links of the papers to the clipboard."""
        from tuiapp.copying import LINK

        if papers := self._papers_meant():
            self._copy(LINK, papers)

    def action_copy_as(self) -> None:
        """The papers to the clipboard in a form that is chosen from a menu."""
        from tuiapp.ui.copy_as_screen import CopyAsScreen

        papers = self._papers_meant()

        def copy(form: Form | None) -> None:
            if form:
                self._copy(form, papers)

        if papers:
            self.app.push_screen(CopyAsScreen(papers, self.reading.language), copy)

    def _papers_meant(self) -> list[Paper]:
        papers = [self.reading.library.paper(row) for row in self.reading.meant]
        if not papers:
            self.notify("There is no paper to copy from.", severity="warning", markup=False)
        return papers

    def _copy(self, form: Form, papers: list[Paper]) -> None:
        from tuiapp.copying import LINK, copy_of
        from tuiapp.library.citing import search_of

        text, what = copy_of(form, papers, self.reading.language)
        if text is not None:
            self.post_message(self.CopyWanted(text, what))
        elif form is LINK and len(papers) == 1:
            self.post_message(self.CopyWanted(search_of(papers[0]), f"{what}: a search for its title on arXiv"))
        else:
            self.notify(f"Nothing was copied: {what}.", severity="warning", markup=False)
