"""What the marks of one paper come to on the screen."""

from __future__ import annotations

from typing import Final, NamedTuple


class PaperState(NamedTuple):
    """The marks of a paper as the screen shows them; `is_saved` where they are on the disk."""

    is_unread: bool
    is_starred: bool
    is_saved: bool


NOTHING_SAID: Final = PaperState(is_unread=False, is_starred=False, is_saved=True)
