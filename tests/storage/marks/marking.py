"""Marks of tests."""

from __future__ import annotations

from tuiapp.storage.marks.mark import Field, Mark

T1, T2, T3 = (f"2025-04-2{day}T10:00:00.000000Z" for day in (1, 2, 3))


def mark(*ids: str, at: str = T1, **said: str | None) -> Mark:
    """A mark of a paper, with fields that are said at a time."""
    made = Mark(ids or ("arxiv:2504.1", "title:one"), "One", "2025-04-01")
    fields: tuple[Field, ...] = ("read", "starred", "note")
    for field in fields:
        if field in said:
            made = made.saying(field, said[field], at)
    return made
