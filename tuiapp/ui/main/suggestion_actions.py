"""What to ask instead where little was found, and refusing what was forgiven."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tuiapp.library.search.query import parse
from tuiapp.library.search.stages import FEW
from tuiapp.messages import _
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.status_bar import StatusBar

if TYPE_CHECKING:
    from tuiapp.library.search.forgiving.suggestions import Suggestion


class SuggestionActions:
    """What the keys for suggestions do; it keeps those that are shown."""

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self._made: tuple[Suggestion, ...] = ()
        self._said_of_glossary = ""

    def find(self) -> None:
        """Look for suggestions in the background where little was found."""
        session = self._screen.session
        if session.query.words and session.exact_total < FEW:
            self._screen.work(self._find, "suggesting")
        else:
            self._show(())

    async def _find(self) -> None:
        from tuiapp.library.search.forgiving.suggestions import suggestions
        from tuiapp.storage.own_glossary import glossary_faults, glossary_file, load_glossary

        session = self._screen.session
        glossary = await asyncio.to_thread(load_glossary, glossary_file())
        made = await asyncio.to_thread(suggestions, session.query, session.exact_total, session.library, glossary)
        said = "\n".join(map(str, glossary_faults(glossary_file(), glossary)[:1]))
        if said != self._said_of_glossary and self._screen.is_attached:
            # Once, and again where another line is wrong.
            self._said_of_glossary = said
            if said:
                self._screen.say(said, severity="warning")
        # Another letter may have been typed meanwhile.
        if self._screen.is_attached and self._screen.session.query == session.query:
            self._show(made)

    def _show(self, made: tuple[Suggestion, ...]) -> None:
        if made != self._made:
            self._made = made
            self._screen.query_one(StatusBar).show_suggestions(made)

    def action_take_suggestion(self) -> None:
        """Ask what is suggested; where nothing is, go on to the next pane as Tab does everywhere."""
        if self._made:
            self._screen.go(self._screen.session.asking(parse(self._made[0].text)))
        else:
            self._screen.focus_next()

    def action_refuse(self) -> None:
        """Take away the papers of the step of forgiveness under the cursor, or of the first one."""
        session = self._screen.session
        forgiven = session.forgiven
        if not forgiven:
            self._screen.say(_("Nothing was forgiven: all papers are what you asked for."))
            return
        here = (step for step, found in forgiven if session.position in found)
        self._screen.go(session.refusing(next(here, forgiven[0][0]).kind))
