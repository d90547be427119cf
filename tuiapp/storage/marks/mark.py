"""What is marked of one paper, and which of two versions of it counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final, Literal, NamedTuple

Field = Literal["read", "starred", "note"]

FIELDS: Final[tuple[Field, ...]] = ("read", "starred", "note")

_ARXIV: Final = "arxiv:"


class Mark(NamedTuple):
    """What is marked of one paper.

    Times are texts like `2025-04-24T10:15:33.123456Z`, which sort as they follow each other.

    Attributes:
        ids: all that names the paper, in the spelling of `identity.spelled_identities`, what tells most first.
        title: the paper's title when it was marked, for people who read an export.
        date: its day, or an empty text.
        read: when it was read; None where it was not, or was made unread.
        starred: when it was starred; None where it is not.
        note: the reader's own text; None where there is none.
        read_changed: when `read` was said last; None where nothing was ever said, so that the day it came counts.
        starred_changed: the same of the star.
        note_changed: the same of the note.
        changed: when anything of it was said last, here or on another machine.

    """

    ids: tuple[str, ...]
    title: str = ""
    date: str = ""
    read: str | None = None
    starred: str | None = None
    note: str | None = None
    read_changed: str | None = None
    starred_changed: str | None = None
    note_changed: str | None = None
    changed: str = ""

    def changed_at(self, field: Field) -> str | None:
        """When a field was said last."""
        changed: str | None = getattr(self, f"{field}_changed")
        return changed

    @property
    def arxiv(self) -> str | None:
        """The identity by arXiv id, which tells two papers with one title apart."""
        return next((name for name in self.ids if name.startswith(_ARXIV)), None)

    def saying(self, field: Field, value: str | None, at: str) -> Mark:
        """The same mark with a field said anew; `at` is the time of that."""
        said = {field: value, f"{field}_changed": at, "changed": max(self.changed, at)}
        return Mark(**{**self._asdict(), **said})


def now() -> str:
    """This moment, as times of marks are written."""
    return as_time(datetime.now(UTC))


def as_time(moment: datetime) -> str:
    """A moment with a time zone, as times of marks are written."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def is_same_paper(one: Mark, other: Mark) -> bool:
    """Whether two marks that share an identity are of one paper: not where their arXiv ids differ."""
    return one.arxiv is None or other.arxiv is None or one.arxiv == other.arxiv


def united(old: Mark, new: Mark) -> Mark:
    """Two marks of one paper as one: of each field, what was said later; of equal times, what the new one says."""
    mark = old._replace(
        ids=tuple(sorted(dict.fromkeys((*old.ids, *new.ids)), key=_strength)),
        title=new.title or old.title,
        date=new.date or old.date,
        changed=max(old.changed, new.changed),
    )
    for field in FIELDS:
        at = new.changed_at(field)
        if at is not None and at >= (old.changed_at(field) or ""):
            mark = mark.saying(field, getattr(new, field), at)
    return mark


def said_after(new: Mark, old: Mark) -> Mark:
    """The new mark with times that are later than those of the old one, also where the clock was set back."""
    for field in FIELDS:
        at, before = new.changed_at(field), old.changed_at(field)
        if at is not None and before is not None and at <= before:
            new = new.saying(field, getattr(new, field), _a_moment_after(before))
    return new


def _a_moment_after(time: str) -> str:
    return as_time(datetime.fromisoformat(time) + timedelta(microseconds=1))


def _strength(name: str) -> int:
    """What tells most first: an arXiv id, then any other address, then the title."""
    return 0 if name.startswith(_ARXIV) else 2 if name.startswith("title:") else 1
