"""Generated papers as long as those of a real vault of 655 notes; every figure here was measured there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, NamedTuple, TypeVar

import words

Kind = TypeVar("Kind")

_SHARES: Final = (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
_TITLE_WORDS: Final = (2, 3, 7, 8, 10, 13, 20)
_AUTHORS: Final = (0, 1, 4, 6, 10, 22, 120)
_WORDS: Final = {
    "abstract": (20, 128, 165, 193, 228, 269, 300),
    "ko": (2, 10, 21, 31, 46, 82, 236),
    "en": (1, 11, 26, 39, 55, 83, 155),
}
"""What 0, 5, 25, 50, 75, 95 and 100 in a hundred papers have at most."""

_SHAPES: Final = {
    ("abstract", "ko", "en"): 273, ("ko",): 221, ("abstract", "ko"): 115, (): 24, ("abstract",): 19, ("ko", "en"): 3,
}  # fmt: skip
"""How many papers have which texts."""

_TAG_COUNTS: Final = {0: 38, 1: 262, 2: 249, 3: 94, 4: 11, 5: 1}
PAPERS_A_DAY: Final = {1: 198, 2: 48, 3: 26, 4: 21, 5: 12, 6: 8, 7: 4, 8: 5, 10: 1, 13: 1}


class Paper(NamedTuple):
    """What a paper says; a text is words, one list by "abstract", "ko" and "en"."""

    title: str
    link: str
    authors: list[str]
    texts: dict[str, list[str]]
    tags: list[str]

    def yaml(self) -> Iterator[str]:
        """Its lines in the canonical format."""
        yield f'- title: "{self.title}"'
        yield f"  links: [{self.link}]"
        if self.authors:
            yield f"  authors: [{', '.join(self.authors)}]"
        if "abstract" in self.texts:
            yield "  abstract: >-"
            yield from _wrapped("    ", self.texts["abstract"])
        if len(self.texts) > ("abstract" in self.texts):
            yield "  notes:"
        for language in self.texts.keys() - {"abstract"}:
            yield f"    {language}: >-"
            yield from _wrapped("      ", self.texts[language])
        if self.tags:
            yield f"  tags: [{', '.join(self.tags)}]"

    def fields(self) -> Iterator[str]:
        """All that can be searched, a field a string."""
        yield self.title
        yield ", ".join(self.authors)
        yield from map(" ".join, self.texts.values())
        yield " ".join(f"#{tag}" for tag in self.tags)
        yield self.link


def make(chance: Random, link: str) -> Paper:
    """A paper by chance."""
    shape = _one_of(chance, _SHAPES)
    return Paper(
        " ".join(words.TERMS.draw(chance, _drawn(chance, _TITLE_WORDS))).capitalize(),
        link,
        words.NAMES.draw(chance, _drawn(chance, _AUTHORS)),
        {field: _text(chance, field) for field in shape},
        list(dict.fromkeys(words.TAGS.draw(chance, _one_of(chance, _TAG_COUNTS)))),
    )


def _text(chance: Random, field: str) -> list[str]:
    count = _drawn(chance, _WORDS[field])
    if field == "ko":
        latin = count // 4
        text = words.KOREAN.draw(chance, count - latin) + words.TERMS.draw(chance, latin)
        chance.shuffle(text)
    else:
        text = words.ENGLISH.draw(chance, count)
    for word, rate in words.RATES["ko" if field == "ko" else "en"].items():
        if chance.random() < rate:
            text.insert(chance.randrange(count), word)
    text[-1] += "."
    return text


def _wrapped(indent: str, text: list[str]) -> Iterator[str]:
    for start in range(0, len(text), 13):
        yield indent + " ".join(text[start : start + 13])


def _drawn(chance: Random, amounts: Sequence[int]) -> int:
    """An amount that is spread as those at the shares."""
    share = chance.random()
    at = bisect(_SHARES, share)
    low, high = _SHARES[at - 1], _SHARES[at]
    return round(amounts[at - 1] + (amounts[at] - amounts[at - 1]) * (share - low) / (high - low))


def _one_of(chance: Random, counts: dict[Kind, int]) -> Kind:
    return chance.choices(list(counts), list(counts.values()))[0]
