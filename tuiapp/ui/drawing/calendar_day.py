"""The day on which the screen is read."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """The day where the reader is."""
    return datetime.now().astimezone().date()
