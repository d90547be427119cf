"""Where the reader was when the program ended: what is kept of a session, and a session that goes on from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, Self, cast

from tuiapp.library import Library, languages
from tuiapp.library.identity import spelled_identities
from tuiapp.library.search.date_range import UNDATED
from tuiapp.library.search.find_paper import row_of_arxiv
from tuiapp.library.search.library import Sort
from tuiapp.library.search.query import Query, parse
from tuiapp.session.returning import is_settled
from tuiapp.session.session import Session
from tuiapp.storage.marks.reading_state import newest_day

_SORTS: Final = ("date", "title", "relevance")
_PANES: Final = ("dates", "tags", "mine", "papers", "note")
_ZOOMS: Final = ("sidebar", "papers", "note")

_MOST_DIGITS: Final = 7
"""Digits that no number of lines has."""


class Place(NamedTuple):
    """Where a reader was in a corpus.

    Attributes:
        query: what was asked, as it was typed.
        sort: the order of the list.
        language: the code of the language of the notes, "" for none.
        all_languages: whether the notes in all languages were shown together.
        paper: all names of the open paper, in the spelling of `identity`; nothing where none was open.
        day: the date facet of that paper.
        newest: the newest day of the corpus, "" where no paper had a date.
        note_top: the first line of the note that could be seen, from 0.
        pane: which pane had the keys: dates, tags, mine, papers or note.
        facet: the row of the sidebar under its cursor, where the keys were there.
        zoom: which of sidebar, papers and note had the whole screen, "" for none.
        unfolded: the years and months that were unfolded.

    """

    query: str = ""
    sort: Sort = "date"
    language: str = ""
    all_languages: bool = False
    paper: tuple[str, ...] = ()
    day: str = ""
    newest: str = ""
    note_top: int = 0
    pane: str = "papers"
    facet: str = ""
    zoom: str = ""
    unfolded: tuple[str, ...] = ()

    @classmethod
    def of(cls, session: Session) -> Self:
        """The place of a session; of the panes it knows nothing."""
        paper, row = session.paper, session.row
        return cls(
            query=session.query.text,
            sort=session.sort,
            language=session.language,
            all_languages=session.all_languages,
            paper=spelled_identities(paper) if paper else (),
            day=session.library.date(row) if row is not None else "",
            newest=newest_day(session.library.days),
        )

    @classmethod
    def from_kept(cls, kept: Mapping[str, Sequence[str]]) -> Self | None:
        """A place from what was kept of it, making the best of what is missing or of another version; None for nothing.

        Args:
            kept: the values of each name, as `last_place.load` gives them.

        """
        if not kept:
            return None
        one = {name: values[0] for name, values in kept.items() if values}
        top = one.get("note_top", "")
        return cls(
            query=one.get("query", ""),
            sort=cast("Sort", _one_of(_SORTS, one.get("sort"), "date")),
            language=one.get("language", ""),
            all_languages="all_languages" in one,
            paper=tuple(kept.get("paper", ())),
            day=one.get("day", ""),
            newest=one.get("newest", ""),
            note_top=int(top) if top.isdecimal() and len(top) < _MOST_DIGITS else 0,
            pane=_one_of(_PANES, one.get("pane"), "papers"),
            facet=one.get("facet", ""),
            zoom=_one_of(_ZOOMS, one.get("zoom"), ""),
            unfolded=tuple(kept.get("unfolded", ())),
        )

    def kept(self) -> dict[str, Sequence[str]]:
        """What is kept of it: the values of each name, nothing for what is as it is at a first start."""
        values: dict[str, Sequence[str]] = {}
        for name, value, usual in zip(self._fields, self, Place(), strict=True):
            if value != usual:
                values[name] = list(value) if isinstance(value, tuple) else ["" if value is True else str(value)]
        return values


def _one_of(known: Sequence[str], value: str | None, usual: str) -> str:
    return value if value is not None and value in known else usual


def known_language(library: Library, code: str) -> str:
    """A language if the program or any paper of a corpus has it, else the first one of the program."""
    return code if code in languages.CODES or (code and library.share_with(code)) else languages.CODES[0]


def has_newer_day(library: Library, place: Place) -> bool:
    """Whether a corpus has a day that is newer than all were when the reader left a place."""
    return newest_day(library.days) > place.newest


def at_place(start: Session, place: Place) -> Session:
    """A session at a place, or at what is nearest to it where that is not there any more.

    Args:
        start: the session with which a first visit begins.
        place: where the reader was.

    """
    library = start.library
    row = _row_of(library, place)
    nearest = _row_near(library, place.day) if row is None else row
    there = replace(start, sort=place.sort, all_languages=place.all_languages, preferred_row=nearest)
    query = parse(place.query)
    if query and not query.problems:
        asked = there.asking(query)
        while not is_settled(asked):
            asked = asked.scan_next()
        # Where nothing answers any more, everything is more of use than nothing.
        if asked.rows:
            return asked
    return there.asking(Query())


def _row_of(library: Library, place: Place) -> int | None:
    """The row of the paper that was open, also where it has another date now."""
    names = frozenset(place.paper)
    if not names:
        return None
    for row in library.rows_of_day(place.day):
        if not names.isdisjoint(spelled_identities(library.corpus.paper(row))):
            return row
    found = (row_of_arxiv(library, name.removeprefix("arxiv:")) for name in place.paper if name.startswith("arxiv:"))
    return next((row for row in found if row is not None), None)


def _row_near(library: Library, day: str) -> int:
    """The first paper of a day, or of the next older one; else the last paper."""
    days = library.days
    if day and day != UNDATED:
        older = next((each for each in days if each == UNDATED or each <= day), None)
        return library.rows_of_day(older).start if older else max(0, len(library) - 1)
    return library.rows_of_day(day).start
