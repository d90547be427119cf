"""Links: the list of them, opening and copying one, a click on one in the note."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from typing import TYPE_CHECKING

from tuiapp.messages import _
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.ui.screens.links_screen import Chosen


class LinkActions:
    """What the keys and clicks for links do."""

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen

    def action_open_link(self) -> None:
        """Open the first link of the paper, else a search for it."""
        from tuiapp.library.export.citation_parts import link_of

        paper = self._screen.session.paper
        if paper is None:
            self._say_no_paper()
            return
        self._was_read()
        if paper.links:
            self.open(link_of(paper))
        else:
            what = _("a search for its title on arXiv, as this paper has no link of its own")
            self.open(link_of(paper), what)

    def action_links(self) -> None:
        """List the links of the paper, to open or copy one."""
        from tuiapp.library.export.citation_parts import search_of
        from tuiapp.library.paper import Link
        from tuiapp.library.paper_links import links_of
        from tuiapp.ui.screens.links_screen import LinksScreen

        if paper := self._screen.session.paper:
            links = links_of(paper)
            if not paper.links:
                links = (*links, Link(search_of(paper), _("search")))
            self._screen.app.push_screen(LinksScreen(paper.title, links), self._chosen)
        else:
            self._say_no_paper()

    def _say_no_paper(self) -> None:
        self._screen.say(_("There is no paper to open."), severity="warning")

    def _chosen(self, chosen: Chosen | None) -> None:
        if chosen:
            self.clicked(chosen.url, copies=not chosen.opens)

    def clicked(self, url: str, *, copies: bool) -> None:
        """Copy a link of the open paper, or else open it."""
        self._was_read()
        if copies:
            self._screen.copy(url, _("Link"))
        else:
            self.open(url)

    def _was_read(self) -> None:
        if (row := self._screen.session.row) is not None:
            self._screen.was_read([row])

    def open(self, url: str, what: str = "") -> None:
        """Open a url where it may be and a browser can be reached, after asking where the host is international.

        Args:
            url: what to open.
            what: what it is in words, where it is not a link of the paper.

        """
        from tuiapp.library.text.url_safety import international_host, why_not_openable
        from tuiapp.system import browser

        what = what or _("link")
        if why := why_not_openable(url):
            said = _("{url}\nThis link is not opened, because it {why}.").format(url=url, why=why)
            self._screen.say(said, severity="warning")
        elif why := browser.why_nothing_opens(os.environ):
            self._copy_instead(url, what, why)
        elif host := international_host(url):
            self._open_if_confirmed(url, what, host)
        else:
            self._start_opening(url, what)

    def _open_if_confirmed(self, url: str, what: str, host: str) -> None:
        from tuiapp.ui.screens.links_screen import AddressScreen

        def answer(confirmed: bool | None) -> None:
            if confirmed:
                self._start_opening(url, what)

        self._screen.app.push_screen(AddressScreen(url, host), answer)

    def _start_opening(self, url: str, what: str) -> None:
        self._screen.work(partial(self._open, url, what), "open", is_only=False)

    async def _open(self, url: str, what: str) -> None:
        """Open off the screen's own thread, as it takes a second to know that an opener has not failed."""
        from tuiapp.system import browser

        why_not = await asyncio.to_thread(browser.open_url, url, os.environ)
        if not self._screen.is_attached:
            return
        if why_not:
            self._copy_instead(url, what, why_not)
        else:
            self._screen.say(f"{what[:1].upper() + what[1:]}\n{url}", title=_("Opened"))

    def _copy_instead(self, url: str, what: str, why: str) -> None:
        self._screen.copy(url, _("Not opened, because {why}: {what}").format(why=why, what=what))
