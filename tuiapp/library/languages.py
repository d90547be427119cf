"""The languages in which digests have notes: the one table from which all else is derived.

A line added here is all that a new language needs: the toggle, both notes together, the fields of the search and
`has:`, the rules of `check`, the exports, every label and `--lang` follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_URL: Final = re.compile(r"https?://[!-~]+")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")


class Language(NamedTuple):
    """A language that notes are written in.

    Attributes:
        code: its code by ISO 639, as digests have it before a note (`ko`).
        own_name: its name in itself, as the reader sees it above a note.
        english_name: its name in English, for sentences.
        letters: the inside of a regular expression's brackets, for the letters of its script; "" for a language in
            Latin letters, which is the one that any other text is taken for.
        least_share: the share of a text's letters, from 0 to 1, from which the text is in this language.

    """

    code: str
    own_name: str
    english_name: str
    letters: str = ""
    least_share: float = 0.0


LANGUAGES: Final = (
    # A Korean remark on a quoted English sentence has a tenth of Hangul, an English one at most a quoted word.
    Language("ko", "한국어", "Korean", "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff", 0.08),
    Language("en", "English", "English"),
)
"""The languages in the order of the toggle; the first one is shown at start."""

CODES: Final = tuple(language.code for language in LANGUAGES)
_BY_CODE: Final = {language.code: language for language in LANGUAGES}


def own_name(code: str) -> str:
    """A language's name in itself; of one that is not in the table the code."""
    return _BY_CODE[code].own_name if code in _BY_CODE else code


def english_name(code: str) -> str:
    """A language's name in English; of one that is not in the table the code."""
    return _BY_CODE[code].english_name if code in _BY_CODE else code


def is_in(code: str, text: str) -> bool:
    """Whether a text has enough letters of a language's own script to be in it.

    Urls do not count. A text without any letter, and any text for a language in Latin letters, answers False.
    """
    language = _BY_CODE[code]
    if not language.letters:
        return False
    text = _URL.sub("", text)
    own = len(re.findall(f"[{language.letters}]", text))
    return own > 0 and own >= language.least_share * (own + len(_LATIN.findall(text)))


def of_notes(available: Iterable[str]) -> tuple[str, ...]:
    """The codes of a paper's notes in the order of the toggle: those of the table first, then any other as it came."""
    there = tuple(available)
    return (*(code for code in CODES if code in there), *(code for code in there if code not in _BY_CODE))


def after(code: str, available: tuple[str, ...]) -> str:
    """The language that the toggle goes to from one.

    Args:
        code: the language now, in the table or not.
        available: the languages that the open paper has notes in.

    Returns:
        The next of the paper's languages, those of the table first and in its order. Where the paper has fewer than
        two, the next one of the table, so that the toggle always does something for the papers to come.

    """
    ordered = of_notes(available)
    cycle = ordered if len(ordered) > 1 else CODES
    return cycle[(cycle.index(code) + 1) % len(cycle)] if code in cycle else cycle[0]
