"""Saved searches: saving the present one under a name, and the list of them."""

from __future__ import annotations

from tuiapp.library.search.query import parse
from tuiapp.messages import _
from tuiapp.ui.main.session_screen import SessionScreen


class SavedSearchActions:
    """What the keys for saved searches do."""

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen

    def action_save_search(self) -> None:
        """Save the query under a name."""
        from tuiapp.ui.screens.saved_searches_screen import NameScreen

        text = self._screen.session.query.text.strip()
        if text:
            self._screen.app.push_screen(NameScreen(text), lambda name: self._save(name, text))
        else:
            self._screen.say(_("There is no search to save yet."), severity="warning")

    def _save(self, name: str | None, text: str) -> None:
        from tuiapp.storage import saved_searches

        path = saved_searches.searches_file()
        if not name:
            return
        try:
            saved_searches.save(path, {**saved_searches.load(path), name: text})
        except OSError as error:
            self._screen.say(_("The search was not saved: {error}").format(error=error), severity="error")
        else:
            said = _("{name}\nf lists your searches; they are kept in {path}").format(name=name, path=path)
            self._screen.say(said, title=_("Saved"))

    def action_saved_searches(self) -> None:
        """Choose one of the saved searches."""
        from tuiapp.storage import saved_searches
        from tuiapp.ui.screens.saved_searches_screen import SavedSearchesScreen

        path = saved_searches.searches_file()
        try:
            screen = SavedSearchesScreen(saved_searches.load(path), self._screen.session.library)
        except OSError as error:
            self._screen.say(_("The searches cannot be read: {error}").format(error=error), severity="error")
            return
        before = dict(screen.searches)

        def ask(text: str | None) -> None:
            try:
                if screen.searches != before:
                    saved_searches.save(path, screen.searches)
            except OSError as error:
                self._screen.say(_("The search was not deleted: {error}").format(error=error), severity="error")
            if text is not None:
                self._screen.go(self._screen.session.asking(parse(text)).at(0))

        self._screen.app.push_screen(screen, ask)
