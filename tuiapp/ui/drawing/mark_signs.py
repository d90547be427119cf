"""What is marked of a paper, as signs: a dot where it is unread, a star; hollow until that is on the disk."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from textual.content import Content

from tuiapp.session.paper_state import PaperState

SELECTED: Final = Content("✓").stylize("mark")
"""The sign of a selected paper; it takes the place of the dot, as a bold title says the same as that."""

FORGIVEN: Final = Content("≈").stylize("notice")
"""The sign of a paper that is not what was asked for exactly, in the same place."""

NO_SIGN: Final = Content(" ")
NO_SIGNS: Final = Content("   ")
"""The columns of `row_signs` where there are none."""


@lru_cache(maxsize=64)
def row_signs(state: PaperState, *, is_selected: bool, is_forgiven: bool) -> Content:
    """What is said of a paper before its title: one sign and a star, in three columns."""
    first = SELECTED if is_selected else FORGIVEN if is_forgiven else _dot(state)
    return (first or NO_SIGN) + (_star(state) or NO_SIGN) + NO_SIGN


@lru_cache(maxsize=1024)
def beside(*signs: Content) -> Content:
    """Signs and a day as one text; they are told apart by their letters, as the same sign always looks the same."""
    return Content("").join(signs)


@lru_cache(maxsize=16)
def signs(state: PaperState) -> Content:
    """The dot and the star, as far as they are there, each behind blanks."""
    return Content("").join("  " + sign for sign in (_dot(state), _star(state)) if sign)


def _dot(state: PaperState) -> Content:
    """The sign of an unread paper, and of one whose marks are still being written."""
    return Content("" if state.is_saved and not state.is_unread else "●" if state.is_saved else "○").stylize("unread")


def _star(state: PaperState) -> Content:
    """The sign of a starred paper."""
    return Content("" if not state.is_starred else "★" if state.is_saved else "☆").stylize("star")
