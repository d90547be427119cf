"""A pane that knows for how long it has been seen."""

from __future__ import annotations

import time

from tuiapp.ui.panes.line_pane import LinePane


class SeenPane(LinePane):
    """A pane whose time on the screen counts."""

    _seen_since: float | None = None

    def on_show(self) -> None:
        """Be seen from now on."""
        self._seen_since = time.monotonic()

    def on_hide(self) -> None:
        """Be hidden behind another pane."""
        self._seen_since = None

    def see_again(self) -> None:
        """Count from now on how long the paper is seen."""
        if self._seen_since is not None:
            self._seen_since = time.monotonic()

    @property
    def seen_seconds(self) -> float:
        """For how long this has been on the screen, or since it was to count again."""
        return 0.0 if self._seen_since is None else time.monotonic() - self._seen_since
