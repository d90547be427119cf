"""The shapes of the main screen: which classes it has at which size."""

from __future__ import annotations

from typing import Final

from textual.geometry import Size

BY_WIDTH: Final = [
    (0, "-narrow"),
    (90, "-medium"),
    # From here on a list of 50 columns leaves the note its measure of 60.
    (140, "-wide"),
]
"""Columns from which the screen has a class."""

BY_HEIGHT: Final = [(0, "-short"), (16, "-tall")]
"""Lines from which it has one."""


def classes_for(size: Size) -> str:
    """The classes for a size of the terminal.

    Textual sets them too, but when it has drawn everything once; then it draws everything again.
    """
    sides = ((size.width, BY_WIDTH), (size.height, BY_HEIGHT))
    return " ".join(next(name for least, name in reversed(points) if side >= least) for side, points in sides)
