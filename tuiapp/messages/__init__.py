"""Sentences that the reader sees, in the language of the program.

The code has them in English, each a whole sentence with named placeholders, so that a translator can put the words in
the order of another language: `_("{papers} in {files}").format(…)`, never two halves that are joined. A catalogue of
another language lies in `locale/`, by gettext's own rules. English needs none, and so a start in it reads no file.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tuiapp.messages.language import asked_for

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN: Final = "tuiapp"
FOLDER: Final = Path(__file__).parents[1] / "locale"

LANGUAGES: Final = ("ko", "en")
"""The languages that the program speaks."""

CHOSEN: Final = "TUIAPP_UI"
"""The variable of the environment that says which language it is, before the system's own are asked."""


def speak(code: str) -> None:
    """Say everything in a language from now on, also in the processes that this one starts.

    Args:
        code: one of LANGUAGES, or "" for the one that the system's environment asks for.

    """
    os.environ[CHOSEN] = code
    _catalogue.cache_clear()
    _said.cache_clear()


def language() -> str:
    """The code of the language that sentences are in; "" for the English of the code."""
    catalogue = _catalogue()
    return catalogue.info().get("language", "") if catalogue else ""


def _(sentence: str) -> str:
    """A sentence of the code in the language of the program.

    Args:
        sentence: the English sentence, with its placeholders not yet filled: a constant, as catalogues are made by
            looking for it in the source.

    """
    return _said(sentence) if _catalogue() else sentence


def later(sentence: str) -> str:
    """The sentence itself, marked for the catalogues: what a table has is `translated` when it is shown."""
    return sentence


def translated(marked: str) -> str:
    """A sentence that was marked with `later`, in the language of the program."""
    return _said(marked) if _catalogue() else marked


def in_all_languages(marked: str) -> tuple[str, ...]:
    """A sentence that was marked with `later`, in each language of the program: a reader may look for it in any."""
    return (marked, *(found.gettext(marked) for code in LANGUAGES if (found := _catalogue_of(code))))


def ngettext(one: str, several: str, number: int) -> str:
    """A sentence about a number of things, in the form that the language has for that number.

    Args:
        one: the English sentence for one thing.
        several: the same for any other number.
        number: how many things there are; it is not put into the sentence.

    """
    catalogue = _catalogue()
    if catalogue is None:
        return one if number == 1 else several
    return _with_particles(catalogue.ngettext(one, several, number))


@cache
def _catalogue() -> NullTranslations | None:
    """The catalogue of the language that is asked for; None for English."""
    return _catalogue_of(asked_for(os.environ, CHOSEN))


@cache
def _catalogue_of(code: str) -> NullTranslations | None:
    """The catalogue of a language, read once; None for English, and for a language that there is none of."""
    if code not in LANGUAGES or code == "en":
        return None
    from gettext import GNUTranslations

    with open(FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.mo", "rb") as file:
        return GNUTranslations(file)


@lru_cache(maxsize=2048)
def _said(sentence: str) -> str:
    catalogue = _catalogue()
    return _with_particles(catalogue.gettext(sentence)) if catalogue else sentence


def _with_particles(sentence: str) -> str:
    """A sentence whose Korean particles follow what its placeholders are filled with."""
    if "(" not in sentence:
        return sentence
    from tuiapp.messages.particles import KoreanSentence

    return KoreanSentence(sentence)
