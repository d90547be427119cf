"""The day on which the screen is read."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """The day where the reader is."""
    return date.today()  # noqa: DTZ011 - it is the reader's own day that is meant
