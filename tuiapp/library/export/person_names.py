"""An author's name as it stands in a digest → the parts that bibliographies sort and shorten by."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_EAST_ASIAN: Final = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3]+")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TEAMS: Final = frozenset("team group lab labs research collaboration consortium institute community".split())
_NOT_IN_NAMES: Final = re.compile(r"[:;/@(){}\[\]&]|\band\b|\bAI$")
_OTHERS: Final = re.compile(r"(?:et\.? al|and others|others)\.?", re.IGNORECASE)


class Name(NamedTuple):
    """A person's name in its parts, or the `literal` name of a team or of someone whose name has one word."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


def is_others(author: str) -> bool:
    """Whether an author stands for all who are not named: `et al.`."""
    return _OTHERS.fullmatch(author) is not None


def name_of(author: str) -> Name:
    """The parts of a name written `Given particle Family Suffix`, `Family, Given`, or in Hangul or Han family first."""
    words = author.split()
    if _NOT_IN_NAMES.search(author) or is_others(author) or not words or words[-1].lower() in _TEAMS:
        return Name(literal=author)
    family, comma, given = (part.strip() for part in author.partition(","))
    if comma and _suffix(given) is None:
        is_plain = family and given and "," not in given
        return _with_particle(family.split(), given) if is_plain else Name(literal=author)
    if comma:
        words = [*family.split(), given]
    suffix = _suffix(words[-1]) or ""
    words = words[:-1] if suffix else words
    if len(words) < 2:
        return Name(literal=author)
    if all(map(_EAST_ASIAN.fullmatch, words)):
        return Name(words[0], " ".join(words[1:]), suffix=suffix)
    start = next((at for at in range(1, len(words) - 1) if words[at][0].islower()), len(words) - 1)
    return _with_particle(words[start:], " ".join(words[:start]), suffix)


def _with_particle(words: list[str], given: str, suffix: str = "") -> Name:
    """A family name of several words, the small ones before it told apart."""
    last = next((at for at, word in enumerate(words) if not word[0].islower()), len(words) - 1)
    return Name(" ".join(words[last:]), given, " ".join(words[:last]), suffix)


def _suffix(word: str) -> str | None:
    return word if word.rstrip(".").lower() in _SUFFIXES else None
