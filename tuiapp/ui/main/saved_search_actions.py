"""Saved searches: saving the present one under a name, and the list of them."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tuiapp.library.search.query import parse
from tuiapp.library.text.printable_path import printable
from tuiapp.library.text.system_error import in_words
from tuiapp.messages import _
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.ui.screens.saved_searches_screen import Choice


class SavedSearchActions:
    """What the keys for saved searches do."""

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen

    def action_save_search(self) -> None:
        """Save the query under a name."""
        from tuiapp.storage import saved_searches
        from tuiapp.ui.screens.name_search_screen import NameSearchScreen

        text = self._screen.session.query.text.strip()
        if not text:
            self._screen.say(_("There is no search to save yet."), severity="warning")
            return
        path = saved_searches.searches_file()
        save = partial(saved_searches.save, path, query=text)
        self._screen.app.push_screen(NameSearchScreen(text, save), partial(self._say_saved, printable(str(path))))

    def _say_saved(self, path: str, name: str | None) -> None:
        if name:
            said = _("{name}\nf lists your searches; they are kept in {path}").format(name=name, path=path)
            self._screen.say(said, title=_("Saved"))

    def action_saved_searches(self) -> None:
        """Choose one of the saved searches."""
        from tuiapp.storage import saved_searches
        from tuiapp.ui.screens.saved_searches_screen import SavedSearchesScreen

        try:
            saved = saved_searches.load(saved_searches.searches_file())
        except OSError as error:
            said = _("The searches cannot be read: {error}").format(error=in_words(error))
            self._screen.say(said, severity="error")
            return
        self._screen.app.push_screen(SavedSearchesScreen(saved, self._screen.session.library), self._take)

    def _take(self, choice: Choice | None) -> None:
        """Ask what was chosen, and delete what was marked."""
        if choice is None:
            return
        if choice.deleted:
            self._screen.work(partial(self._delete, choice.deleted), "searches", is_only=False)
        if choice.query is not None:
            self._screen.go(self._screen.session.asking(parse(choice.query)).at(0))

    async def _delete(self, searches: dict[str, str]) -> None:
        from tuiapp.storage import saved_searches

        try:
            await asyncio.to_thread(saved_searches.delete, saved_searches.searches_file(), searches)
        except OSError as error:
            if self._screen.is_attached:
                names = ", ".join(searches)
                said = _("{names}: not deleted. {error}").format(names=names, error=in_words(error))
                self._screen.say(said, severity="error")
