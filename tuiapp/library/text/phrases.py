"""Small pieces of sentences that are needed everywhere."""

from __future__ import annotations

from typing import Final

from tuiapp.messages import _, ngettext

LONGEST_QUOTE: Final = 80
"""Characters of a title or url that a sentence repeats."""


def quoted(text: str) -> str:
    """A title or url in quotation marks, cut where it is longer than LONGEST_QUOTE characters."""
    return f"“{text}”" if len(text) <= LONGEST_QUOTE else f"“{text[: LONGEST_QUOTE - 1]}…”"


def papers(number: int) -> str:
    """A number of papers: `1 paper`, `1,200 papers`."""
    return ngettext("{number} paper", "{number} papers", number).format(number=f"{number:,}")


def files(number: int) -> str:
    """A number of files."""
    return ngettext("{number} file", "{number} files", number).format(number=f"{number:,}")


def faults(number: int) -> str:
    """A number of faults, as the commands call what could not be read."""
    return ngettext("{number} fault", "{number} faults", number).format(number=f"{number:,}")


def remarks(number: int) -> str:
    """A number of remarks of `check`."""
    return ngettext("{number} remark", "{number} remarks", number).format(number=f"{number:,}")


def problems(number: int) -> str:
    """A number of faults, as the screen calls them."""
    return ngettext("{number} problem", "{number} problems", number).format(number=f"{number:,}")


def either(first: str, *others: str) -> str:
    """Things of which one is meant: `Korean or English`."""
    said = first
    for other in others:
        said = _("{some} or {other}").format(some=said, other=other)
    return said
