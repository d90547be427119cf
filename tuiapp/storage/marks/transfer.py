"""Marks as JSON Lines, to be kept in git or carried to another machine: one object a paper.

    {"ids": ["arxiv:2504.16650", "title:…"], "title": "…", "date": "2025-04-24", "read": "2025-04-25T08:01:02.345678Z",
     "starred": null, "note": null, "changed": "2025-04-25T08:01:02.345678Z"}

An object says what is marked. That something was marked once and is not any more, it cannot say: so of two machines, a
star that was taken away on one of them stays where it is on the other.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from tuiapp.library.text.cleaning import clean, clean_line
from tuiapp.messages import _
from tuiapp.storage.marks.mark import FIELDS, Mark, as_time


def as_line(mark: Mark) -> str:
    """A mark as one line of JSON, without its line end."""
    said = {
        "ids": mark.ids,
        "title": mark.title,
        "date": mark.date or None,
        "read": mark.read,
        "starred": mark.starred,
        "note": mark.note,
        "changed": mark.changed,
    }
    return json.dumps(said, ensure_ascii=False)


def has_any(mark: Mark) -> bool:
    """Whether anything is marked, so that there is something to be carried along."""
    return any(getattr(mark, field) for field in FIELDS)


def from_line(line: str) -> Mark:
    """The mark of a line.

    Raises:
        ValueError: it is none; the message says what is wrong and what to do.

    """
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(_("not a line of JSON: {reason}").format(reason=error)) from None
    if not isinstance(said, dict):
        raise ValueError(_("not a JSON object"))  # noqa: TRY004 - as for all else that a line may hold
    changed = _time(said, "changed")
    read, starred, note = _time(said, "read"), _time(said, "starred"), _text(said, "note")
    if changed is None:
        raise ValueError(_("`changed` is missing: write when it was marked, as 2025-04-24T10:15:33Z"))
    return Mark(
        _ids(said),
        clean_line(_text(said, "title") or ""),
        clean_line(_text(said, "date") or ""),
        read,
        starred,
        clean(note) if note else None,
        read,
        starred,
        changed if note else None,
        changed,
    )


def _ids(said: dict[str, object]) -> tuple[str, ...]:
    ids = said.get("ids")
    if not isinstance(ids, list) or not ids or not all(isinstance(name, str) and name for name in ids):
        raise ValueError(_("`ids` must be a list of one text or more, as `arxiv:2504.16650`"))
    return tuple(dict.fromkeys(clean_line(name) for name in ids))


def _text(said: dict[str, object], key: str) -> str | None:
    value = said.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(_("`{key}` must be a text or null").format(key=key))
    return value


def _time(said: dict[str, object], key: str) -> str | None:
    text = _text(said, key)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return as_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise ValueError(_("`{key}` must be a time, as 2025-04-24T10:15:33Z").format(key=key)) from None
