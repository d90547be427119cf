"""Dates as people write them in digests and in the names of their files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_KOREAN: Final = re.compile(r"(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일")
_WEEKDAY: Final = re.compile(r"(?:\(?[월화수목금토일](?:요일)?\)?)?")
_TO_BLANKS: Final = str.maketrans(".,", "  ")
_FILE_NAME: Final = re.compile(r"(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
NAME_DATE: Final = re.compile(r"^(\d{6}|\d{8}|\d{4}-\d{2}-\d{2})[\s_-]+")
"""The date before the title in the name of a vault note."""

_SHORT_FILE_NAME: Final = re.compile(r"(\d{2})(\d{2})(\d{2})(?!\d)")


def date_line(line: str) -> re.Match[str] | None:
    """The match where a whole line is a date: `2025년 4월 24일` or `2025-04-24`, a weekday after it allowed."""
    line = line.strip().lstrip("#").strip()
    if not line[:1].isdigit():
        return None
    for form in (_KOREAN, _ISO):
        match = form.match(line)
        if match and _WEEKDAY.fullmatch(line[match.end() :].translate(_TO_BLANKS).strip()):
            return match
    return None


def to_date(match: re.Match[str]) -> str | None:
    """ISO text of a matched year, month and day, or None where the calendar has no such day."""
    year, month, day = (int(group) for group in match.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


def date_of_name(path: str) -> str | None:
    """The date a file's name begins with: `2025-04-24.txt`, `20250424 x.txt`, or a vault note's `250424 Title.md`."""
    stem = PurePath(path).stem
    match = _FILE_NAME.match(stem) or _SHORT_FILE_NAME.match(stem)
    return to_date(match) if match else None
