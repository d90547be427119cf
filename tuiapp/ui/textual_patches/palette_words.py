"""The palette says in the language of the program that nothing was found.

Why: Textual 8.2.8 has these words in English inside of a function, and offers no way to say others.

Needs `CommandPalette._start_no_matches_countdown`, `_stop_no_matches_countdown`, `_no_matches_timer`, `_NO_MATCHES`,
`_NO_MATCHES_COUNTDOWN` and `_list_visible`. Without the first of them Textual says its own words.
"""

from __future__ import annotations

from functools import partial

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option

from tuiapp.messages import _


class PaletteWords(CommandPalette):
    """A command palette with our words."""

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        said = partial(self._say_no_matches, search_value)
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, said)

    def _say_no_matches(self, search_value: str) -> None:
        """Say that nothing was found where something was searched for."""
        if search_value:
            said = Align.center(Text(_("Nothing has these words."), style="not bold"))
            self.query_one(CommandList).add_option(Option(said, disabled=True, id=self._NO_MATCHES))
        self._list_visible = bool(search_value)
