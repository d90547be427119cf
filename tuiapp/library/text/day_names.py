"""Days as people say them, in the language of the program: today, yesterday, `Thu 24 Apr`, `4월 24일 목`."""

from __future__ import annotations

from datetime import date, timedelta

from tuiapp.library.text.cells import cells
from tuiapp.messages import _


def weekday(day: date) -> str:
    """The short name of a day's weekday."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def month(number: int) -> str:
    """The short name of a month, counted from 1."""
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )[number - 1]  # fmt: skip


def whole_month(number: int) -> str:
    """The name of a month, counted from 1."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )[number - 1]  # fmt: skip


def day_name(iso: str, today: date, *, under_its_year: bool = False) -> str:
    """A day as it is said on another day.

    Args:
        iso: the day as `2025-04-24`.
        today: the day on which it is said.
        under_its_year: whether its year stands above it already.

    Returns:
        `Today`, `Yesterday`, the weekday with day and month in the year of today, and with its year in any other.
    """
    day = date.fromisoformat(iso)
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    parts = {"weekday": weekday(day), "day": day.day, "month": month(day.month), "year": day.year}
    if under_its_year or day.year == today.year:
        return _("{weekday} {day} {month}").format(**parts)
    return _("{weekday} {day} {month} {year}").format(**parts)


def date_name(iso: str) -> str:
    """A year, a month or a day in full: `2025`, `April 2025`, `24 April 2025`.

    Args:
        iso: the first 4, 7 or 10 letters of a day's ISO form.
    """
    year, number, day = (*iso.split("-"), "", "")[:3]
    if not number:
        return _("{year}").format(year=year)
    name = whole_month(int(number))
    if not day:
        return _("{month} {year}").format(month=name, year=year)
    return _("{day} {month} {year}").format(day=int(day), month=name, year=year)


def calendar_name(iso: str, today: date, *, under_its_year: bool) -> str:
    """A year, a month or a day as a row of a calendar.

    Args:
        iso: the first 4, 7 or 10 letters of a day's ISO form, or a word for days that nobody knows.
        today: the day on which it is read.
        under_its_year: whether its year stands above it already.
    """
    if not iso[:1].isdigit():
        return _("undated")
    if len(iso) == len("2025-04-24"):
        return day_name(iso, today, under_its_year=under_its_year)
    return whole_month(int(iso[5:7])) if under_its_year and len(iso) == len("2025-04") else date_name(iso)


def margin_name(iso: str, today: date, width: int) -> str:
    """A day in a margin: `Today`, `24 Apr`, or in digits where that is too long or of another year.

    Args:
        iso: the day as `2025-04-24`.
        today: the day on which it is read.
        width: columns of the margin, 8 for digits with the year, or 5 without it.
    """
    if not iso[:1].isdigit():
        return ""
    day = date.fromisoformat(iso)
    near = {today: _("Today"), today - timedelta(days=1): _("Yesterday")}.get(day, "")
    short = _("{day} {month}").format(day=day.day, month=month(day.month)) if day.year == today.year else ""
    digits = iso[-width:]
    return next(said for said in (near, short, digits) if said and cells(said) <= width)
