"""Which note each paragraph behind the abstract belongs to, where no heading says so: told by letters and by order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from tuiapp.library.formats.lines import continues_previous
from tuiapp.library.languages import LATIN, among, of_script

SHORTEST_ABSTRACT: Final = 60
"""Characters below which an English paragraph above a note in another language is part of that note."""

_SENTENCE_ENDS: Final = (".", "!", "?", ".)", '."', ".”")


def languages_of(texts: Sequence[str]) -> list[str]:
    """The code of the note that each text belongs to.

    A text in letters of its own, as Hangul, is in that language. A note in such a language quotes English, so the
    English note begins only behind the last text in it, or where none is there stands above the first; a url, a list
    or a quotation between two notes belongs to the one above, if prose follows that can be the other.

    Args:
        texts: the paragraphs or lines of a paper's notes, in their order.

    Returns:
        A code for each of them: all of one code are one note.

    """
    own = among([of_script(text) for text in texts])
    runs = [(code, [at for at, _ in group]) for code, group in groupby(enumerate(own), key=lambda pair: pair[1])]
    if not any(own):
        return [LATIN] * len(texts)
    codes: list[str] = [code or LATIN for code in own]
    for number, (code, run) in enumerate(runs):
        if code is None:
            above = runs[number - 1][0] if number else None
            below = runs[number + 1][0] if number + 1 < len(runs) else None
            _place(codes, run, texts, above, below)
    if own[0] is None and _is_note_above(texts, own, codes):
        codes[: runs[0][1][-1] + 1] = [LATIN] * len(runs[0][1])
    return codes


def _place(codes: list[str], run: list[int], texts: Sequence[str], above: str | None, below: str | None) -> None:
    """Give the texts in Latin letters between two in letters of their own to the note above, to English, or both."""
    if above is None or above == below:
        border = len(run)
    else:
        border = next((at for at, row in enumerate(run) if not continues_previous(texts[row])), len(run))
    for row in run[:border]:
        codes[row] = above or below or LATIN


def _is_note_above(texts: Sequence[str], own: Sequence[str | None], codes: Sequence[str]) -> bool:
    """Whether the texts above the first one in letters of its own are the English note, as none stands below it."""
    first = next(at for at, code in enumerate(own) if code)
    prose = [text for text in texts[:first] if not continues_previous(text)]
    return LATIN not in codes[first:] and bool(prose) and prose[-1].rstrip().endswith(_SENTENCE_ENDS)
