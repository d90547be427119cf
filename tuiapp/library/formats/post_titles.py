"""The titles of a pasted post, without what stands before and behind them: numbers, signs, labels, authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tuiapp.library.formats.note_title import title_in
from tuiapp.library.formats.post_labels import labelled_line

NUMBER: Final = re.compile(r"(?:\(?(\d{1,3})[.)\]]|\[(\d{1,3})\]|#(\d{1,3})[.:)]?|(\d{1,2})\u20e3)\s+|([①-⑳])\s*")
_SIGN: Final = re.compile(r"([^\w\s\[\](){}\"'`$<*#\\])\s+")
_NAME_WORD: Final = re.compile(
    r"[^\W\d_a-z][^\W\d_]*+(?:[.'’-][^\W\d_]*+)*+|(?:de|da|di|del|der|den|van|von|la|le|bin|al|el)"
)
_AND_OTHERS: Final = re.compile(r",?\s+et\.?\s?al\.?$", re.IGNORECASE)
_NAMES: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
_MOST_WORDS: Final = 4


def are_names(line: str) -> bool:
    """Whether a line without any mark is people's names in Latin letters: two or more, or one `et al.`."""
    if "," not in line and "al" not in line[-4:]:
        return False
    # With single blanks, as the expressions would try a long run of them once for each.
    line = " ".join(line.split())
    plain = _AND_OTHERS.sub("", line)
    names = [name for name in _NAMES.split(plain) if name]
    is_several = len(names) > 1 or plain != line
    return is_several and all(1 < len(name.split()) <= _MOST_WORDS and _is_name(name) for name in names)


def _is_name(name: str) -> bool:
    return all(map(_NAME_WORD.fullmatch, name.split()))


def without_marks(titles: Sequence[str]) -> list[str]:
    """Titles without the numbers that they are counted by, or the sign that each of them begins with."""
    numbers = [NUMBER.match(title) for title in titles]
    counted = [_number(match) for match in numbers if match]
    if len(counted) == len(titles) > 1 and all(b in (1, a + 1) for a, b in pairwise(counted)):
        return [title[match.end() :] for title, match in zip(titles, numbers, strict=True) if match]
    signs = [_SIGN.match(title) for title in titles]
    if len(titles) > 1 and all(signs) and len({match[1] for match in signs if match}) == 1:
        return [title[match.end() :] for title, match in zip(titles, signs, strict=True) if match]
    return list(titles)


def _number(match: re.Match[str]) -> int:
    digits = next(filter(None, match.groups()))
    return ord(digits) - ord("①") + 1 if digits >= "①" else int(digits)


def without_label(title: str) -> str:
    """A title without `Title:` before it."""
    labelled = labelled_line(title)
    return labelled.text if labelled and labelled.label.part == "title" else title


def with_authors(title: str) -> tuple[str, str]:
    """A title and the names in parentheses behind it; none where these are no names for certain."""
    found = title_in(title, "") if title.endswith(")") or title.startswith("*") else None
    if found is None or found.url or found.remark or not (title.startswith("*") or are_names(found.authors)):
        return title, ""
    return found.title, found.authors
