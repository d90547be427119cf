"""The detail pane: one paper, wrapped as far as it is looked at."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from tuiapp.library import languages
from tuiapp.library.identity import arxiv_id
from tuiapp.library.paper_links import urls_of
from tuiapp.library.search.find_paper import row_of_arxiv, row_of_note
from tuiapp.messages import _
from tuiapp.session.open_paper import has_same_paper, marks_of_open_paper, own_note
from tuiapp.session.session import Session
from tuiapp.startup.locations import CorpusLocation
from tuiapp.system.hyperlinks import has_hyperlinks
from tuiapp.ui.drawing.empty_page import empty_page
from tuiapp.ui.drawing.link_text import LINK_NUMBER, Found, Links
from tuiapp.ui.drawing.match_marks import has_match
from tuiapp.ui.drawing.note_heading import note_heading
from tuiapp.ui.drawing.note_page import Block, page
from tuiapp.ui.drawing.wrapping import wrapped
from tuiapp.ui.panes.row_pane import NO_CURSOR
from tuiapp.ui.panes.seen_pane import SeenPane

if TYPE_CHECKING:
    from tuiapp.library.index.progress import Progress

WIDEST: int = 80
"""Columns of running text; longer lines are hard to follow back."""

LOW: int = 8
"""Lines below which a page has none to spare."""

LEFT_BUTTON: int = 1

_MARGIN: int = 1

MOST_LOOKED_THROUGH: int = 400
"""Lines of a page that are looked through for the first match when it is opened."""


class NotePane(SeenPane):
    """The open paper in the language of the reading."""

    class LinkClicked(Message):
        """The reader pointed at a link of the page, to open it or else to copy it."""

        def __init__(self, url: str, *, copies: bool) -> None:
            super().__init__()
            self.url = url
            self.copies = copies

    def __init__(self, session: Session, location: CorpusLocation, top: int = 0, *, id: str) -> None:
        super().__init__(id=id)
        self.set_reactive(NotePane.top, top)
        self._session = session
        self._location = location
        self._state = marks_of_open_paper(session)
        self._own_note = own_note(session)
        self._lines: list[Content] = []
        self._unwrapped: Iterator[Content] = iter(())
        self._wrapped_to = (0, False)
        self._match_line = -1
        self._is_waiting = False
        self._has_hyperlinks = has_hyperlinks(os.environ)

    def about(self) -> str:
        """What the pane is for and what its keys do, as the help has it."""
        return "\n\n".join([
            _("## Note"),
            _(
                "**space** shows the note in the paper's next language, for this paper and every other. "
                "**v** shows all."
            ),
            _("A note that is missing in one language is shown in another, and says so."),
            _("A click on a link opens it; a right click, or one with Alt held, copies it. **u** lists them all."),
        ])  # fmt: skip

    def show(self, session: Session) -> None:
        """Draw another reading, from its top if it is another paper."""
        before, self._session = self._session, session
        had, self._state = self._state, marks_of_open_paper(session)
        note, self._own_note = self._own_note, own_note(session)
        has_same_papers = session.library.corpus is before.library.corpus
        is_same = session.row == before.row if has_same_papers else has_same_paper(before, session)
        if is_same and has_same_papers and session.row is not None and _look(before) == _look(session):
            if (had, note) != (self._state, self._own_note):
                self._wrapped_to = self._wrapped_to if note == self._own_note else (0, False)
                self.refresh()
            return
        self._wrapped_to = (0, False)
        self._match_line = -1
        if not is_same:
            self.see_again()
        if session.words and not (is_same and before.words == session.words):
            self.top = self._first_with_match()
        elif self.top:
            self.top = min(self.top, max(0, self.line_total() - self.body_height)) if is_same else 0
        self.refresh()

    def show_location(self, location: CorpusLocation) -> None:
        """Look for digests elsewhere, where there is no paper to show."""
        self._location = location

    def _first_with_match(self) -> int:
        """The line from which the first match can be seen; the first one where it can be seen from there."""
        height = self.body_height
        for first in range(0, MOST_LOOKED_THROUGH if height else 0, height or 1):
            self._wrap_to(first + height)
            lines = enumerate(self._lines[first : first + height], first)
            found = next((index for index, line in lines if has_match(line)), None)
            if found is not None:
                self._wrap_to(found + height)
                return 0 if found < height else max(0, min(found - height // 3, len(self._lines) - height))
            if len(self._lines) < first + height:
                break
        return 0

    def show_progress(self, progress: Progress | None) -> None:
        """Say that the digests are being read as long as there is nothing else to show."""
        self._is_waiting = progress is not None
        if not len(self._session.library):
            self.show(self._session)

    @property
    def text_width(self) -> int:
        """Columns that the text is wrapped to."""
        return max(2, min(self.body_width - 2 * _MARGIN, WIDEST))

    @property
    def _shape(self) -> tuple[int, bool]:
        """All that the lines of a page depend on besides its text."""
        return self.text_width, self.body_height < LOW

    def _wrap_again(self) -> None:
        session = self._session
        blocks: Iterable[Block] = empty_page(session, self._location, is_waiting=self._is_waiting)
        if session.paper:
            words = session.words
            numbers = {url: number for number, url in enumerate(urls_of(session.paper))}
            links = Links(numbers, self._find_note, self._find_url, self._has_hyperlinks)
            is_both, is_low = session.all_languages, self._shape[1]
            blocks = page(
                session.paper, session.language, together=is_both, links=links, words=words,
                own_note=self._own_note, is_low=is_low,
            )  # fmt: skip
        self._lines, self._wrapped_to = [], self._shape
        both_width = max(2, min(self.body_width - 2 * _MARGIN, 2 * WIDEST))
        self._unwrapped = wrapped(blocks, self.text_width, both_width)

    def _find_note(self, name: str) -> Found | None:
        library = self._session.library
        row = row_of_note(library, name)
        return None if row is None else (row, library.paper(row).title)

    def _find_url(self, url: str) -> Found | None:
        library = self._session.library
        found = arxiv_id(url)
        row = row_of_arxiv(library, found) if found else None
        return None if row is None or row == self._session.row else (row, library.paper(row).title)

    def heading(self) -> Content:
        """The languages, with the one that is shown set apart."""
        paper, shown = self._session.paper, self._shown_languages()
        codes = dict.fromkeys((*languages.CODES, *languages.of_notes(paper.languages if paper else ())))
        return note_heading(_("Note"), tuple(codes), shown, self._state)

    def _shown_languages(self) -> tuple[str, ...]:
        paper = self._session.paper
        if self._session.all_languages and paper:
            return paper.languages
        found = paper.shown_note(self._session.language) if paper else None
        return (found.language if found else self._session.language,)

    def line_total(self) -> int:
        """All lines; only as many are wrapped as can be seen, and a little more, so this grows while scrolling."""
        self._wrap_to(self.top + 2 * self.body_height + 1)
        return len(self._lines)

    def _wrap_to(self, lines: int) -> None:
        # The size is known only while drawing; wrapping for another one first would be seen.
        if self._wrapped_to != self._shape:
            self._wrap_again()
        while len(self._lines) < lines:
            line = next(self._unwrapped, None)
            if line is None:
                return
            self._lines.append(line)

    def draw_line(self, index: int) -> Content:
        """A wrapped line."""
        return self._lines[index]

    def line_mark(self, index: int) -> Content:
        """The margin."""
        return NO_CURSOR

    def clicked(self, event: events.Click) -> None:
        """Say which link was clicked; a second click of a double one says nothing more."""
        number = event.style.meta.get(LINK_NUMBER)
        if number is not None and self._session.paper and event.chain == 1:
            urls = urls_of(self._session.paper)
            # What was clicked may have been drawn for the paper before.
            if number < len(urls):
                self.post_message(self.LinkClicked(urls[number], copies=event.button != LEFT_BUTTON or event.meta))

    def go_to_match(self, step: int) -> bool:
        """Scroll to the next line below (1) or above (-1) that matches the search, from the end on to the other end.

        False where none does.
        """
        self.count_all_lines()
        matching = [index for index, line in enumerate(self._lines) if has_match(line)]
        if not matching:
            return False
        here = self._match_line if self._match_line >= 0 else self.top - (step > 0)
        beyond = [index for index in matching if (index > here if step > 0 else index < here)]
        found = (beyond or matching)[0 if step > 0 else -1]
        self._match_line = found
        self.top = max(0, min(found - self.body_height // 3, self.line_total() - self.body_height))
        self.refresh()
        return True

    def line_style(self, index: int) -> str | None:
        """The line that n or N went to stands out."""
        return "cursor-blur" if index == self._match_line else None

    def action_move_to_end(self, bottom: bool) -> None:
        """To the first or the last line, which takes wrapping them all."""
        if bottom:
            self.count_all_lines()
        super().action_move_to_end(bottom)

    def count_all_lines(self) -> None:
        """Wrap all lines."""
        self._wrap_to(1)
        self._lines += self._unwrapped


def _look(session: Session) -> tuple[object, ...]:
    """All that a page shows besides its paper."""
    return session.words, session.language, session.all_languages
