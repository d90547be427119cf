"""Small pieces of sentences that are needed everywhere."""

from __future__ import annotations

from typing import Final

LONGEST_QUOTE: Final = 80
"""Characters of a title or url that a sentence repeats."""


def quoted(text: str) -> str:
    """A title or url in quotation marks, cut where it is long."""
    return f"“{text}”" if len(text) <= LONGEST_QUOTE else f"“{text[: LONGEST_QUOTE - 1]}…”"


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 paper`, `1,200 papers`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
