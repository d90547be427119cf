"""The open paper: what is marked of it, and whether it is still the one that it was."""

from __future__ import annotations

from tuiapp.library.identity import identities
from tuiapp.session.paper_state import NOTHING_SAID, PaperState
from tuiapp.session.session import Session


def has_same_paper(before: Session, session: Session) -> bool:
    """Whether the open paper is the one from before its digest was read again, whatever has changed of it."""
    old, new = before.paper, session.paper
    return old is not None and new is not None and not identities(old).isdisjoint(identities(new))


def marks_of_open_paper(session: Session) -> PaperState:
    """What is marked of the open paper."""
    return NOTHING_SAID if session.row is None else session.state_of(session.row)


def own_note(session: Session) -> str:
    """What the reader has written on the open paper; "" for nothing."""
    return "" if session.row is None else session.marked_rows.note(session.row)
