"""The one screen of the reader: panes that show a `Reading`, and the actions that step from one to the next."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Region
from textual.strip import Strip

from tuiapp.library.search.facets import Calendar, Facet, date_facets, newest_unfolded, tag_facets
from tuiapp.library.search.query import Kind
from tuiapp.session.session import Session
from tuiapp.ui import keys
from tuiapp.ui.main.link_actions import LinkActions
from tuiapp.ui.main.pane_focus import NOTE, PAPERS
from tuiapp.ui.main.search_actions import SearchActions
from tuiapp.ui.panes.facet_list import FacetList
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.panes.note_pane import NotePane
from tuiapp.ui.panes.paper_list import PaperList
from tuiapp.ui.panes.status_bar import StatusBar

if TYPE_CHECKING:
    from tuiapp.library.index.progress import Progress
    from tuiapp.startup.open_corpus import OpenedCorpus


FULL_COLLECTIONS_APART: Final = 100
"""Collections of younger objects between two of all objects, instead of 10."""


def _collect_garbage_again() -> None:
    """Turn the collector on, with all that a start has made out of its way."""
    gc.freeze()
    # A whole collection takes as long as a key, and would come every few keys.
    gc.set_threshold(*gc.get_threshold()[:2], FULL_COLLECTIONS_APART)
    gc.enable()


class Panes(Container):
    """Panes side by side or above each other."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing: its panes leave no place where it could be seen, and drawing it would cost as much as a pane."""
        return []


class MainScreen(SearchActions, LinkActions):
    """Sidebar, list and note; only this class assigns `reading`, and every pane follows it."""

    AUTO_FOCUS = "#papers"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.READER]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-narrow"),
        (90, "-medium"),
        (130, "-wide"),
    ]

    _calendar: Calendar | None = None
    _unfolded: frozenset[str] = frozenset()

    def __init__(self, opened: OpenedCorpus, language: str, width: int) -> None:
        # Textual does this too, but when it has drawn everything once; then it draws everything again.
        shape = next(name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if width >= least)
        super().__init__(opened, language, classes=shape)

    def compose(self) -> ComposeResult:
        """The panes in the order that Tab goes through them."""
        yield StatusBar(self.location.name, self.session, id="status")
        with Panes(id="panes"):
            with Panes(id="sidebar"):
                yield FacetList("Dates", id="dates")
                yield FacetList("Tags", id="tags")
            with Panes(id="reading"):
                yield PaperList(self.session, id="papers")
                yield NotePane(self.session, self.location, id="note")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the first reading."""
        self._show_session()
        self.call_after_refresh(self._after_first_sight)

    def _after_first_sight(self) -> None:
        """What a start need not wait for."""
        self.show_facets()
        _collect_garbage_again()
        if self.checks_digests:
            self.check_digests()

    def watch_session(self, old: Session, new: Session) -> None:
        """Let every pane follow; the facets only where their numbers can have changed."""
        if old.query != new.query:
            for date in new.query.values("date"):
                self._unfolded |= {date[:4], date[:7]} - {date}
        self._show_session()
        if (old.query, old.library) != (new.query, new.library):
            self.finish_search()

    def watch_files_read(self, progress: Progress | None) -> None:
        """Say how far reading is."""
        self.query_one(StatusBar).show_progress(progress)
        self.query_one(NotePane).show_progress(progress)

    def _show_session(self) -> None:
        self.query_one(StatusBar).show(self.session)
        self.call_next(self.show_query)
        self.query_one(PaperList).show(self.session)
        self.query_one(NotePane).show(self.session)

    def show_facets(self) -> None:
        """The numbers of a kind are those under the rest of the query, so that a choice can be changed."""
        library, query, rows = self.session.library, self.session.query, self.session.found
        if self._calendar is None or self._calendar.library is not library:
            self._calendar = Calendar(library)
            self._unfolded |= newest_unfolded(library.days)
        has_dates = any(term.field == "date" for term in query.terms)
        of_any_date = library.matching(query.without("date")) if has_dates else rows
        self.query_one("#dates", FacetList).show(
            date_facets(self._calendar, of_any_date, query.values("date"), self._unfolded)
        )
        self.query_one("#tags", FacetList).show(tag_facets(library, rows, query.values("tag")))

    @on(PaperList.Clicked)
    def _click_paper(self, message: PaperList.Clicked) -> None:
        self.session = self.session.at(message.position)
        if message.twice:
            self.focus_pane(NOTE)

    @on(FacetList.Clicked)
    def _click_facet(self, message: FacetList.Clicked) -> None:
        facet = message.facet
        if message.on_fold:
            self._fold(facet)
        elif message.with_ctrl:
            self.session = self.session.toggling(facet.kind, facet.value)
        else:
            self.choose(facet.kind, facet.value)

    def action_paper_move(self, papers: int) -> None:
        """Down or up the list."""
        self.session = self.session.at(self.session.position + papers)

    def action_paper_move_page(self, pages: float) -> None:
        """Down or up the list by a part of what can be seen of it."""
        self.action_paper_move(self.query_one(PaperList).rows_of(pages))

    def action_paper_move_to_end(self, bottom: bool) -> None:
        """To the first or the last paper."""
        self.session = self.session.at(len(self.session.rows) if bottom else 0)

    def action_choose_facet(self) -> None:
        """The date or tag under the cursor alone."""
        if facet := self.facet_list.current:
            self.choose(facet.kind, facet.value)

    def action_toggle_facet(self) -> None:
        """The date or tag under the cursor with the others, or without it."""
        if facet := self.facet_list.current:
            self.session = self.session.toggling(facet.kind, facet.value)

    def action_fold_facet(self, fold: bool) -> None:
        """Fold the row under the cursor, or go up from it; unfold it, or go down into it."""
        facets = self.facet_list
        facet = facets.current
        if facet is None:
            return
        if facet.is_unfolded is fold:
            self._fold(facet)
        elif fold:
            facets.go_up()
        elif facet.is_unfolded:
            facets.action_move(1)

    def _fold(self, facet: Facet) -> None:
        self._unfolded ^= {facet.value}
        self.show_facets()

    def choose(self, kind: Kind, value: str) -> None:
        """Narrow to one date or tag and go to the papers that are left."""
        if kind == "date":
            self._unfolded |= {value[:4], value[:7]}
        self.session = self.session.choosing(kind, value)
        self.focus_pane(PAPERS)

    def open_row(self, row: int) -> None:
        """Go to a paper of the library, out of the query if it does not answer it."""
        self.session = self.session.on_row(row)
        self.focus_pane(PAPERS)

    def action_open_row(self, row: int) -> None:
        """Go to a paper that another one's note links to."""
        self.open_row(row)

    def action_toggle_language(self) -> None:
        """The other language, everywhere."""
        self.session = self.session.toggled_language()

    def action_toggle_all_languages(self) -> None:
        """Both languages, or one."""
        self.session = self.session.toggled_all_languages()

    def action_next_day(self, step: int) -> None:
        """The first paper of another day."""
        self.session = self.session.next_day(step)

    def action_undo(self) -> None:
        """What is open closes first, then nothing is selected any more, then the query widens by one step."""
        if self.close_one():
            return
        if self.session.selected:
            self.session = self.session.with_nothing_selected()
        elif self.session.query.text:
            self.session = self.session.undone()

    def action_scroll_note(self, lines: int) -> None:
        """Scroll the note, or the help where that is open, wherever the focus is."""
        if self.query("HelpPanel"):
            self.query_one("KeyPanel").scroll_relative(y=lines * 3, animate=False)
        else:
            self.query_one(NotePane).scroll_lines(lines)
