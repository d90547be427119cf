"""Dates as people write them: on a line of a digest, behind a key, in front matter, in names of files and folders."""

from __future__ import annotations

import os
import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import PurePath
from typing import Final, NamedTuple

LONGEST: Final = 64
"""Characters of a line that can be nothing but a date, with a weekday and marks around it."""

_EARLIEST: Final = 1990
_LATEST: Final = 2099
"""Years between which a number in a file's name is a date; arXiv began in 1991."""

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = (
    r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?P<year>\d{4})"
_NTH: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FORMS: Final = (
    # 2025-04-24, 2025. 4. 24., 2025/4/24, 2025_04_24; in two digits only with dots, as Korean has it: 25. 4. 24.
    rf"{_YEAR}\s?(?P<joint>[-./_])\s?(?P<month>\d{{1,2}})\s?(?P=joint)\s?(?P<day>\d{{1,2}})(?:\s?\.)?",
    r"'?(?P<year>\d{2})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})(?:\s?\.)?",
    # 2025년 4월 24일, 2025年4月24日
    r"'?(?P<year>\d{4}|\d{2})\s?[년年]\s?(?P<month>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日号]",
    rf"{_MONTH}\s{_NTH},?\s{_YEAR}",
    rf"{_NTH}(?:\sof)?[\s-]{_MONTH},?[\s-]{_YEAR}",
    rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
    rf"{_YEAR}[\s-]{_MONTH}[\s-](?P<day>\d{{1,2}})",
)
_ONLY_ON_LINES: Final = (
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})",
    # 4/24/2025 and 24/4/2025; 4/5/2025 is for its author to say.
    rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
)
_ENGLISH_DAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CHINESE_DAY: Final = "(?:周|星期|週|禮拜|礼拜)[一二三四五六日天]"
_WEEKDAY: Final = rf"(?:{_ENGLISH_DAY}|[월화수목금토일](?:요일)?|[月火水木金土日](?:曜日?)?|{_CHINESE_DAY})"
_TIME: Final = r"(?:[T\s,]\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?\s?(?:[ap]m)?\s?(?:Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?)?"
_BEHIND: Final = rf"(?:[\s,]*[(\[]?\s?{_WEEKDAY}\s?[)\]]?)?{_TIME}[\s.,:]*"
_BEFORE: Final = rf"(?:[(\[]?{_WEEKDAY}[)\]]?[\s,]+)?"

_LABEL: Final = re.compile(r"(?:date|day|posted|published|날짜|일자|작성일|日付|日期)\s?:\s?", re.IGNORECASE)
_MARKS_AROUND: Final = " \t#*_=~–—|【】[]<>📅🗓\ufe0f"
_RULES_AROUND: Final = re.compile(r"^--+|--+$")
_DIGIT: Final = re.compile(r"\d")
_IN_PARENTHESES: Final = re.compile(r"\((.*)\)")
_DASH: Final = re.compile(
    r"(?<=\d)\s?[\u2010-\u2015\u2212]\s?(?=[\dA-Za-z])|(?<=[a-z])\s?[\u2010-\u2015\u2212]\s?(?=\d)"
)
"""Dashes that language models and word processors write for the hyphens of a date."""


class Day(NamedTuple):
    """A date as it is written; it may be one that the calendar has not."""

    year: int
    month: int
    day: int


@cache
def _whole(form: str) -> re.Pattern[str]:
    """A form of a text that is nothing but a date; most digests have one form, so the others are seldom made."""
    return re.compile(_BEFORE + form + _BEHIND, re.IGNORECASE)


def date_line(line: str) -> Day | None:
    """The date that a text is and nothing else: with a weekday or a time, and marks of headings or emphasis around it.

    Args:
        line: a line of a digest, or what stands behind a key.

    Returns:
        The date as written, for which `to_date` may know no day; None for any other text.

    """
    if len(line) > LONGEST or not _DIGIT.search(line):
        return None
    text = line if line.isascii() else _DASH.sub("-", unicodedata.normalize("NFKC", line))
    text = _RULES_AROUND.sub("", text.strip(_MARKS_AROUND)).strip(_MARKS_AROUND)
    text = _LABEL.sub("", text, count=1).strip(_MARKS_AROUND)
    inner = _IN_PARENTHESES.fullmatch(text)
    text = inner[1].strip() if inner else text
    forms = (*_FORMS, *_ONLY_ON_LINES)
    return next((_day(match) for form in forms if (match := _whole(form).fullmatch(text))), None)


