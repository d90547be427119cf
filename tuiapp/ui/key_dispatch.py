"""Keys, one after the other: each does all it does before the next one is looked at.

Over a slow line several keys arrive at once, and some readers type faster than a screen opens. Textual passes a key
through the widgets and looks at the bindings when it comes back, which is after the next keys have been sent to the
widget that had the focus: in `/moe⏎j` they would all go to the list.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from textual import events

from tuiapp.library.text.hangul import SHIFTED, TWO_SET, keystrokes

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import ActiveBinding
    from textual.screen import Screen
    from textual.widget import Widget

MOST_TURNS: Final = 100
"""Turns of the event loop that a key is given for what it does before the next key."""

QUIET_TURNS: Final = 2
"""Turns without a message after which it has done everything."""

OPENING_SECONDS: Final = 1.0
"""Seconds that a screen may take to open before it is left without the keys behind the one that opened it."""


class KeyDispatch:
    """Gives a key to the line of text that has the focus or does what is bound to it, and waits until it is done."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._where: tuple[Screen[Any], Widget | None] | None = None
        self._bindings: dict[str, ActiveBinding] = {}
        self._heard: WeakSet[Screen[Any]] = WeakSet()

    async def take(self, event: events.Key) -> bool:
        """Do what a key does; False where no line of text wants it and nothing is bound to it."""
        app, focused = self._app, self._app.focused
        app.app_focus = True
        # One frame for the key and for what it finds; two would be a sixtieth of a second apart.
        with app.batch_update():
            is_done = await self._do(event, focused)
            if is_done:
                await self._settled(focused)
        app.screen.check_idle()
        return is_done

    async def _do(self, event: events.Key, focused: Widget | None) -> bool:
        bound = self._binding(event.key)
        if bound and bound.binding.priority:
            return await self._run(bound)
        if focused is not None and focused.check_consume_key(event.key, event.character):
            focused.post_message(event)
            return True
        # A composed syllable is what several keys typed: 하 is the keys g and k, and each does its own.
        letters = keystrokes(event.character or "")
        if len(letters) <= 1:
            return await self._run(bound)
        is_done = False
        for at, letter in enumerate(letters):
            if at and is_done:
                await self._settled(focused)
            is_done |= self._type(letter) or await self._run(self._binding(letter))
        return is_done

    def _type(self, letter: str) -> bool:
        """Give a part of a syllable to the line of text that the part before has opened, as the jamo that it is."""
        focused, jamo = self._app.focused, (TWO_SET | SHIFTED)[letter]
        if focused is None or not focused.check_consume_key(jamo, jamo):
            return False
        focused.post_message(events.Key(jamo, jamo))
        return True

    async def _run(self, bound: ActiveBinding | None) -> bool:
        return bound is not None and bound.enabled and await self._app.run_action(bound.binding.action, bound.node)

    def _binding(self, key: str) -> ActiveBinding | None:
        """What is bound to a key where the focus is; all bindings are looked up once as long as it stays there."""
        screen = self._app.screen
        where = (screen, screen.focused)
        if self._where != where:
            if screen not in self._heard:
                self._heard.add(screen)
                screen.bindings_updated_signal.subscribe(self._app, self._forget, immediate=True)
            self._where, self._bindings = where, screen.active_bindings
        return self._bindings.get(key)

    def _forget(self, _screen: Screen[Any]) -> None:
        """Look the bindings up again: what a key may do has changed."""
        self._where = None

    async def _settled(self, focused: Widget | None) -> None:
        """Wait until nothing that had the key has messages any more, and the screen that has the keys now is open."""
        latest = time.monotonic() + OPENING_SECONDS
        quiet = turns = 0
        while quiet < QUIET_TURNS and turns < MOST_TURNS and time.monotonic() < latest:
            await asyncio.sleep(0)
            if self._app.screen.is_mounted:
                nodes = [self._app.screen, *(focused.ancestors_with_self[:-1] if focused else ())]
                quiet = 0 if any(node.message_queue_size for node in nodes) else quiet + 1
                turns += 1
