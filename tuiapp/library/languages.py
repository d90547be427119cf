"""The languages in which digests have notes: the one table from which all else is derived.

A line added here is all that a new language needs: the toggle, both notes together, the fields of the search and
`has:`, the rules of `check`, the exports, every label and `--lang` follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from tuiapp.messages import later, translated

_URL: Final = re.compile(r"https?://[!-~]+")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]+")


class Language(NamedTuple):
    """A language that notes are written in.

    Attributes:
        code: its code by ISO 639, as digests have it before a note (`ko`).
        own_name: its name in itself, as the reader sees it above a note.
        english_name: its name in English, which sentences have translated.
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
    Language("ko", "한국어", later("Korean"), "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff", 0.08),
    Language("en", "English", later("English")),
)
"""The languages in the order of the toggle; the first one is shown at start."""

CODES: Final = tuple(language.code for language in LANGUAGES)

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff"
_ALSO_TOLD: Final = (
    Language("ja", "日本語", later("Japanese"), f"\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d{_HAN}", 0.08),
    Language("zh", "中文", later("Chinese"), _HAN, 0.08),
)
"""Languages that digests of others have: told by their letters, so that a note in them never passes for English. The
toggle has them only at a paper that has them."""

_BY_CODE: Final = {language.code: language for language in (*_ALSO_TOLD, *LANGUAGES)}

LATIN: Final = next(language.code for language in LANGUAGES if not language.letters)
"""The language that a text in no other script is taken for."""


def is_known(code: str) -> bool:
    """Whether a language has a name, so that a note may be headed by it."""
    return code in _BY_CODE


def own_name(code: str) -> str:
    """A language's name in itself; of one that is not in the table the code."""
    return _BY_CODE[code].own_name if code in _BY_CODE else code


def english_name(code: str) -> str:
    """A language's name in English; of one that is not in the table the code."""
    return _BY_CODE[code].english_name if code in _BY_CODE else code


def name(code: str) -> str:
    """A language's name in the language of the program, for sentences; of one that is not in the table the code."""
    return translated(english_name(code))


def code_of_name(name: str) -> str:
    """The code of the language with this name, in English or in itself and in any case; "" where there is none."""
    wanted = name.strip().casefold()
    named = (
        language.code
        for language in _BY_CODE.values()
        if wanted in (language.own_name.casefold(), language.english_name.casefold())
    )
    return next(named, "")


def is_in(code: str, text: str) -> bool:
    """Whether a text has enough letters of a language's own script to be in it.

    Urls do not count. A text without any letter, and any text for a language in Latin letters, answers False.
    """
    return not text.isascii() and _own_letters(_BY_CODE[code], text) > 0


@lru_cache(256)
def of_script(text: str) -> str | None:
    """The language that a text is in by letters that are not Latin, as its code; None for Latin text and for none.

    Of two languages that share letters, as Japanese and Chinese do, it is the one of which the text has more, and of
    two that have all of them the one with fewer kinds of letters.
    """
    if text.isascii():
        return None
    found = {code: own for code, language in _BY_CODE.items() if (own := _own_letters(language, text))}
    return max(found, key=lambda code: (found[code], -len(_BY_CODE[code].letters)), default=None)


def mainly_of_script(text: str) -> str | None:
    """The same as `of_script` for a text that has more letters of that script than Latin ones; None for any other."""
    code = of_script(text)
    if code is None:
        return None
    latin = sum(map(len, _LATIN.findall(_URL.sub("", text))))
    return code if _own_letters(_BY_CODE[code], text) >= latin else None


def among(codes: Sequence[str | None]) -> list[str | None]:
    """What texts that stand together are in, from what each is in by itself: Han among Japanese is Japanese."""
    there = {code for code in codes if code}
    wider = {
        code: other
        for code in there
        for other in there
        if code != other and _BY_CODE[code].letters and _BY_CODE[code].letters in _BY_CODE[other].letters
    }
    return [wider.get(code, code) if code else None for code in codes]


def _own_letters(language: Language, text: str) -> int:
    """How many letters of its own script a language has in a text, 0 where they are too few for it to be in it."""
    if not language.letters:
        return 0
    letters, joined = _patterns(language.letters)
    own = sum(map(len, letters.findall(text)))
    # No text has more letters than it is long; that saves counting the others of most.
    if not own or own >= language.least_share * len(text):
        return own
    plain = _URL.sub("", text) if "://" in text else text
    latin = sum(map(len, _LATIN.findall(plain)))
    is_enough = own >= language.least_share * (own + latin)
    # A particle behind a foreign word, as in `loss를`, is how a sentence full of terms goes on in its own language.
    return own if is_enough or (own >= _LEAST_JOINED * (own + latin) and joined.search(plain)) else 0


_LEAST_JOINED: Final = 0.04
"""The share of its own letters from which a text with a particle behind a foreign word is in a language."""


@cache
def _patterns(letters: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the letters of a script, and a word in Latin letters or digits with one of them right behind it."""
    return re.compile(f"[{letters}]+"), re.compile(f"[A-Za-z0-9)][{letters}]")


def of_notes(available: Iterable[str]) -> tuple[str, ...]:
    """The codes of a paper's notes in the order of the toggle: those of the table first, then any other as it came."""
    there = tuple(available)
    return (*(code for code in CODES if code in there), *(code for code in there if code not in CODES))


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
