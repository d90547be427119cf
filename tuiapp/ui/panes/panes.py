"""The boxes that panes stand in."""

from __future__ import annotations

from textual.containers import Container
from textual.geometry import Region
from textual.strip import Strip


class Panes(Container):
    """Panes side by side or above each other."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing: its panes leave no place where it could be seen, and drawing it would cost as much as a pane."""
        return []
