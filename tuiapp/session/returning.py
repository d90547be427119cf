"""Going back to where the reader was, in the papers that there are now."""

from __future__ import annotations

from dataclasses import replace

from tuiapp.session.session import Session


def is_settled(session: Session) -> bool:
    """Whether it is known which paper is open: not, as long as the one that is meant may still be found."""
    return session.preferred_row is None or session.is_complete


def returned(here: Session, there: Session) -> Session:
    """On the paper, under the query and in the order of an earlier session; all else as it is now.

    Args:
        here: the session now.
        there: the earlier one, perhaps of papers that have been read again since.

    """
    again = there if there.library.corpus is here.library.corpus else there.reloaded(here.library)
    return replace(
        here,
        answer=again.answer,
        rows=again.rows,
        position=again.position,
        sort=again.sort,
        preferred_row=again.preferred_row,
    )