def to_date(day: Day) -> str | None:
    """ISO text of a date, or None where the calendar has no such day."""
    try:
        return date(*day).isoformat()
    except ValueError:
        return None


def _day(match: re.Match[str]) -> Day:
    parts = match.groupdict()
    if parts.get("first"):
        return _day_of_slashes(int(parts["first"]), int(parts["second"]), int(parts["year"]))
    word = parts.get("word")
    month = _MONTHS.index(word[:3].lower()) + 1 if word else int(parts["month"])
    return Day(_full_year(int(parts["year"])), month, int(parts["day"]))


def _day_of_slashes(first: int, second: int, year: int) -> Day:
    """A date with the year last, where one number can only be the day; else no day of the calendar."""
    if first > 12:
        return Day(year, second, first)
    return Day(year, first, second) if second > 12 else Day(year, 0, 0)


def _full_year(year: int) -> int:
    """A year of two digits in the century in which arXiv had papers then."""
    return year if year > 99 else year + (1900 if year >= _EARLIEST % 100 else 2000)


# Notes that are named by the minute have the hour behind the day, up to 14 digits.
_DIGITS: Final = r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:\d{4}|\d{6})?"
_SIX_DIGITS: Final = r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})"
_ARXIV_ID: Final = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?(?!\d)")
_VERSION: Final = re.compile(r"\d{1,2}\.\d\.\d(?!\d)")
_YEAR_MONTH_DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_BEHIND_NAME: Final = re.compile(r"[\s_\-.,:]+")


class Name(NamedTuple):
    """What the name of a file or folder says: a date in ISO, if it has one, and the rest, without its suffix."""

    date: str | None
    title: str


def date_of_name(path: str) -> str | None:
    """The date of a file by its name, else by the folders it lies in; see `name_of`."""
    return name_of(path).date


def name_of(path: str) -> Name:
    """What the name of a file says, the date else by the folders it lies in.

    A name begins with its date (`250424 Title.md`) or has one in full (`digest-2025-04-24.txt`); a folder is the day's
    (`2025-04-24/`), or year, month and day each have one (`2025/04/24/`), the file's name being the day's at most.
    """
    stem = os.path.splitext(os.path.basename(path))[0]
    date, title = parts_of_name(stem)
    return Name(date or _date_of_folders(path, stem), title)


def parts_of_name(stem: str) -> Name:
    """The date and the title of a name without its suffix; the title is the whole name where no date begins it."""
    stem = " ".join(unicodedata.normalize("NFC", stem).split()) if not stem.isascii() else stem
    if not _DIGIT.search(stem) or _ARXIV_ID.match(stem) or _VERSION.match(stem):
        return Name(None, stem)
    beginning, _within = _name_forms()
    for form in beginning:
        if (match := form.match(stem)) and (found := _plausible(_day(match))):
            return Name(found, _BEHIND_NAME.sub("", stem[match.end() :], count=1) or stem)
    return Name(date_in(stem), stem)


def date_in(text: str) -> str | None:
    """The first date that stands in full in a text, in ISO; None where there is none."""
    _beginning, within = _name_forms()
    dates = (_plausible(_day(match)) for form in within for match in form.finditer(text))
    return next(filter(None, dates), None)


@cache
def _name_forms() -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """The forms of a date that begins a name, and of one inside a name, where the year has four digits."""
    beginning = [_DIGITS, _SIX_DIGITS, *(rf"{form}(?:\s?\(?{_WEEKDAY}\)?(?!\w))?" for form in _FORMS)]
    within = [rf"(?<!\d){form}" for form in (_DIGITS, *_FORMS) if r"(?P<year>\d{2})" not in form]
    return _compiled(beginning), _compiled(within)


def _compiled(forms: list[str]) -> list[re.Pattern[str]]:
    return [re.compile(rf"{form}(?!\d)", re.IGNORECASE) for form in forms]


def _plausible(day: Day) -> str | None:
    """A date that a digest could be of."""
    return to_date(day) if _EARLIEST <= day.year <= _LATEST else None


def _date_of_folders(path: str, stem: str) -> str | None:
    """The date that the folders right above a file give, with the file's name as their last part or without it."""
    folders = PurePath(path).parts[:-1]
    if folders and (day := date_line(folders[-1])):
        return _plausible(day)
    joined = ("-".join(parts) for parts in (folders[-3:], (*folders[-2:], stem), (*folders[-1:], stem)))
    match = next(filter(None, map(_YEAR_MONTH_DAY.fullmatch, joined)), None)
    return _plausible(_day(match)) if match else None
