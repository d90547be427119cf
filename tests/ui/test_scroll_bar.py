"""The scroll bar: where its thumb is, and what the mouse does with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from walk import Walk, walk

from tuiapp.library import Library, Paper
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui.panes.line_pane import LinePane
from tuiapp.ui.panes.row_pane import RowPane
from tuiapp.ui.panes.scroll_bar import ScrollBar

PAPERS = 200
BARS = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 60)).map(
    lambda drawn: ScrollBar(min(drawn[0], max(0, drawn[1] - drawn[2])), drawn[1], drawn[2])
)


@given(BARS)
def test_the_thumb_is_as_long_as_the_share_that_is_seen_and_lies_in_the_bar(bar: ScrollBar) -> None:
    thumb = bar.thumb
    assert bool(thumb) == (bar.total > bar.height > 0)
    if thumb:
        assert 0 <= thumb.start < thumb.stop <= bar.height
        assert len(thumb) == 1 or len(thumb) <= bar.height * bar.height / bar.total
        assert bar._replace(top=0).thumb.start == 0
        assert bar._replace(top=bar.last_top).thumb.stop == bar.height


@given(BARS.filter(lambda bar: bool(bar.thumb)), st.integers(-5, 70))
def test_a_thumb_that_is_moved_shows_what_belongs_there(bar: ScrollBar, first: int) -> None:
    room = bar.height - len(bar.thumb)
    there = bar._replace(top=bar.top_with_thumb_at(first))
    assert 0 <= there.top <= bar.last_top
    if room and bar.last_top > room:
        assert abs(there.thumb.start - max(0, min(first, room))) <= 1
    assert bar.top_with_thumb_at(-1) == 0
    assert not room or bar.top_with_thumb_at(room) == bar.last_top


def opened(corpus: Path) -> OpenedCorpus:
    library = Library.of(Paper(f"Paper {number:03}", "2025-03-04") for number in range(PAPERS))
    return OpenedCorpus(library, CorpusLocation((str(corpus),), "digests"))


class Mouse:
    """A mouse over the pane of an id; lines are counted from 0 at its heading, columns from its right edge."""

    def __init__(self, there: Walk, id: str) -> None:
        self._there = there
        self.pane = there.reader.query_one(f"#{id}", LinePane)

    async def __call__(self, kind: type[events.MouseEvent], line: int, column: int = 0, button: int = 1) -> None:
        region = self.pane.region
        self._there.app.post_message(
            kind(None, region.right - 1 - column, region.y + line, 0, 0, button, False, False, False)
        )
        await self._there.pilot.pause()

    async def click(self, line: int) -> None:
        await self(events.MouseDown, line)
        await self(events.MouseUp, line)

    @property
    def thumb(self) -> list[int]:
        """The lines of the pane beside which the thumb is drawn."""
        return [line for line, text in enumerate(self._there.pane(self.pane.id or "")) if text.endswith("┃")]


def test_the_thumb_is_drawn_beside_the_share_of_the_list_that_is_seen(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        mouse = Mouse(there, "papers")
        height = mouse.pane.body_height
        size = height * height // mouse.pane.line_total()
        assert mouse.thumb == list(range(1, 1 + size))
        await there.press("G")
        assert mouse.thumb == list(range(1 + height - size, 1 + height))

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_where_everything_is_seen_there_is_no_thumb_and_the_last_column_is_clicked_like_the_others(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        mouse = Mouse(there, "papers")
        assert mouse.thumb == []
        row_height = there.reader.query_one("#papers", RowPane).row_height
        await mouse.click(1 + 2 * row_height)
        assert there.title.startswith("Tokens")

    walk(steps, corpus, monkeypatch)


def test_dragging_the_thumb_scrolls_and_leaves_the_cursor_where_it_is(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        mouse = Mouse(there, "papers")
        await mouse(events.MouseDown, 1)
        await mouse(events.MouseMove, 11)
        middle = mouse.thumb
        assert middle[0] == 11
        assert 0 < mouse.pane.top < mouse.pane.scroll_bar.last_top
        # The mouse may leave the bar, and the pane.
        await mouse(events.MouseMove, 200, column=20)
        assert mouse.pane.top == mouse.pane.scroll_bar.last_top
        await mouse(events.MouseMove, 11, column=5)
        assert mouse.thumb == middle
        await mouse(events.MouseUp, 11, column=5)
        await mouse(events.MouseMove, 20, column=5)
        assert mouse.thumb == middle
        assert there.title == "Paper 000"
        assert there.reader.get_selected_text() is None
        assert there.copied == []
        # The keys go on from the cursor, which comes back into sight.
        await there.press("j")
        assert there.title == "Paper 001"
        assert mouse.pane.top <= 1

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_a_thumb_that_was_let_go_of_outside_the_terminal_is_held_no_longer(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        mouse = Mouse(there, "papers")
        await mouse(events.MouseDown, 1)
        await mouse(events.MouseMove, 11)
        await mouse(events.MouseMove, 20, column=5, button=0)
        await mouse(events.MouseMove, 20, column=5)
        assert mouse.thumb[0] == 11

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_a_click_beside_the_thumb_moves_on_by_a_page(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        mouse = Mouse(there, "papers")
        height = mouse.pane.body_height
        await mouse.click(height)
        assert mouse.pane.top == height
        await mouse.click(height)
        assert mouse.pane.top == 2 * height
        await mouse.click(1)
        assert mouse.pane.top == height
        assert there.title == "Paper 000"
        assert there.focused == "papers"

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_the_thumb_of_a_long_note_goes_to_its_end_though_only_its_beginning_was_wrapped(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(f"- 줄 {number}" for number in range(5_000))
    (corpus / "250305 Long.md").write_text(f"*Long* (Ada Byron)\n\n{lines}", encoding="utf-8")

    async def steps(there: Walk) -> None:
        mouse = Mouse(there, "note")
        await mouse(events.MouseDown, 1)
        await mouse(events.MouseMove, 200)
        await mouse(events.MouseUp, 200)
        assert "줄 4999" in there.frame()

    walk(steps, corpus, monkeypatch)
