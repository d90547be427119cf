"""The one screen of the reader: panes that show a `Session`, and groups of actions that step from one to the next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import DescendantFocus, Paste
from textual.geometry import Size
from textual.messages import Prune

from tuiapp.messages import _
from tuiapp.session.place import Place, known_language
from tuiapp.session.session import Session
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui import keys
from tuiapp.ui.garbage import collect_from_now_on
from tuiapp.ui.main import breakpoints
from tuiapp.ui.main.copy_actions import CopyActions
from tuiapp.ui.main.corpus_actions import CorpusActions
from tuiapp.ui.main.digest_reading import DigestReading
from tuiapp.ui.main.edit_actions import EditActions
from tuiapp.ui.main.facet_actions import FacetActions
from tuiapp.ui.main.link_actions import LinkActions
from tuiapp.ui.main.marking import Marking
from tuiapp.ui.main.pane_focus import PaneFocus
from tuiapp.ui.main.paper_actions import PaperActions
from tuiapp.ui.main.place_actions import PlaceActions
from tuiapp.ui.main.place_keeping import PlaceKeeping
from tuiapp.ui.main.pull_actions import PullActions
from tuiapp.ui.main.saved_search_actions import SavedSearchActions
from tuiapp.ui.main.search_actions import SearchActions
from tuiapp.ui.main.session_screen import SessionScreen
from tuiapp.ui.main.suggestion_actions import SuggestionActions
from tuiapp.ui.panes.facet_list import FacetList
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.panes.note_pane import NotePane
from tuiapp.ui.panes.panes import Panes
from tuiapp.ui.panes.paper_list import PaperList
from tuiapp.ui.panes.status_bar import StatusBar

if TYPE_CHECKING:
    from textual.widgets import Input

    from tuiapp.library import Fault, Library
    from tuiapp.library.index.progress import Progress
    from tuiapp.startup.locations import CorpusLocation


START_SECONDS: Final = 5.0
"""The longest time that a key waits for a start, which takes a fifth of a second; a start that failed ends nothing."""


class MainScreen(SessionScreen):
    """Sidebar, list and note, which follow the session; what keys do is in the groups of actions."""

    AUTO_FOCUS = "#papers"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.READER]
    HORIZONTAL_BREAKPOINTS = breakpoints.BY_WIDTH
    VERTICAL_BREAKPOINTS = breakpoints.BY_HEIGHT

    def __init__(self, opened: OpenedCorpus, language: str, size: Size) -> None:
        place, marks = Place.from_kept(opened.place.kept), opened.marks
        language = language or known_language(opened.library, place.language if place else "")
        start = Session.start(opened.library, language, marks.all, marks.first_unread_day(opened.location.paths))
        super().__init__(start, classes=breakpoints.classes_for(size))
        self._location = opened.location
        self._is_ready = asyncio.Event()
        self.panes = PaneFocus(self, opened.place.shares)
        self.papers = PaperActions(self, self.panes)
        self.facets = FacetActions(self, self.panes)
        self.suggestions = SuggestionActions(self)
        self.search = SearchActions(self, self.panes, self.facets, self.suggestions)
        self.saved_searches = SavedSearchActions(self)
        self.copying = CopyActions(self)
        self.links = LinkActions(self)
        self.places = PlaceActions(self, self.panes, place)
        self.keeping = PlaceKeeping(self, self.panes, self.facets, opened.place)
        self.reading = DigestReading(self, opened, self._beginning)
        self.corpus = CorpusActions(self, opened, self.reading, self.places)
        self.pulling = PullActions(self, self.corpus)
        self.editing = EditActions(self, self.corpus)
        self.marking = Marking(self, opened)
        self._take_actions(*self._groups())
        self.go(self.places.begin(start), is_shown=False)
        if place:
            self.facets.begin(place.unfolded, place.newest)

    def _beginning(self, library: Library, here: Session) -> Session:
        """The session with which a start begins once more of the digests has been read."""
        return self.places.begin(Session.start(library, here.language, here.marks, here.first_unread_day))

    def _groups(self) -> Iterator[object]:
        """All groups of actions."""
        yield from (self.panes, self.papers, self.facets, self.suggestions, self.search, self.saved_searches)
        yield from (self.copying, self.links, self.places, self.corpus, self.pulling, self.editing)
        yield from self.marking.groups

    def _take_actions(self, *groups: object) -> None:
        """Let Textual find `action_…` of each group on this screen, where it looks for what a key is bound to."""
        for group in groups:
            for name in dir(group):
                if name.startswith("action_"):
                    setattr(self, name, getattr(group, name))

    async def finish_typed_search(self) -> None:
        """Search for what was typed before the next key acts on what it finds."""
        if not self.search.is_typing:
            await self.search.complete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line, / is a letter like any other."""
        return action != "search" or not self.search.is_typing

    def compose(self) -> ComposeResult:
        """The panes in the order that Tab goes through them."""
        yield StatusBar(self._location.name, self.session, id="status")
        if line := self.search.line_at_start():
            yield line
        with Panes(id="panes"):
            with Panes(id="sidebar"):
                yield FacetList(_("Dates"), id="dates")
                yield FacetList(_("Tags"), id="tags")
                yield FacetList(_("Mine"), id="mine")
            with Panes(id="reading"):
                yield PaperList(self.session, id="papers")
                yield NotePane(self.session, self._location, self.places.note_top_at_start, id="note")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the first session, and give the keys to the list: some may have been typed already."""
        self._show_session()
        if self.is_attached:
            self.panes.begin(*self.places.panes_at_start)
        self._is_ready.set()
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        """What a start need not wait for."""
        if not self.is_attached:
            return
        self.facets.show()
        self.places.put_facet_cursor()
        self.keeping.begin()
        collect_from_now_on()
        self.corpus.begin()
        self.marking.begin()

    async def until_ready(self) -> None:
        """Wait until the panes are there and one has the focus, as a key may have been typed before that."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_ready.wait(), START_SECONDS)

    async def on_prune(self, event: Prune) -> None:
        """Stop what the work in the background has begun."""
        self.corpus.end()
        await self.marking.end()

    def session_changed(self, before: Session) -> None:
        """Let every pane follow; the facets later, and only where their counts can have changed."""
        if before.query != self.session.query:
            self.facets.unfold_chosen(self.session)
        self._show_session()
        self.keeping.follow()
        now = self.session
        if (before.query, before.library, before.marked_rows) != (now.query, now.library, now.marked_rows):
            self.search.finish()

    def _show_session(self) -> None:
        if not self.is_attached:
            # The program ends, perhaps before it has any panes.
            return
        self.query_one(StatusBar).show(self.session)
        self.call_next(self.search.show_query)
        self.query_one(PaperList).show(self.session)
        self.query_one(NotePane).show(self.session)
        self.facets.follow()
        self.marking.reading_time.follow()

    def was_read(self, rows: Sequence[int]) -> None:
        """Count papers as read."""
        self.marking.actions.was_read(rows)

    def on_screen_resume(self) -> None:
        """Count the time that a note is read, now that nothing lies over the panes any more."""
        self.marking.reading_time.begin_again()

    def edit_fault(self, fault: Fault | None) -> None:
        """Open the file that a problem is in, at its line."""
        if fault:
            self.editing.edit(fault.path, fault.line)

    def location_changed(self, location: CorpusLocation) -> None:
        """Name the digests that are read from now on."""
        self.marking.go_to(location)
        self.corpus.follow()
        self.query_one(StatusBar).show_location(location.name)
        self.query_one(NotePane).show_location(location)

    def progress_changed(self, progress: Progress | None) -> None:
        """Say how far reading is."""
        if progress is None:
            self.marking.keep_baseline()
        self.query_one(StatusBar).show_progress(progress)
        self.query_one(NotePane).show_progress(progress)

    def job_changed(self, said: str) -> None:
        """Say what is done beside the screen."""
        self.query_one(StatusBar).show_job(said)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Every letter narrows the list."""
        message.stop()
        self.search.typed(message.value)

    def on_paste(self, event: Paste) -> None:
        """A text dropped onto the screen by the terminal is meant to be added."""
        event.stop()
        self.corpus.paste(event.text)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Follow the focus, wherever it came from."""
        self.panes.moved(event.widget)
        self.keeping.follow()

    @on(PaperList.Clicked)
    def _click_paper(self, message: PaperList.Clicked) -> None:
        self.go(self.session.at(message.position))
        if message.twice:
            self.papers.action_read_paper()

    @on(FacetList.Clicked)
    def _click_facet(self, message: FacetList.Clicked) -> None:
        self.facets.clicked(message.facet, on_fold=message.on_fold, with_ctrl=message.with_ctrl)

    @on(NotePane.LinkClicked)
    def _click_link(self, message: NotePane.LinkClicked) -> None:
        self.links.clicked(message.url, copies=message.copies)
