"""Days, months, years and ranges of them, as a reader writes them in English or Korean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

UNDATED: Final = "undated"
"""The name of papers without a date, in a query and in the sidebar."""


class DateRange(NamedTuple):
    """The days from `first` to `last`, both of them included, as ISO text; "" is an end that is open."""

    first: str = ""
    last: str = ""

    def __contains__(self, day: object) -> bool:
        """Whether an ISO day is one of these."""
        return isinstance(day, str) and self.first <= day and (not self.last or day <= self.last)

    @property
    def unit(self) -> str:
        """The year, month or day that this is exactly: `2025`, `2025-04`, `2025-04-24`; "" for any other range."""
        first = self.first
        for unit in (first[:4], first[:7], first):
            if unit and whole(unit) == self:
                return unit
        return ""


Dates = tuple[DateRange | None, ...]
"""Ranges of which any will do; None stands for papers without a date."""

EXAMPLES: Final = "2025, 2025-04, 2025-04-24, 2025-01..2025-03, >=2025, today, week, -7d"

_DAY_NAMES: Final = {
    "today": (0, 0), "오늘": (0, 0), "yesterday": (1, 1), "어제": (1, 1), "week": (6, 0), "이번주": (6, 0),
    "일주일": (6, 0),
}  # fmt: skip
"""How many days ago the first and the last day are; a week is the last seven days, on a Monday too."""
_UNDATED_NAMES: Final = (UNDATED, "날짜없음")
_AGO: Final = r"-(\d{1,4})(d|w|m|y|일|주|달|년)"
_DAYS_OF_UNIT: Final = {"d": 1, "일": 1, "w": 7, "주": 7, "m": 30, "달": 30, "y": 365, "년": 365}
_MARKS: Final = str.maketrans({"년": "-", "월": "-", "일": "-", ".": "-", "/": "-"})
_MONTH: Final = "0?[1-9]|1[0-2]"
_MONTH_DAY: Final = r"0?[1-9]|[12]\d|3[01]"
_FORMS: Final = (
    rf"(?P<year>\d{{4}})(?:-(?P<month>{_MONTH})(?:-(?P<day>{_MONTH_DAY}))?)?-?",
    r"(?P<year>\d{4})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])",
    rf"(?P<short>1[3-9]|[2-9]\d)-(?P<month>{_MONTH})(?:-(?P<day>{_MONTH_DAY}))?-?",
    r"(?P<short>\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
)
"""`2025-4-24` and what Koreans write for it, `20250424`, `202504`, `25-04`, `250424`."""
_OF_THIS_YEAR: Final = rf"(?P<month>{_MONTH})-(?P<day>{_MONTH_DAY})?-?"
_BEGUN: Final = r"[<>]?=?(?:\d{0,4}|\d{4}-[01]?|\d{4}-(?:0?[1-9]|1[0-2])(?:-(?:[0-3]|0[1-9]|[12]\d|3[01])?)?)"
_HALF: Final = r"\d{1,3}|\d{4}-0?|\d{4}-1|\d{4}-\d\d-[0-3]?"


def read_dates(text: str, today: str, *, is_begun_enough: bool) -> Dates | None:
    """The ranges that a text means.

    Args:
        text: dates as they are typed, separated by commas.
        today: the present day as ISO text, from which `today`, `4월` and `-7d` are counted.
        is_begun_enough: whether the beginning of a date means all dates that begin so.

    Returns:
        The ranges, any of which will do; none while the text is still the beginning of something. None for a text
        that can become no date.

    Raises:
        ValueError: for a range that ends before it begins.

    """
    found: list[DateRange | None] = []
    for part in text.split(","):
        ranges = _part(part.strip(), today, is_begun_enough=is_begun_enough)
        if ranges is None:
            return None
        found += ranges
    return tuple(found)


def _part(part: str, today: str, *, is_begun_enough: bool) -> Dates | None:
    if part in _UNDATED_NAMES:
        return (None,)
    low, dots, high = part.partition("..")
    if dots and low + high:
        return _between(low, high, today)
    sign = re.match("[<>]=?", part)
    if sign and (of := _one(part[sign.end() :], today)):
        return (_COMPARED[sign[0]](of),)
    if one := _one(part, today):
        begun = _half(part) if is_begun_enough else ()
        return tuple(dict.fromkeys((one, *begun)))
    if is_begun_enough and (half := _half(part)):
        return half
    return () if _is_begun(part) else None


def _between(low: str, high: str, today: str) -> Dates | None:
    first, last = (_one(end, today) if end else DateRange() for end in (low, high))
    if first is None or last is None:
        return () if all(_one(end, today) or _is_begun(end) for end in (low, high.lstrip("."))) else None
    if first.first and last.last and first.first > last.last:
        raise ValueError(low)
    return (DateRange(first.first, last.last),)


def _one(text: str, today: str) -> DateRange | None:
    """The day, month, year or named days that a text is."""
    if text in _DAY_NAMES:
        return DateRange(*(_days_later(today, -days) for days in _DAY_NAMES[text]))
    if ago := re.fullmatch(_AGO, text):
        day = _days_later(today, -int(ago[1]) * _DAYS_OF_UNIT[ago[2]])
        return DateRange(day, day)
    plain = re.sub(r"^(\d\d)년", r"20\1년", text).translate(_MARKS)
    for form in _FORMS:
        if match := re.fullmatch(form, plain):
            parts = match.groupdict()
            year = parts.get("year") or f"20{parts['short']}"
            return whole("-".join([year, *(f"{int(parts[unit]):02}" for unit in ("month", "day") if parts.get(unit))]))
    return _of_latest_year(plain, today) if plain != text or "-" in text else None


def _of_latest_year(plain: str, today: str) -> DateRange | None:
    """A month, or a day of one, without its year: the latest that has begun."""
    match = re.fullmatch(_OF_THIS_YEAR, plain)
    if not match:
        return None
    rest = "-".join(f"{int(part):02}" for part in match.groups() if part)
    year = int(today[:4])
    return whole(f"{year if f'{year}-{rest}' <= today else year - 1}-{rest}")


def _half(text: str) -> tuple[DateRange, ...]:
    """All days that begin so, as a half-typed word is the beginning of words."""
    plain = text.translate(_MARKS)
    if not re.fullmatch(_HALF, plain):
        return ()
    if len(plain) < 4:
        return (DateRange(f"{plain.ljust(4, '0')}-01-01", f"{plain.ljust(4, '9')}-12-31"),)
    year, month, *day = plain.split("-")
    if not day:
        first, last = {"": ("01", "12"), "0": ("01", "09"), "1": ("10", "12")}[month]
        return (DateRange(f"{year}-{first}-01", whole(f"{year}-{last}").last),)
    if not day[0]:
        return (whole(f"{year}-{month}"),)
    first, last = {"0": ("01", "09"), "3": ("30", "31")}.get(day[0], (f"{day[0]}0", f"{day[0]}9"))
    return (DateRange(f"{year}-{month}-{first}", f"{year}-{month}-{last}"),)


def _is_begun(text: str) -> bool:
    """Whether a text may become a date with the next keys."""
    bare = text.lstrip("<>=")
    if bare.endswith(("년", "월", "일")):
        return False
    if re.fullmatch(_BEGUN, text.translate(_MARKS).removesuffix("-")) or re.fullmatch(r"-\d{0,4}", bare):
        return True
    return any(name.startswith(bare) for name in (*_DAY_NAMES, *_UNDATED_NAMES))


def whole(unit: str) -> DateRange:
    """The range of a year, a month or a day."""
    if len(unit) == len("2025"):
        return DateRange(f"{unit}-01-01", f"{unit}-12-31")
    if len(unit) == len("2025-04"):
        return DateRange(f"{unit}-01", f"{unit}-{_last_day(int(unit[:4]), int(unit[5:])):02}")
    return DateRange(unit, unit)


def _last_day(year: int, month: int) -> int:
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + is_leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _days_later(day: str, days: int) -> str:
    """The day so many days after an ISO day; the same day where there is no such date, as of 2025-02-30."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


_COMPARED: Final[dict[str, Callable[[DateRange], DateRange]]] = {
    ">=": lambda of: DateRange(of.first, ""),
    ">": lambda of: DateRange(_days_later(of.last, 1), ""),
    "<=": lambda of: DateRange("", of.last),
    "<": lambda of: DateRange("", _days_later(of.first, -1)),
}
"""What a sign before a date makes of it; `>2025-04` begins behind all of April."""
