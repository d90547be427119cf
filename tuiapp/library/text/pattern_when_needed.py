"""Regular expressions that are made when they are needed first: together they take longer than a start may."""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern of an expression, the same object each time."""
    return re.compile(expression, flags)
