"""Where the reader stands: one frozen value, and each step from it gives another."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Final

from tuiapp.library import Library, languages
from tuiapp.library.identity import spelled_identities
from tuiapp.library.search.library import Sort
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.library.search.query import Kind, Query, is_within
from tuiapp.library.search.stages import StepKind
from tuiapp.session.answer import Answer
from tuiapp.session.listing import Listing
from tuiapp.session.paper_state import PaperState
from tuiapp.storage.marks.index import MarkIndex
from tuiapp.storage.marks.reading_state import baseline_of, newest_day

NOTHING_MARKED: Final = MarkIndex()

MOST_LOOKED_AT: Final = 200
"""Papers of the newest day among which the first unread one is looked for: a start waits for it."""


@dataclass(frozen=True, eq=False)
class Session(Listing):
    """What is asked and open, in which language, what is selected and what is marked.

    Attributes:
        language: the code of the language in which notes are shown.
        all_languages: whether the notes in all languages are shown together.
        preferred_row: the row that the reader went to last, where another one stands in for it because it does not
            answer, or has not been looked at yet; a wider query comes back to it.
        selected: the rows that are selected, whether they answer or not.
        marks: what is marked of papers: `session.marks.find(spelled_identities(paper))` for one of them.
        marked_rows: the same by the rows of the library, as it is now. That of the answer is what it was when the
            query was asked, so that no paper leaves the list because it was marked.
        unsaved: the first names of the papers whose marks are shown but not on the disk yet.
        first_unread_day: from which day on papers count as unread where nothing was ever said of them; "" where that
            is not known yet of this corpus: see `baseline`.

    """

    language: str = languages.CODES[0]
    all_languages: bool = False
    preferred_row: int | None = None
    selected: frozenset[int] = frozenset()
    marks: MarkIndex = field(default=NOTHING_MARKED, repr=False)
    unsaved: frozenset[str] = frozenset()
    first_unread_day: str = ""
    marked_rows: MarkedRows = field(kw_only=True, repr=False)

    @classmethod
    def start(
        cls, library: Library, language: str, marks: MarkIndex = NOTHING_MARKED, first_unread_day: str = ""
    ) -> Session:
        """All papers, on the first unread one of the newest day, else on its first one."""
        newest_of_all = newest_day(library.days)
        rows = MarkedRows(library.corpus, marks, baseline_of(first_unread_day, library.days))
        answer = Answer.to(Query(), library)
        session = cls(answer, language=language, marks=marks, first_unread_day=first_unread_day, marked_rows=rows)
        newest = library.rows_of_day(newest_of_all)[:MOST_LOOKED_AT]
        return _listing(session).at(next(iter(rows.among(newest, "unread")), 0))

    def with_marks(self, marks: MarkIndex, unsaved: frozenset[str] = frozenset()) -> Session:
        """The same list with other marks: what is asked is not asked again, so that no paper leaves it.

        Args:
            marks: all marks.
            unsaved: the first names of the papers whose marks are not on the disk yet.

        """
        rows = self.marked_rows.with_marks(marks, self.baseline)
        return replace(self, marks=marks, unsaved=unsaved, marked_rows=rows)

    def with_first_unread_day(self, day: str) -> Session:
        """With the baseline of the corpus as it is kept."""
        rows = self.marked_rows.with_marks(self.marks, baseline_of(day, self.library.days))
        return replace(self, first_unread_day=day, marked_rows=rows)

    @property
    def baseline(self) -> str:
        """The day for `is_unread`: the one that was kept of this corpus, else its newest day."""
        return baseline_of(self.first_unread_day, self.library.days)

    def name_of(self, row: int) -> str | None:
        """What names the paper of a row best; None for one without link and title."""
        return next(iter(spelled_identities(self.library.paper(row))), None)

    def is_unread(self, row: int) -> bool:
        """Whether a row of the library is unread."""
        return self.marked_rows.has(row, "unread")

    def state_of(self, row: int) -> PaperState:
        """What is shown of the marks of a row of the library."""
        is_saved = not self.unsaved or self.name_of(row) not in self.unsaved
        return PaperState(self.is_unread(row), self.marked_rows.has(row, "starred"), is_saved)

    @property
    def copy_targets(self) -> tuple[int, ...]:
        """The rows that a copy takes: all that are selected, in the order of the list and then those outside it.

        Nothing selected means the open paper.
        """
        if not self.selected:
            return () if self.row is None else (self.row,)
        places = {row: self.place_of(row) for row in self.selected}
        return tuple(sorted(places, key=lambda row: (len(self.rows) if (at := places[row]) is None else at, row)))

    def at(self, position: int) -> Session:
        """On another paper of the list; a position outside it goes to the nearest end."""
        return replace(self, position=max(0, min(position, len(self.rows) - 1)), preferred_row=None)

    def committed(self) -> Session:
        """On the open paper for good, whichever it stands in for."""
        return self.at(self.position) if self.is_complete else self

    def on_row(self, row: int) -> Session:
        """On a row of the library, out of the query where that leaves it out."""
        place = self.place_of(row)
        return self.answered(Answer.to(Query(), self.library), row) if place is None else self.at(place)

    def toggled_selection(self) -> Session:
        """With the open paper selected, or no longer, and on the next one."""
        if self.row is None:
            return self
        return replace(self, selected=self.selected ^ {self.row}).at(self.position + 1)

    def with_nothing_selected(self) -> Session:
        """With no paper selected."""
        return replace(self, selected=frozenset())

    def toggled_language(self) -> Session:
        """In the next language that the open paper has, which stays for every paper."""
        available = self.paper.languages if self.paper else ()
        return replace(self, language=languages.after(self.language, available))

    def toggled_all_languages(self) -> Session:
        """With both notes of a paper shown, or one again."""
        return replace(self, all_languages=not self.all_languages)

    def asking(self, query: Query) -> Session:
        """Under another query; on the same paper if it answers, else on the next one that does."""
        marked = self.library.with_marks(self.marked_rows.with_marks(self.marks, self.baseline))
        preferred_row = self.row if self.preferred_row is None else self.preferred_row
        return self.answered(self.answer.to_next(query, marked), preferred_row)

    def refusing(self, kind: StepKind) -> Session:
        """Without the papers that are found by one step of forgiveness; they come back with the next query."""
        answer = Answer.to(self.query, self.library, self.answer.refused | {kind})
        return self.answered(answer, self.row if self.preferred_row is None else self.preferred_row)

    def scan_next(self) -> Session:
        """With what the next chunk of the library has to answer."""
        return _listing(replace(self, answer=self.answer.scanned_further()))

    def answered(self, answer: Answer, preferred_row: int | None) -> Session:
        """With another answer, on a row of the library where that is among it."""
        return _listing(replace(self, answer=answer, rows=(), position=0, preferred_row=preferred_row))

    def sorted_by(self, sort: Sort) -> Session:
        """In another order, on the same paper, or on the one that matches best where that is the order."""
        there = _listing(replace(self, sort=sort, preferred_row=self.row))
        return there.at(0) if sort == "relevance" and there.is_sorted else there

    def choosing(self, kind: Kind, value: str) -> Session:
        """With this facet alone of its kind, on its first paper; without it where it was that already."""
        chosen = self.asking(self.query.choose(kind, value))
        return chosen.at(0) if chosen.query.values(kind) else chosen

    def toggling(self, kind: Kind, value: str) -> Session:
        """With this facet added or taken away."""
        return self.asking(self.query.toggle(kind, value))

    def undone(self) -> Session:
        """One step of the query taken back."""
        return self.asking(self.query.undone())

    def on_day(self, day: str) -> Session:
        """On the first paper of a day, out of the query if it leaves that day out."""
        rows = self.library.rows_of_day(day)
        inside = next((row for row in rows if self.place_of(row) is not None), None)
        return self if not rows else self.on_row(rows[0] if inside is None else inside)

    def next_day(self, step: int) -> Session:
        """On the first paper of the next older (1) or newer (-1) day; a chosen day, month or year moves along."""
        rest = self.query.without("date")
        rows = self.found if rest == self.query and self.is_complete else self.library.matching(rest)
        if self.row is None or not rows:
            return self
        day = self.library.rows_of_day(self.library.date(self.row))
        place = bisect_left(rows, day.stop) if step > 0 else bisect_left(rows, day.start) - 1
        there = self.library.date(rows[place] if 0 <= place < len(rows) else self.row)
        chosen = self.query.values("date")
        if not chosen or is_within(there, chosen):
            return self.on_day(there)
        return (
            self.asking(self.query.choose("date", there[: len(chosen[0])])).on_day(there) if len(chosen) == 1 else self
        )

    def reloaded(self, library: Library) -> Session:
        """The same place in a library that was read again, with the papers selected that are still there."""
        row = library.row_of(self.paper) if self.paper else None
        found = (library.row_of(self.library.paper(old)) for old in self.selected)
        selected = frozenset(new for new in found if new is not None)
        # What is asked is asked of the marks as they were when it was.
        day = baseline_of(self.first_unread_day, library.days)
        asked = library.with_marks(self.library.marked.on(library.corpus, day))
        there = replace(self, selected=selected, marked_rows=self.marked_rows.on(library.corpus, day))
        there = there.answered(Answer.to(self.query, asked), row)
        return there if row is not None else there.at(self.position)


def _listing(session: Session) -> Session:
    """With the list in its order, on the preferred paper or the one that takes its place."""
    answer, rows = session.answer, session.answer.rows
    if session.sort != "date":
        # What was forgiven stays behind what was asked for.
        rows = [
            *session.library.sorted(rows[: answer.exact_total], session.query, session.sort),
            *rows[answer.exact_total :],
        ]
    row = session.row if session.preferred_row is None else session.preferred_row
    there = replace(session, rows=rows)
    if row is None:
        return there.at(0)
    place = there.place_of(row)
    if place is None:
        place = answer.place_behind(row) if session.sort == "date" else 0
    # Until the rest has been looked at, nobody knows which paper takes the place of the preferred one.
    if place is None and not there.is_complete:
        return replace(there, position=0)
    there = there.at(len(rows) if place is None else place)
    return there if there.row == row else replace(there, preferred_row=row)
