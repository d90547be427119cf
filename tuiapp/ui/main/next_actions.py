"""Going on: to the next match of the search, and without one to the next unread paper."""

from __future__ import annotations

import asyncio
from itertools import chain
from typing import Final

from tuiapp.messages import _
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.note_pane import NotePane

_AT_ONCE: Final = 200
"""Papers that are looked at between two looks for a key."""


class NextActions:
    """What `n` and `N` do."""

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen

    async def action_go_on(self, step: int) -> None:
        """Go to the next match in the note, with -1 to the one before; without a search to an unread paper."""
        if not self._screen.session.query.words:
            await self._go_to_unread(step)
        elif not self._screen.query_one(NotePane).go_to_match(step):
            self._screen.say(_("The search matches nowhere on this page."))

    async def _go_to_unread(self, step: int) -> None:
        """Go to the next unread paper of the list, from its end on to the other end."""
        begun = session = self._screen.session
        here, total = session.position, len(session.rows)
        below, above = range(here + 1, total), range(here)
        places = chain(below, above) if step > 0 else chain(reversed(above), reversed(below))
        for number, place in enumerate(places, 1):
            if session.is_unread(session.rows[place]):
                self._screen.go(session.at(place))
                return
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
                session = self._screen.session
                if session.rows is not begun.rows:
                    return
        self._screen.say(_("No other paper of the list is unread."))
