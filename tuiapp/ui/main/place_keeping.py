"""Keeping where the reader is: at the end, and every few seconds while something changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from textual.timer import Timer

from tuiapp.messages import _
from tuiapp.session.place import Place
from tuiapp.startup.open_place import OpenedPlace
from tuiapp.storage import last_place
from tuiapp.ui.main.facet_actions import FacetActions
from tuiapp.ui.main.pane_focus import SIDEBAR, PaneFocus
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.panes.note_pane import NotePane

BETWEEN_SECONDS: Final = 3.0
"""The shortest time between two writings: what a program that is killed forgets at most."""


class PanesLeft(NamedTuple):
    """Which pane has the keys, the row of the sidebar where that is it, and which pane is alone on the screen."""

    pane: str
    facet: str
    zoom: str


class PlaceKeeping:
    """Writes down where the reader is in a corpus, and how large the panes are."""

    def __init__(self, screen: SessionScreen, focus: PaneFocus, facets: FacetActions, opened: OpenedPlace) -> None:
        self._screen = screen
        self._focus = focus
        self._facets = facets
        self._files = (opened.file, opened.sizes_file)
        self._kept: list[Mapping[str, Sequence[str]]] = [opened.kept, opened.sizes]
        self._next: Timer | None = None
        self._is_begun = False
        self._left: PanesLeft | None = None
        self._left_before: PanesLeft | None = None
        self._has_failed = False

    def begin(self) -> None:
        """Keep the place from now on, as the panes show it."""
        self._is_begun = any(self._files)
        self.follow()

    def key_pressed(self) -> None:
        """Something may change, and whoever was about to leave may stay after all."""
        self._left_before, self._left = self._left, None
        self.follow()

    def leaving(self) -> None:
        """The key that leaves takes a step back to the list, or ends the program.

        Where several such steps end it without another key between them, the panes were left before the first.
        """
        self._left = self._left_before or self._panes_now()

    def _panes_now(self) -> PanesLeft:
        focused = self._screen.focused
        facet = self._focus.facet_list.current if self._focus.pane == SIDEBAR else None
        return PanesLeft((focused and focused.id) or "papers", facet.value if facet else "", self._focus.zoomed)

    def follow(self) -> None:
        """Something may have changed: write it down before long."""
        if self._next is None and self._is_begun:
            self._next = self._screen.set_timer(BETWEEN_SECONDS, self._begin)

    def _begin(self) -> None:
        self._next = None
        if self._screen.is_attached:
            self._screen.work(self._write, "place", is_only=False)

    async def _write(self) -> None:
        try:
            await asyncio.to_thread(self._save, self._now())
        except OSError as error:
            if self._screen.is_attached and not self._has_failed:
                said = _("Where you are is not kept for the next start: {error}").format(error=error)
                self._screen.say(said, severity="warning")
            self._has_failed = True

    def end(self) -> None:
        """Write it down now, as the program ends; nobody is there any more to be told that it cannot be written."""
        if self._is_begun and self._screen.is_attached:
            with suppress(OSError):
                self._save(self._now())

    def _now(self) -> list[Mapping[str, Sequence[str]]]:
        left = self._left or self._panes_now()
        place = Place.of(self._screen.session)._replace(
            **left._asdict(),
            note_top=self._screen.query_one(NotePane).top,
            unfolded=tuple(sorted(self._facets.unfolded)),
        )
        return [place.kept(), {side: [str(share)] for side, share in self._focus.shares.items()}]

    def _save(self, now: list[Mapping[str, Sequence[str]]]) -> None:
        for number, file in enumerate(self._files):
            if file and now[number] != self._kept[number]:
                last_place.save(file, now[number])
                self._kept[number] = now[number]
