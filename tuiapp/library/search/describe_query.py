"""A query in words, so that a reader sees what the program has understood."""

from __future__ import annotations

from collections.abc import Mapping

from tuiapp.library.search.date_range import DateRange, whole
from tuiapp.library.search.query import Query, Term
from tuiapp.library.search_fields import ANYWHERE, fields, parts, states
from tuiapp.library.text.day_names import date_name
from tuiapp.messages import _


def describe_query(query: Query, spellings: Mapping[str, str]) -> str:
    """What a query asks for, `tagged rl, in April 2025, containing “추론”`.

    Args:
        query: the query.
        spellings: the tags as the corpus spells them, by folded tag.

    """
    return ", ".join(_either([_term(term, spellings) for term in group]) for group in query.groups)


def _term(term: Term, spellings: Mapping[str, str]) -> str:
    field = fields().get(term.field, ANYWHERE)
    say = field.phrase.fails if term.is_negated else field.phrase.holds
    if field.kind == "date":
        return say(_either([_dates(dates) for dates in term.dates]))
    if field.kind == "tag":
        return say(_either([spellings.get(value, value) for value in term.values]))
    if field.kind == "part":
        return say(_either([parts()[value].words() for value in term.values]))
    if field.kind == "state":
        return say(_either([states()[value].words() for value in term.values]))
    quoted = _("the word “{word}”") if term.is_whole else "“{word}”"
    return say(_either([quoted.format(word=value) for value in term.values]))


def _either(words: list[str]) -> str:
    """One or the other."""
    said, *others = words
    for other in others:
        said = _("{one} or {other}").format(one=said, other=other)
    return said


def _dates(dates: DateRange | None) -> str:
    if dates is None:
        return _("without a date")
    if unit := dates.unit:
        return (_("on {date}") if len(unit) == len("2025-04-24") else _("in {date}")).format(date=_day(unit))
    # The longest unit that both ends are whole in: years, else months, else days.
    length = next(length for length in (4, 7, 10) if _is_whole(dates, length))
    first, last = (_day(end[:length]) for end in dates)
    if not last:
        return _("from {first} on").format(first=first)
    if not first:
        return _("up to {last}").format(last=last)
    return _("from {first} to {last}").format(first=first, last=last)


def _is_whole(dates: DateRange, length: int) -> bool:
    """Whether a range begins and ends with whole units, whose ISO text has so many letters."""
    first, last = (whole(end[:length]) if end else DateRange() for end in dates)
    return (first.first, last.last) == dates


def _day(date: str) -> str:
    return date_name(date) if date else ""
