"""Notes of the reader's own: written below the paper, kept whatever happens, shown in both languages, searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from walk import Walk, walk

from tuiapp.storage.folders import state_folder
from tuiapp.storage.marks.store import MarkStore
from tuiapp.ui.screens import own_note_screen
from tuiapp.ui.screens.text_box import MOST_EDITED, TextBox

PAGE = [(160, 48), (100, 30), (80, 24)]


def note() -> str | None:
    """The one note that is on the disk."""
    store = MarkStore(state_folder()).open()
    try:
        return next((mark.note for mark in store.all() if mark.note), None)
    finally:
        store.close()


@pytest.mark.parametrize("size", PAGE)
@pytest.mark.parametrize("key", ["e", "ㄷ"])
@pytest.mark.parametrize("leave", ["escape", "ctrl+s"])
def test_a_note_of_ones_own_stands_below_the_papers_note_in_every_language(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, key: str, leave: str, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press(key, *"지도 q", "enter", *"and back", leave)
        assert "My note" in frame
        assert "지도 q" in frame
        assert "and back" in frame
        assert there.focused == "papers"
        page = "\n".join(there.pane("note"))
        assert page.index("희소한") < page.index("My note") < page.index("Mina Park")
        assert "and back" in await there.press("space")
        assert "and back" in await there.press("v")
        assert "and back" not in await there.press("j")

    walk(steps, corpus, monkeypatch, size=size)
    assert note() == "지도 q\nand back"


def test_a_note_is_gone_on_with_where_it_ended_and_taken_back_as_one_step(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("e", *"one", "escape", "e", *" two", "escape")
        assert "one two" in there.frame()
        await there.press("U")
        assert "one two" not in there.frame()
        assert "one" in there.frame()
        assert "Your note is as it was before: GraphPilot" in there.said
        await there.press("U")
        assert "Your note is taken away again: GraphPilot" in there.said
        assert "My note" not in there.frame()

    walk(steps, corpus, monkeypatch)
    assert note() is None


def test_a_note_of_blanks_is_none_and_nothing_is_taken_back_where_nothing_was_written(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("e", "escape", "e", "space", "enter", "escape", "U")
        assert "There is no mark of this session to take back." in there.said
        assert "My note" not in there.frame()

    walk(steps, corpus, monkeypatch)


def test_what_is_typed_is_kept_while_it_is_typed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_note_screen, "KEPT_AFTER", 0.01)

    async def steps(there: Walk) -> None:
        await there.press("e", *"draft")
        await there.until(lambda: note() == "draft")

    walk(steps, corpus, monkeypatch)


def test_what_is_typed_is_kept_where_the_program_is_ended_meanwhile(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("e", *"half a thou")
        there.app.exit(return_code=143)

    walk(steps, corpus, monkeypatch)
    assert note() == "half a thou"


def test_a_search_is_marked_in_a_note_of_ones_own(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("e", *"a map of maps", "escape", "slash", *"map", "enter")
        lines = [line for line in there.reader.query_one("#note")._lines if "of maps" in line.plain]  # type: ignore[attr-defined]
        assert [len([span for span in line.spans if span.style == "match"]) for line in lines] == [2]

    walk(steps, corpus, monkeypatch)


def test_what_is_pasted_is_cleaned_and_what_is_too_long_is_refused_in_words(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("e")
        there.app.post_message(Paste("one\x1b[31m\ntwo"))
        await there.settled()
        assert there.app.screen.query_one(TextBox).text == "one␛[31m\ntwo"
        there.app.post_message(Paste("x" * (MOST_EDITED + 1)))
        await there.settled()
        assert "too long for a note: 100,000 characters" in there.said
        await there.press("escape")

    walk(steps, corpus, monkeypatch)
    assert note() == "one␛[31m\ntwo"
