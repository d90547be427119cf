"""What keys do where the help covers all panes, and nobody could see what they do there."""

from __future__ import annotations

from typing import Final

from tuiapp.ui import keys

_STEPS: Final = {
    "move.down": 3, "move.half_down": 8, "move.page_down": 16, "move.bottom": 9999,
    "move.up": -3, "move.half_up": -8, "move.page_up": -16, "move.top": -9999,
}  # fmt: skip

LINES: Final = {key: _STEPS[move.id or ""] for move in keys.MOVES for key in move.key.split(",")}
"""The lines by which a key scrolls the help."""

KEPT: Final = frozenset(
    key
    for binding in keys.READER
    if binding.id in ("app.help", "app.quit", "query.undo", "note.down", "note.up")
    for key in binding.key.split(",")
)
"""The keys that scroll the help, or close it, wherever it is."""
