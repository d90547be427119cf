"""What is said of papers when a key marks them, and what takes it back: pure values, which others show and write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tuiapp.library import Paper
from tuiapp.library.identity import spelled_identities
from tuiapp.messages import _
from tuiapp.session.session import MOST_LOOKED_AT, Session
from tuiapp.storage.marks.index import Marked
from tuiapp.storage.marks.mark import Field, Mark
from tuiapp.storage.marks.reading_state import newest_day


class Change(NamedTuple):
    """One field of what is marked of a paper, said anew.

    Attributes:
        paper: what names the paper, with nothing said of it.
        marked: what was marked of it until now.
        field: what is said anew.
        before: what it was, as a time or a text; None where it was not marked.
        value: what it is now, in the same way.
        at: when it is said.

    """

    paper: Mark
    marked: Marked
    field: Field
    before: str | None
    value: str | None
    at: str

    @property
    def said(self) -> Mark:
        """What is said, for the database: this field and no other."""
        return self.paper.saying(self.field, self.value, self.at)

    @property
    def shown(self) -> Mark:
        """All that is marked now, for the index."""
        mark = self.paper
        if self.marked.is_read is not None:
            mark = mark.saying("read", self.at if self.marked.is_read else None, self.at)
        if self.marked.is_starred:
            mark = mark.saying("starred", self.at, self.at)
        if self.marked.note:
            mark = mark.saying("note", self.marked.note, self.at)
        return mark.saying(self.field, self.value, self.at)

    def taken_back(self, session: Session, old: Mark, at: str) -> Change:
        """What takes this back.

        Args:
            session: where the reader stands now.
            old: what the database had before of the paper, which knows since when.
            at: the time of now.

        """
        value = (getattr(old, self.field) or self.before) if self.before else None
        now = session.marks.find(self.paper.ids)
        return Change(self.paper, now, self.field, self.value, value, at)


def read(session: Session, rows: Iterable[int], at: str, *, is_read: bool = True) -> list[Change]:
    """What is said where papers are read or made unread; nothing of those that are so already.

    Args:
        session: where the reader stands.
        rows: the rows of the library.
        at: the time of now.
        is_read: whether they are read.

    """
    rows = [row for row in rows if session.is_unread(row) is is_read]
    return _changes(session, rows, "read", at, is_marked=is_read)


def starred(session: Session, rows: Iterable[int], at: str, *, is_starred: bool) -> list[Change]:
    """What is said where papers are starred or not any more; nothing of those that are so already."""
    rows = [row for row in rows if session.marked_rows.has(row, "starred") is not is_starred]
    return _changes(session, rows, "starred", at, is_marked=is_starred)


def nothing_to_know_it_by() -> str:
    """Why a paper cannot be marked, in words."""
    return _("This paper has neither a link nor a title: nothing would tell it again, so it cannot be marked.")


def noted(paper: Paper, marked: Marked, note: str, at: str) -> Change:
    """What is said where the reader's own note on a paper is another one; an empty one is none."""
    return Change(_names(paper), marked, "note", marked.note, note or None, at)


def _changes(session: Session, rows: Iterable[int], field: Field, at: str, *, is_marked: bool) -> list[Change]:
    value, before = (at, None) if is_marked else (None, at)
    papers = (_names(session.library.paper(row)) for row in rows)
    # A paper with neither link nor title would not be known again.
    return [Change(paper, session.marks.find(paper.ids), field, before, value, at) for paper in papers if paper.ids]


def _names(paper: Paper) -> Mark:
    return Mark(spelled_identities(paper), paper.title, paper.date or "")


class Unread(NamedTuple):
    """How many papers of a day are unread; `is_all` where all of them were counted."""

    day: str
    number: int
    is_all: bool


def unread_on_newest_day(session: Session) -> Unread:
    """How many papers of the newest day are unread; of no day where the corpus has none."""
    day = newest_day(session.library.days)
    rows = session.library.rows_of_day(day)
    unread = session.marked_rows.among(rows[:MOST_LOOKED_AT], "unread")
    return Unread(day, len(unread), len(rows) <= MOST_LOOKED_AT)
