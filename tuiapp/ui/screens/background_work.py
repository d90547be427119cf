"""The base of every screen that works in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.messages import Prune

if TYPE_CHECKING:
    from textual.screen import Screen

    _Screen = Screen[Any]
else:
    _Screen = object


class BackgroundWork(_Screen):
    """A screen whose work in the background ends before the widgets go that it would show something in.

    Textual ends it when they are gone. What goes on after an `await` asks `is_attached` all the same: a program that
    is ending mounts nothing any more.
    """

    async def on_prune(self, event: Prune) -> None:
        """End all work of this screen."""
        self.workers.cancel_node(self)
