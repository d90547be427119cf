"""Taking away what messages leave behind that were closed on another screen.

Why: where a message has ended meanwhile, Textual 8.2.8 removes its toast and not the holder around that, so each such
message leaves a widget and a task for good.

Needs the name `ToastHolder`. Without it nothing is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def remove_empty_toasts(app: App[Any]) -> None:
    """Remove the holders that hold no toast any more, on every screen."""
    for screen in app.screen_stack:
        for holder in screen.query("ToastHolder"):
            if holder.is_mounted and not holder.children:
                holder.remove()
