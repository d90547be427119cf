"""Whether a paper is read: what was said of it, else its day.

On the very first start of a corpus all but its newest day count as read; that day, the baseline, is kept in the
settings of the database of marks, one for each corpus. Papers of the baseline and later ones are unread until they are
said to be read, earlier ones and those without a date are read until they are said to be unread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tuiapp.storage.last_place import corpus_name
from tuiapp.storage.marks.index import Marked


def is_unread(marked: Marked, date: str | None, baseline: str) -> bool:
    """Whether a paper is unread.

    Args:
        marked: what is marked of it.
        date: its day as `2025-04-24`; None or "" where it has none.
        baseline: the day from which papers are unread of which nothing was ever said; "" where there is none.

    """
    if marked.is_read is not None:
        return not marked.is_read
    return bool(date) and bool(baseline) and (date or "") >= baseline


def newest_day(days: Sequence[str]) -> str:
    """The baseline of a corpus that has none yet: its newest day, "" where none of its papers has a date.

    Args:
        days: its days as `2025-04-24`, newest first, and last what the undated papers stand under.

    """
    return days[0] if days and days[0][:1].isdigit() else ""


def baseline_of(kept: str, days: Sequence[str]) -> str:
    """The day from which papers count as unread: the one that is kept of their corpus, else its newest day."""
    return kept or newest_day(days)


def kept_baseline(settings: Mapping[str, str], paths: Sequence[str]) -> str:
    """The baseline that the settings of the marks keep of a corpus, "" for none; `paths` is what it is read from."""
    return settings.get(baseline_setting(paths), "")


def baseline_setting(paths: Sequence[str]) -> str:
    """The name of the setting that keeps the baseline of a corpus; `paths` is what it is read from."""
    return f"baseline {corpus_name(paths)}"
