"""A theme that the reader chooses is kept for the next start."""

from __future__ import annotations

import asyncio

from textual import work
from textual.app import App

from tuiapp.messages import _
from tuiapp.ui import themes


class ThemeChoice(App[None]):
    """An application that takes a theme for good, or the one that suits the terminal."""

    _asks_for_theme = True
    """Whether the terminal is to say which theme suits it."""

    def ask_for_theme(self) -> None:
        """Ask the terminal for its background, where nobody has chosen a theme."""
        raise NotImplementedError

    def choose_theme(self, name: str) -> None:
        """Take a theme from now on, also at the next start; "" for the one that suits the terminal."""
        self._asks_for_theme = not name
        self.theme = name or themes.DARK.name
        self.ask_for_theme()
        self._keep_theme(name)

    @work(exclusive=True, group="theme")
    async def _keep_theme(self, name: str) -> None:
        from tuiapp.storage.theme import save_theme, theme_file

        try:
            await asyncio.to_thread(save_theme, theme_file(), name)
        except OSError as error:
            said = _("The theme is not kept for the next start: {error}").format(error=error)
            self.notify(said, severity="warning")
