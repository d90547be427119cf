"""The word under which a paper is cited: who, when, what (`park2025graphpilot`)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from tuiapp.library.export.citation_parts import issued
from tuiapp.library.export.person_names import name_of
from tuiapp.library.identity import identities, identity
from tuiapp.library.paper import Paper

_WORD: Final = re.compile(r"[a-z0-9]+")
_SMALL: Final = frozenset(
    "a an the on of for in to with and or from is are do does can how what why when where which towards toward via by "
    "at as its it we you your not".split()
)
_NOT_DECOMPOSED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})


def key_of(paper: Paper) -> str:
    """The key of one paper, from nothing but the paper: lower-case ASCII, as old BibTeX wants it."""
    author = name_of(paper.authors[0]) if paper.authors else None
    # A team's name ends at the colon before the names of its people.
    who = "".join(_words(author.family)) or next(iter(_words(author.literal)), "") if author else ""
    year = str(issued(paper)[0]) if issued(paper) else "nd"
    what = next((word for word in _words(paper.title) if len(word) > 1 and word not in _SMALL), None)
    return (who or "anon") + year + (what or _mark(paper))


def keyed(papers: Iterable[Paper]) -> list[tuple[str, Paper]]:
    """Papers with keys that differ, in their order and each paper once, however many days list it.

    Of papers with one key the oldest keeps it, so that no new paper changes how an old one is cited.
    """
    kept = _without_doubles(papers)
    same: defaultdict[str, list[int]] = defaultdict(list)
    for row, paper in enumerate(kept):
        same[key_of(paper)].append(row)
    keys: dict[int, str] = {}
    taken = set(same)
    for key, rows in same.items():
        first, *others = sorted(rows, key=lambda row: (kept[row].date or "9999", identity(kept[row]), kept[row].title))
        keys[first] = key
        for row in others:
            keys[row] = f"{key}-{_mark(kept[row])}"
            while keys[row] in taken:
                keys[row] += "x"
            taken.add(keys[row])
    return [(keys[row], paper) for row, paper in enumerate(kept)]


def _without_doubles(papers: Iterable[Paper]) -> list[Paper]:
    """The papers without those that are one with a paper before them, as import tells it."""
    seen: set[tuple[str, str]] = set()
    kept: list[Paper] = []
    for paper in papers:
        names = identities(paper)
        if not names & seen:
            kept.append(paper)
        seen |= names
    return kept


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower().translate(_NOT_DECOMPOSED))
    return _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))


def _mark(paper: Paper) -> str:
    """Six letters that are the paper's own."""
    return sha256(f"{identity(paper)}\n{paper.title}".encode()).hexdigest()[:6]
