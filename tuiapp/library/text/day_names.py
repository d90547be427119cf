"""Days as people say them, in the language of the program: today, yesterday, `Thu 24 Apr`, `4월 24일 목`."""

from __future__ import annotations

from datetime import date, timedelta

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


def day_name(iso: str, today: date) -> str:
    """A day as it is said on another day.

    Args:
        iso: the day as `2025-04-24`.
        today: the day on which it is said.

    Returns:
        `Today`, `Yesterday`, the weekday with day and month in the year of today, and with its year in any other.
    """
    day = date.fromisoformat(iso)
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    parts = {"weekday": weekday(day), "day": day.day, "month": month(day.month), "year": day.year}
    if day.year == today.year:
        return _("{weekday} {day} {month}").format(**parts)
    return _("{weekday} {day} {month} {year}").format(**parts)
