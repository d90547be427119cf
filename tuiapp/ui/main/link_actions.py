"""Links: the list of them, opening and copying one, a click on one in the note."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual import on, work

from tuiapp.ui.main.copy_actions import CopyActions
from tuiapp.ui.panes.note_pane import NotePane

if TYPE_CHECKING:
    from tuiapp.ui.screens.links_screen import Chosen


class LinkActions(CopyActions):
    """What the keys and clicks for links do."""

    def action_open_link(self) -> None:
        """Open the first link of the paper, else a search for it."""
        from tuiapp.library.export.cited import link_of

        paper = self.session.paper
        if paper is None:
            self.notify("There is no paper to open.", severity="warning", markup=False)
        elif paper.links:
            self.open(link_of(paper))
        else:
            self.open(link_of(paper), "a search for its title on arXiv, as this paper has no link of its own")

    def action_links(self) -> None:
        """List the links of the paper, to open or copy one."""
        from tuiapp.library.export.cited import search_of
        from tuiapp.library.paper import Link
        from tuiapp.library.paper_links import links_of
        from tuiapp.ui.screens.links_screen import LinksScreen

        if paper := self.session.paper:
            links = links_of(paper)
            if not paper.links:
                links = (*links, Link(search_of(paper), "search"))
            self.app.push_screen(LinksScreen(paper.title, links), self._take_link)
        else:
            self.notify("There is no paper to open.", severity="warning", markup=False)

    def _take_link(self, chosen: Chosen | None) -> None:
        if chosen and chosen.opens:
            self.open(chosen.url)
        elif chosen:
            self.post_message(self.CopyWanted(chosen.url, "Link"))

    @on(NotePane.LinkClicked)
    def _click_link(self, message: NotePane.LinkClicked) -> None:
        if message.copies:
            self.post_message(self.CopyWanted(message.url, "Link"))
        else:
            self.open(message.url)

    def open(self, url: str, what: str = "link") -> None:
        """Open a url where it may be and a browser can be reached, after asking where the host is international."""
        from tuiapp.library.text.url_safety import international_host, why_not_openable
        from tuiapp.system import browser

        if why := why_not_openable(url):
            self.notify(f"{url}\nThis link is not opened, because it {why}.", severity="warning", markup=False)
        elif why := browser.why_nothing_opens(os.environ):
            self._copy_instead(url, what, why)
        elif host := international_host(url):
            self._open_if_confirmed(url, what, host)
        else:
            self._open(url, what)

    def _open_if_confirmed(self, url: str, what: str, host: str) -> None:
        from tuiapp.ui.screens.links_screen import AddressScreen

        def answer(confirmed: bool | None) -> None:
            if confirmed:
                self._open(url, what)

        self.app.push_screen(AddressScreen(url, host), answer)

    @work(thread=True, group="open")
    def _open(self, url: str, what: str) -> None:
        """Open off the screen's own thread, as it takes a second to know that an opener has not failed."""
        from tuiapp.system import browser

        self.app.call_from_thread(self._say_opened, url, what, browser.open_url(url, os.environ))

    def _say_opened(self, url: str, what: str, why_not: str | None) -> None:
        if why_not:
            self._copy_instead(url, what, why_not)
        else:
            self.notify(f"{what[:1].upper() + what[1:]}\n{url}", title="Opened", markup=False)

    def _copy_instead(self, url: str, what: str, why: str) -> None:
        self.post_message(self.CopyWanted(url, f"Not opened, because {why}: {what}"))
