"""A line of authors → their names, without the marks and numbers of affiliations that stand among them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tuiapp.library.languages import of_script
from tuiapp.library.text.latex_accents import with_letters

OPENING: Final = "([{（"
CLOSING: Final = ")]}）"
_COMMAS: Final = ",，、"
_BRACKETS_OR_WIDE: Final = re.compile(f"[{re.escape(OPENING + CLOSING)}，、]")
_SEMICOLONS: Final = ";；"
"""Also in full width, as an input method for Korean, Chinese or Japanese types them."""

_MOST_WORDS: Final = 7
"""The most words in one author's name; team names are the longest."""

_PARTICLES: Final = frozenset(
    "de da do dos del della di du la le van von der den ter ten bin ibn al el y e and et al. team authors".split()
)
_TEAM_WORDS: Final = frozenset(
    "team group lab labs research institute university college ai model models project collaboration the of for at "
    "center centre community consortium foundation department inc".split()
)

_NOT_SHOWN: Final = re.compile(
    r"(?:,?\s*et\.?\s?al\.?)?,?\s*\((?:\d+\s+)?additional authors? not shown\)", re.IGNORECASE
)
_AND_OTHERS: Final = re.compile(r",?\s+(?:et\.?\s?al\.?|and others)$", re.IGNORECASE)
_NUMBERS: Final = r"\(?\d{1,2}(?:\s?(?:,|and|&|、)\s?\d{1,2})*\)?"
_AFFILIATIONS: Final = re.compile(r"[,\s]*\(\s*\(\s*\d{1,2}\s*\).*\)\s*$")
_NUMBER_BEHIND: Final = re.compile(rf"\s*(?:\({_NUMBERS}\)|\[{_NUMBERS}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+)\s*$")
_DIGIT_ON_WORD: Final = re.compile(r"(?<=[^\W\d_]{2})\d{1,2}(?=\s+[^\W\d_]|$)")
_SIGNS_BEHIND: Final = " *∗†‡§¶‖#★☆✉"
_NOT_PLAIN: Final = re.compile(r"[\d*∗†‡§¶‖#★☆✉;；、，()（）\[\]{}\\\u00b2\u00b3\u00b9\u2070-\u2079]| et|et\.|others")
"""What a line of nothing but names has not; most have none of it."""
_GLUED_BRACKET: Final = re.compile(r"\)(?=[^\W\d_])")


class Authors(NamedTuple):
    """The names of a line, and the line itself where the names leave some of its words out, else ""."""

    names: tuple[str, ...] = ()
    as_written: str = ""


def read_authors(text: str, *, joined_by_and: bool = False) -> Authors:
    """The names of a text that is known to be of authors.

    Args:
        text: names separated by commas outside parentheses, or by semicolons where any of these is there.
        joined_by_and: whether the last two may be joined by `and` or `&`, as behind a label; else that is a name's.

    """
    if not joined_by_and and not _NOT_PLAIN.search(text) and all(name.count(" ") < 5 for name in text.split(",")):
        return Authors(tuple(name for part in text.split(",") if (name := " ".join(part.split()))))
    text = " ".join(with_letters(text).split())
    plain, others = _NOT_SHOWN.subn("", text)
    plain = _AFFILIATIONS.sub("", plain) if "((" in plain else plain
    names = split_at(plain, _SEMICOLONS) if any(sign in plain for sign in _SEMICOLONS) else split_at(plain, _COMMAS)
    if joined_by_and and names:
        names = [*names[:-1], *re.split(r"\s+(?:and|&|und|와|및)\s+|^(?:and|&)\s+", names[-1])]
    found = [part for name in names for part in _parts(name) if part]
    found += ["et al."] if others else []
    is_whole = _words(" ".join(found)) == _words(text)
    return Authors(tuple(found), "" if is_whole else text)


def _parts(name: str) -> list[str]:
    """One name, or several that a missing comma made one, without what stands behind them."""
    name = _GLUED_BRACKET.sub(") ", _NUMBER_BEHIND.sub("", name.strip(_SIGNS_BEHIND)))
    others = _AND_OTHERS.search(name)
    name = name[: others.start()] if others else name
    parts = _at_digits(name)
    return [*(pair for part in parts for pair in _pairs(part)), *(["et al."] if others else [])]


def _at_digits(name: str) -> list[str]:
    """A name without the number of an affiliation that is glued to it, and what stands behind that as another name."""
    parts = [part.strip(_SIGNS_BEHIND) for part in _DIGIT_ON_WORD.split(name)]
    return parts if all(len(part.split()) > 1 for part in parts if part) else [name]


def _pairs(name: str) -> list[str]:
    """A name of six capitalised words or more is several people's: each has a given and a family name."""
    words = name.split()
    is_plain = all(word.isalpha() and word[0].isupper() and not word.isupper() for word in words)
    if len(words) < 6 or len(words) % 2 or not is_plain or not _TEAM_WORDS.isdisjoint(name.lower().split()):
        return [name]
    return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def split_at(text: str, signs: str) -> list[str]:
    """The parts of a text between signs that stand in no parentheses, none of them empty."""
    if signs == _COMMAS and not _BRACKETS_OR_WIDE.search(text):
        return [name for part in text.split(",") if (name := part.strip())]
    names: list[str] = []
    depth = start = 0
    for match in re.finditer(f"[{re.escape(OPENING + CLOSING + signs)}]", text):
        if match[0] not in signs:
            depth += 1 if match[0] in OPENING else -1
        elif depth <= 0:
            names.append(text[start : match.start()])
            start = match.end()
    names.append(text[start:])
    return [name.strip() for name in names if name.strip()]


def split_names(text: str) -> tuple[str, ...]:
    """The parts of a text between commas that stand in no parentheses, to be looked at whether they are names."""
    return tuple(split_at(text, _COMMAS))


def looks_like_names(names: tuple[str, ...]) -> bool:
    """Whether texts could be people's or teams' names, and not a remark that someone put in parentheses."""
    words = [word for name in names for word in name.split()]
    if any(len(name.split()) > _MOST_WORDS or "://" in name for name in names):
        return False
    if len(names) == 1 and of_script(names[0]) and len(names[0].split()) > 2:
        return False
    named = sum(word.lower() in _PARTICLES or not word[0].islower() for word in words)
    return named * 4 >= len(words) * 3
