"""The geometry of a scroll bar: which of its lines the thumb takes, and what a pane shows where the thumb is put."""

from __future__ import annotations

from typing import NamedTuple


class ScrollBar(NamedTuple):
    """The bar beside some lines.

    `total` lines there are, `height` of them can be seen at once, and `top` is the first that is.
    """

    top: int
    total: int
    height: int

    @property
    def last_top(self) -> int:
        """The first line that is shown at the end."""
        return max(0, self.total - self.height)

    @property
    def thumb(self) -> range:
        """The lines of the bar, counted from 0, that the thumb takes; none where everything can be seen."""
        if not self.total > self.height > 0:
            return range(0)
        size = max(1, self.height * self.height // self.total)
        first = round((self.height - size) * min(1.0, self.top / self.last_top))
        return range(first, first + size)

    def top_with_thumb_at(self, first: int) -> int:
        """The first line that is shown where the thumb begins at a line of the bar, or as near as it can come."""
        room = self.height - len(self.thumb)
        return round(self.last_top * max(0, min(first, room)) / room) if room > 0 else 0
