"""A query in words, so that a reader sees what the program has understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tuiapp.library.search.query import Query, Term

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FIELDS: Final = {
    "": "containing", "title": "with {} in the title", "author": "by {}", "abstract": "with {} in the abstract",
    "ko": "with {} in the Korean note", "en": "with {} in the English note", "has": "that have {}",
}  # fmt: skip
_HAS: Final = {
    "ko": "a Korean note", "en": "an English note", "abstract": "an abstract",
    "link": "a link", "tag": "tags", "author": "authors",
}  # fmt: skip


def describe_query(query: Query, spellings: Mapping[str, str]) -> str:
    """What a query asks for, `tagged rl, in April 2025, containing 추론`, with tags as the corpus spells them."""
    return ", ".join(("not " if term.is_negated else "") + _term(term, spellings) for term in query.terms)


def _term(term: Term, spellings: Mapping[str, str]) -> str:
    if term.field == "tag":
        return "tagged " + " or ".join(spellings.get(value, value) for value in term.values)
    if term.field == "date":
        return "in " + " or ".join(map(_date, term.values))
    words = " or ".join(_HAS.get(value, value) if term.field == "has" else f"“{value}”" for value in term.values)
    form = _FIELDS[term.field]
    return form.format(words) if "{}" in form else f"{form} {words}"


def _date(value: str) -> str:
    low, dots, high = value.partition("..")
    if not dots:
        return _day(low)
    if high.startswith("9999"):
        return f"after {_day(low[:-1])}" if low[-1] == "~" else f"{_day(low)} or later"
    if not low:
        return f"before {_day(high[:-1])}" if high[-1] == "!" else f"{_day(high)} or before"
    return f"{_day(low)} to {_day(high)}"


_WHOLE: Final = [len(form) for form in ("2025", "2025-04", "2025-04-24")]
"""Characters of a date that has been typed to its end."""


def _day(date: str) -> str:
    if len(date) not in _WHOLE:
        return f"{date}…"
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    return " ".join([*([day.lstrip("0")] if day else []), _MONTHS[int(month) - 1], year])
