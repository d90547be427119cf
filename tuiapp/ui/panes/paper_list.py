"""The list of papers."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tuiapp.library import Paper
from tuiapp.library.search.highlights import matches_in
from tuiapp.library.search.query import Term
from tuiapp.library.text.day_names import day_name
from tuiapp.messages import _
from tuiapp.session.paper_state import PaperState
from tuiapp.session.session import Session
from tuiapp.ui import keys
from tuiapp.ui.drawing.calendar_day import today
from tuiapp.ui.drawing.mark_signs import NO_SIGNS, beside, row_signs
from tuiapp.ui.drawing.match_marks import with_matches
from tuiapp.ui.drawing.painter import MOST_KEPT
from tuiapp.ui.drawing.paper_row import day_margin, row_lines
from tuiapp.ui.panes.row_pane import RowPane

TALL: Final = 18
"""Lines from which a paper gets two of them, where the list is not wide enough for one."""

ONE_LINE_FROM: Final = 64
"""Columns from which one line is enough for a paper."""

MARGIN_FROM: Final = 44
"""Columns from which the days stand in the margin."""

USUAL: Final = 0.5
"""The share of the papers from which a language is one that a paper lacks, and not one that few have."""


class PaperList(RowPane):
    """The papers that answer the query, the open one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.LIST]

    class Clicked(Message):
        """The reader pointed at a paper, by its position; `twice` to read it."""

        def __init__(self, position: int, *, twice: bool) -> None:
            super().__init__()
            self.position = position
            self.twice = twice

    def __init__(self, session: Session, *, id: str) -> None:
        super().__init__(id=id)
        self._session = session
        self._rows: dict[tuple[int, bool, tuple[Term, ...]], list[Content]] = {}
        self._found_in_title: dict[int, bool] = {}
        self._rows_shape = (0, 0)
        self._explains = bool(session.words)

    def about(self) -> str:
        """What the pane is for and what its keys do, as the help has it."""
        return "\n\n".join([
            _("## Papers"),
            _("The note beside the list follows the cursor. Newest day first; within a day as the digest has them."),
            _("**x** selects papers, for **y** and **Y** to copy, **r** and **m** to mark them. **esc** lets them go."),
            _("They stay selected when a search hides them."),
            _(
                "**●**: unread. A paper is read when its note was on the screen for two seconds, or it was copied, "
                "opened or gone into. **r** turns that; **★** is a star. A hollow sign is not saved yet. **U** takes "
                "marks back."
            ),
        ])  # fmt: skip

    def explain(self, *, explains: bool) -> None:
        """Say in the row of each paper where it matches, if its title does not: not while words are being typed."""
        if self._explains != explains:
            self._explains, self._rows = explains, {}
            self.refresh()

    def show(self, session: Session) -> None:
        """Follow the session."""
        before, self._session = self._session, session
        is_explained_anew = self._explains and before.words != session.words
        if _look(before) != _look(session) or len(self._rows) > MOST_KEPT or is_explained_anew:
            self._rows = {}
        if before.words != session.words or before.library.corpus is not session.library.corpus:
            self._found_in_title = {}
        has_other_marks = before.marked_rows is not session.marked_rows or before.unsaved != session.unsaved
        if before.library.corpus is not session.library.corpus and before.rows:
            # What is read stays where it is while papers arrive above it.
            above = (session.position - before.position) * self.row_height
            self.top = max(0, min(self.top + above, self.line_total() - self.body_height))
        self.cursor = session.position
        if session.rows is not before.rows or session.language != before.language:
            self.keep_in_sight()
            # Above the note the list is no higher than its rows; a long one never changes the layout.
            is_short = min(len(session.rows), len(before.rows)) < TALL and self.styles.auto_dimensions
            self.refresh(layout=is_short and len(session.rows) != len(before.rows))
        elif has_other_marks or session.selected != before.selected:
            self.refresh()

    def on_resize(self) -> None:
        """One line a paper, two where the list is too narrow for that and has many of them."""
        self.row_height = 2 if self.body_height >= TALL and self.size.width < ONE_LINE_FROM else 1
        super().on_resize()

    def heading(self) -> Content:
        """How far down the list the cursor is, and how many papers are selected."""
        session = self._session
        total, selected = len(session.rows), len(session.selected)
        place = Content.assemble(" ", _("Papers"), "  ", f"{session.position + 1:,}/{total:,}" if total else "0")
        if not selected:
            return place + (self._forgiven() or Content(self._day())) if total else place
        hidden = sum(session.place_of(row) is None for row in session.selected)
        chosen = _("{number} selected").format(number=f"{selected:,}")
        said = Content.assemble(place, "  ", (f"✓ {chosen}", "chosen"))
        if hidden:
            said = Content.assemble(said, ", ", _("{number} hidden").format(number=f"{hidden:,}"))
        advice = Content.assemble("  ", _("esc lets go")).stylize("faint")
        return said + advice if said.cell_length + advice.cell_length <= self.size.width else said

    def _forgiven(self) -> Content:
        """What was forgiven to find the paper under the cursor; nothing for one that was asked for exactly."""
        position = self._session.position
        step = next((step for step, found in self._session.forgiven if position in found), None)
        if step is None:
            return Content("")
        from tuiapp.library.search.forgiving.describe_step import describe_step

        return Content(f"  ≈ {describe_step(step)}").stylize("notice") + Content(_("  - leaves out")).stylize("faint")

    def _day(self) -> str:
        """The day of the paper under the cursor, as people say it."""
        day = self._session.library.date(self._session.rows[self._session.position])
        # The undated have no day to be said.
        return f"  {day_name(day, today())}" if day[0].isdigit() else ""

    def _is_selected(self, row: int) -> bool:
        return bool(self._session.selected) and self._session.rows[row] in self._session.selected

    def line_mark(self, index: int) -> Content:
        """The cursor's sign, that of a selected paper, and the day where another one begins."""
        row, line = divmod(index, self.row_height)
        signs = [super().line_mark(index), NO_SIGNS if line else self._signs(row)]
        if self._has_margin:
            signs.append(self._margin("" if line else self._day_that_begins(row)))
        return beside(*signs)

    def _margin(self, day: str) -> Content:
        return day_margin(day, today(), with_year=self._has_several_years)

    def _signs(self, row: int) -> Content:
        """What is said of a paper before its title, in three columns."""
        is_forgiven = row >= self._session.exact_total
        return row_signs(self._state(row), is_selected=self._is_selected(row), is_forgiven=is_forgiven)

    def _state(self, row: int) -> PaperState:
        """What is marked of a paper of the list."""
        return self._session.state_of(self._session.rows[row])

    @property
    def _has_several_years(self) -> bool:
        days = self._session.library.days
        # The undated come last and are of no year.
        last = -1 if days[-1][0].isdigit() or len(days) == 1 else -2
        return days[0][:4] != days[last][:4]

    @property
    def _has_margin(self) -> bool:
        return self.line_width >= MARGIN_FROM and self._session.has_several_days

    def _day_that_begins(self, row: int) -> str:
        """The day of a row where the one above is of another day or out of sight, else ""."""
        session = self._session
        day = session.library.date(session.rows[row])
        is_first = row * self.row_height <= self.top or day != session.library.date(session.rows[row - 1])
        return day if is_first else ""

    def row_total(self) -> int:
        """How many papers answer."""
        return len(self._session.rows)

    def draw_row(self, row: int, line: int) -> Content:
        """A line of a paper's row."""
        session, number = self._session, self._session.rows[row]
        margin = self._margin("").cell_length if self._has_margin else 0
        width = self.line_width - 1 - NO_SIGNS.cell_length - margin - 1
        if self._rows_shape != (shape := (width, self.row_height)):
            self._rows_shape, self._rows = shape, {}
        words, is_unread = self._words_in_title(number), self._state(row).is_unread
        key = (number, is_unread, words)
        if key not in self._rows:
            paper = session.library.paper(number)
            self._rows[key] = row_lines(
                paper, width, self.row_height, is_unread=is_unread, words=words, missing=self._missing(paper),
                why=self._why(number, words),
            )  # fmt: skip
        return self._rows[key][line]

    def _why(self, row: int, words_in_title: tuple[Term, ...]) -> Content:
        """Where a paper matches whose title does not."""
        session, words = self._session, self._session.words
        if not self._explains or not words or words_in_title:
            return Content("")
        from tuiapp.library.search.excerpt import excerpt

        # Behind a title there is room for little more than the match.
        before, own_note = 12 if self.row_height > 1 else 4, session.marked_rows.notes.get(row, "")
        line = excerpt(session.library.paper(row), words, session.language, before, own_note)
        return with_matches(Content(line).stylize("muted"), words)

    def _missing(self, paper: Paper) -> str:
        """What is said of a paper with notes that has none in the reader's language, though nearly all others have."""
        language = self._session.language
        lacks = bool(paper.notes) and paper.note(language) is None
        is_unusual = lacks and self._session.library.share_with(language) >= USUAL
        return _("no {language}").format(language=language) if is_unusual else ""

    def _words_in_title(self, number: int) -> tuple[Term, ...]:
        """The words of the query where a title has any of them; most rows stay as they are while a word is typed."""
        words = tuple(word for word in self._session.words if word.field in ("", "title"))
        if words and number not in self._found_in_title:
            self._found_in_title[number] = bool(matches_in(self._session.library.paper(number).title, words))
        return words if words and self._found_in_title[number] else ()

    def clicked(self, event: events.Click) -> None:
        """Say which paper was clicked."""
        row = self.row_at(event)
        if row is not None:
            self.post_message(self.Clicked(row, twice=event.chain == 2))


def _look(session: Session) -> tuple[object, ...]:
    """All that a row shows besides its paper."""
    return id(session.library), session.language, session.has_several_days
