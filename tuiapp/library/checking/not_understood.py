"""What of a text is in no paper: lines that were left out, and words that are in no field and no fault."""

from __future__ import annotations

from typing import Final

from tuiapp.library.checking.word_account import unplaced
from tuiapp.library.formats.parsed import LeftOut, Parsed
from tuiapp.messages import later

UNPLACED: Final = later("in no field")

LONGEST_ACCOUNTED: Final = 200_000
"""Characters of a text whose words are looked for one by one; of a longer one that would be waited for."""


def with_unplaced(parsed: Parsed, text: str, path: str) -> Parsed:
    """What was read of a text, with the words that are nowhere in it among what was left out.

    Args:
        parsed: what its reader made of it.
        text: the whole text.
        path: its path, from which the format is known.

    """
    if len(text) > LONGEST_ACCOUNTED or not parsed.papers:
        return parsed
    lost = [LeftOut(line, words, UNPLACED) for line, words in unplaced(text, path, parsed)]
    return parsed._replace(left_out=tuple(sorted([*parsed.left_out, *lost]))) if lost else parsed
