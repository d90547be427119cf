"""Sentences that the reader sees, in the language of the program.

The code has them in English, each a whole sentence with named placeholders, so that a translator can put the words in
the order of another language: `_("{papers} in {files}").format(…)`, never two halves that are joined. A catalogue of
another language lies in `locale/`, by gettext's own rules; the reader's environment (`LANGUAGE`, `LC_ALL`,
`LC_MESSAGES`, `LANG`) says which is used.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final

DOMAIN: Final = "tuiapp"
FOLDER: Final = Path(__file__).parent / "locale"


@cache
def _catalogue() -> gettext.NullTranslations:
    """The catalogue that the environment asks for, looked for once; English where there is none."""
    return gettext.translation(DOMAIN, FOLDER, fallback=True)


def language() -> str:
    """The code of the language that sentences are in; "" for the English of the code."""
    return _catalogue().info().get("language", "")


def _(sentence: str) -> str:
    """A sentence of the code in the language of the program.

    Args:
        sentence: the English sentence, with its placeholders not yet filled: a constant, as catalogues are made by
            looking for it in the source.

    """
    return _catalogue().gettext(sentence)


def ngettext(one: str, several: str, number: int) -> str:
    """A sentence about a number of things, in the form that the language has for that number.

    Args:
        one: the English sentence for one thing.
        several: the same for any other number.
        number: how many things there are; it is not put into the sentence.

    """
    return _catalogue().ngettext(one, several, number)
