"""The line at the top: which corpus, what is asked of it, and whether something could not be read."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from tuiapp.library.search.describe_query import describe_query
from tuiapp.library.search.library import Sort
from tuiapp.library.text import phrases
from tuiapp.messages import _, ngettext
from tuiapp.session.marking import unread_on_newest_day
from tuiapp.session.session import Session
from tuiapp.ui.drawing.calendar_day import today
from tuiapp.ui.panes.line_pane import LinePane

if TYPE_CHECKING:
    from tuiapp.library.index.progress import Progress
    from tuiapp.library.search.forgiving.suggestions import Suggestion

LONGEST_NAME = 24
"""Columns that the name of the corpus may take."""

SHORTEST_NAME = 6
"""Columns in which a name can still be told."""

ROOM_FOR_ALL = 110
"""Columns from which both the name and the query are shown."""


_ROOM_FOR_DAY = 60
"""Columns from which it is said of which day papers are unread."""

_LEAST_SHOWN = 28
"""Columns that a standing notice leaves for what is shown."""


BAR_COLUMNS = 12
"""Columns of the bar that fills while digests are read."""


class StatusBar(LinePane, can_focus=False):
    """One line that always says where the reader stands."""

    def __init__(self, location_name: str, session: Session, *, id: str) -> None:
        super().__init__(id=id)
        self._location_name = location_name
        self._session = session
        self._progress: Progress | None = None
        self._job = ""
        self._suggestions: tuple[Suggestion, ...] = ()
        self._news = 0
        self._notice = ""
        self._unread = unread_on_newest_day(session)

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Say what may be asked instead."""
        self._suggestions = suggestions
        self.refresh()

    def show_location(self, name: str) -> None:
        """Name another corpus."""
        self._location_name = name
        self.refresh()

    def show_progress(self, progress: Progress | None) -> None:
        """Say how many of the digests have been read, or that this is over."""
        self._progress = progress
        self.refresh()

    def show_job(self, said: str) -> None:
        """Say what is done beside the screen, or that this is over."""
        self._job = said
        self.refresh()

    def show_news(self, papers: int) -> None:
        """Say how many papers have arrived that the reader has not gone to yet."""
        if papers != self._news:
            self._news = papers
            self.refresh()

    def show_notice(self, said: str) -> None:
        """Say what is wrong as long as it is, or that it is not any more."""
        if said != self._notice:
            self._notice = said
            self.refresh()

    def show(self, session: Session) -> None:
        """Follow the session; the line is drawn again where it would differ."""
        before, self._session = self._session, session
        if before.marks is not session.marks or before.library is not session.library:
            unread, self._unread = self._unread, unread_on_newest_day(session)
            if unread != self._unread:
                self.refresh()
        if before.query != session.query:
            self._suggestions = ()
        if (before.rows, before.query, before.sort) != (session.rows, session.query, session.sort) or (
            before.library.corpus is not session.library.corpus or before.is_complete != session.is_complete
        ):
            self.refresh()

    def line_total(self) -> int:
        """None: the heading is all."""
        return 0

    def heading(self) -> Content:
        """The name of the corpus and what is asked of it at the left, faults at the right."""
        asked, found, end = (
            self._asked(),
            self._found(),
            self._notice_shown() or self._progress_shown() or self._job_shown() or self._suggested() or self._faults(),
        )
        end = self._news_shown() + end
        start = Content.assemble(" ", ("tuiapp", "title"), "  ")
        room = self.size.width - start.cell_length - end.cell_length - 1
        # Where the corpus lies matters less than what is asked of it.
        has_room = not asked or self.size.width >= ROOM_FOR_ALL
        if has_room and (name := _end_of(self._location_name, min(LONGEST_NAME, room - found.cell_length - 2))):
            start += Content(f"{name}  ").stylize("muted")
            room -= Content(name).cell_length + 2
        undo = Content.assemble("  ", _("esc undoes")).stylize("faint")
        if (
            self._session.query
            and not self._suggestions
            and asked.cell_length + found.cell_length + undo.cell_length <= room
        ):
            found += undo
        # The query stands in the line below too; how many papers it finds, and in which order, only here.
        asked = asked.truncate(max(0, room - found.cell_length), ellipsis=True)
        return start + (asked + found).truncate(room, ellipsis=True, pad=True) + end

    def _asked(self) -> Content:
        query = self._session.query
        problems = "  ".join(problem.why for problem in (*query.problems, *query.hints))
        words = describe_query(query, self._session.library.tag_spellings) if query else ""
        return Content.assemble((problems, "notice"), "  " if problems else "", (words, "chosen"))

    def _found(self) -> Content:
        session = self._session
        # More may come until all digests have been read, and more be found until all papers have been looked at.
        number = len(session.library)
        total = _("{number}+ papers").format(number=f"{number:,}") if self._progress else phrases.papers(number)
        order = (f"  {_order(session.sort)}" if session.is_sorted else "", "muted")
        if not session.query:
            return Content.assemble((total, "muted"), self._unread_shown(), order)
        exact, forgiven = session.exact_total, len(session.rows) - session.exact_total
        more = "" if session.answer.is_exact_complete else "+"
        also = (
            _("  ≈ {number} more").format(number=f"{forgiven:,}{'' if session.is_complete else '+'}")
            if forgiven
            else ""
        )
        said = _("{number} of {papers}").format(number=f"{exact:,}{more}", papers=total)
        return Content.assemble(f": {said}", (also, "notice"), order)

    def _news_shown(self) -> Content:
        """How many papers have arrived, and the key that goes to them."""
        if not self._news:
            return Content("")
        said = _("{number} new").format(number=f"{self._news:,}")
        return Content.assemble((f" {said}", "title"), ("  ' ", "faint"))

    def _notice_shown(self) -> Content:
        """What is wrong, cut where it would leave no room for what is shown."""
        said = Content(f" {self._notice} " if self._notice else "").stylize("notice")
        return said.truncate(max(20, self.size.width - _LEAST_SHOWN), ellipsis=True)

    def _unread_shown(self) -> Content:
        """How many papers of the newest day are unread."""
        day, number, is_all = self._unread
        if not number:
            return Content("")
        # On a narrow screen there is no room for the day, which stands above the list.
        said = _("  {number} unread") if self.size.width < _ROOM_FOR_DAY else _unread_said(day, today())
        return Content(said.format(number=f"{number:,}{'' if is_all else '+'}", day=day))

    def _suggested(self) -> Content:
        """What may be asked instead, and the key that asks it."""
        if not self._suggestions:
            return Content("")
        first = self._suggestions[0]
        if first.kind == "nearest":
            said = _("did you mean {word}?").format(word=first.word)
        else:
            said = _("also called {words}").format(words=", ".join(one.word for one in self._suggestions))
        return Content.assemble((said, "notice"), (_("  tab takes it "), "faint"))

    def _progress_shown(self) -> Content:
        if not self._progress or not self._progress.total:
            return Content("")
        done, total = self._progress
        full = BAR_COLUMNS * done // total
        bar = Content.assemble(("━" * full, "mark"), ("━" * (BAR_COLUMNS - full), "bar"))
        said = ngettext("{done}/{total} digest", "{done}/{total} digests", total).format(
            done=f"{done:,}", total=f"{total:,}"
        )
        return Content.assemble(_("reading"), " ", bar, f" {said} ")

    def _job_shown(self) -> Content:
        return Content(f" {self._job} " if self._job else "").stylize("mark")

    def _faults(self) -> Content:
        faults = self._session.library.faults
        if not faults:
            return Content("")
        return Content(f"! {phrases.problems(len(faults))} ").stylize("notice")


def _unread_said(day: str, now: date) -> str:
    """What is said of the unread papers of the newest day, with places for their number and the day."""
    if day == now.isoformat():
        return _("  {number} unread today")
    if day == (now - timedelta(days=1)).isoformat():
        return _("  {number} unread yesterday")
    return _("  {number} unread on {day}")


def _order(sort: Sort) -> str:
    """An order of the list in words."""
    return {"date": _("by date"), "title": _("by title"), "relevance": _("by relevance")}[sort]


@lru_cache(maxsize=16)
def _end_of(name: str, width: int) -> str:
    """The end of a path, which tells most of it; nothing where there is no room for some letters."""
    if width < SHORTEST_NAME:
        return ""
    shown = name
    while "/" in name.lstrip("/") and Content(shown).cell_length > width:
        name = name.lstrip("/").partition("/")[2]
        shown = f"…/{name}"
    while Content(shown).cell_length > width:
        name = name[1:]
        shown = f"…{name.lstrip()}"
    return shown
