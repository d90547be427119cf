"""A screen over the panes is closed once, whatever keys and clicks arrive together."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList
from walk import Walk, walk

from tuiapp.library import open_library
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.storage import saved_searches
from tuiapp.ui.screens.palette import Palette

CHARACTERS = {"enter": "\r", "escape": "\x1b", "slash": "/", "space": " "}

SCREENS = {
    "links": ["u"],
    "copy as": ["Y"],
    "saved searches": ["f"],
    "name of a search": ["slash", "m", "ctrl+s"],
    "problems": ["!"],
    "paste": ["p"],
    "palette": ["ctrl+p", *"sort"],
    "themes": ["ctrl+p", *"theme", "enter"],
}

BURSTS = [["enter"] * 3, ["escape"] * 3, ["enter", "escape", "enter"], ["enter", "q"], ["q"] * 2]


@pytest.fixture
def corpus_with_a_fault(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of which something could not be read, and a saved search."""
    (corpus / "broken.yaml").write_text("papers: [", encoding="utf-8")
    monkeypatch.setattr("tuiapp.system.clipboard.paste", lambda _attempt: None)
    monkeypatch.setattr("tuiapp.system.browser.why_nothing_opens", lambda _environ: "of a test")
    saved_searches.save(saved_searches.searches_file(), "maps", "map")
    return corpus


def _clicks(there: Walk, x: int, y: int, *, times: int) -> None:
    """Clicks that arrive in one read."""
    for _ in range(times):
        for kind in (events.MouseDown, events.MouseUp):
            there.app.post_message(
                kind(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
            )


def _burst(there: Walk, keys: list[str]) -> None:
    """Keys that arrive in one read."""
    for key in keys:
        there.app.post_message(events.Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))


@pytest.mark.parametrize("burst", BURSTS, ids=" ".join)
@pytest.mark.parametrize("opens", SCREENS.values(), ids=SCREENS)
def test_keys_that_arrive_together_close_one_screen_at_most(
    corpus_with_a_fault: Path, monkeypatch: pytest.MonkeyPatch, opens: list[str], burst: list[str]
) -> None:
    async def steps(there: Walk) -> None:
        await there.press(*opens)
        assert len(there.app.screen_stack) == 2
        _burst(there, burst)
        await there.pilot.pause()
        if there.app.is_running and there.app.return_code is None:
            await there.settled()
            assert len(there.app.screen_stack) >= 1

    walk(steps, corpus_with_a_fault, monkeypatch)


@pytest.mark.parametrize("opens", [["u"], ["Y"], ["f"]], ids=["links", "copy as", "saved searches"])
def test_an_instant_double_click_chooses_once(
    corpus_with_a_fault: Path, monkeypatch: pytest.MonkeyPatch, opens: list[str]
) -> None:
    async def steps(there: Walk) -> None:
        await there.press(*opens)
        region = there.app.screen.query_one(OptionList).region
        _clicks(there, region.x + 1, region.y, times=2)
        await there.settled()
        assert len(there.app.screen_stack) == 1
        assert len(there.copied) == (0 if opens == ["f"] else 1)

    walk(steps, corpus_with_a_fault, monkeypatch)


def test_keys_behind_the_one_that_opens_a_menu_are_for_the_menu_and_behind_its_answer_for_the_list(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        _burst(there, ["Y", "j", "enter", "j", "j"])
        await there.settled()
        assert len(there.app.screen_stack) == 1
        assert len(there.copied) == 1
        assert there.copied[0].startswith("[")
        assert there.reader.session.position == 2

    walk(steps, corpus, monkeypatch)


def test_a_composed_syllable_works_in_a_menu_as_its_keys_do(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("Y")
        options = there.app.screen.query_one(OptionList)
        _burst(there, ["ㅓ", "ㅓ"])
        await there.settled()
        assert options.highlighted == 2
        _burst(there, ["허"])
        await there.settled()
        assert options.highlighted == 1

    walk(steps, corpus, monkeypatch)


def test_a_command_that_is_chosen_twice_is_done_once(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        language = there.reader.session.language
        await there.press("ctrl+p", *"한/영")
        region = there.app.screen.query_one(OptionList).region
        _clicks(there, region.x + 2, region.y + 1, times=2)
        await there.settled()
        assert len(there.app.screen_stack) == 1
        assert there.reader.session.language != language

    walk(steps, corpus, monkeypatch)


def test_a_letter_that_arrives_with_the_end_of_the_palette_looks_for_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("ctrl+p", *"so")
        palette = there.app.screen
        assert isinstance(palette, Palette)
        found = palette.query_one(OptionList).option_count
        palette.is_closed = True
        palette.query_one(Input).value = "no such command"
        await there.settled()
        assert palette.query_one(OptionList).option_count == found > 0

    walk(steps, corpus, monkeypatch)


def test_a_palette_that_ends_with_the_program_as_it_opens_looks_for_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("ctrl+p")
        palette = there.app.screen
        await palette.query(OptionList).remove()
        palette.query_one(Input).value = "so"
        await there.settled()
        assert there.app.return_code is None

    walk(steps, corpus, monkeypatch)


def test_a_press_on_what_is_being_removed_selects_nothing(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("u")
        title = there.app.screen.query_one(".menu-title")
        x, y = title.region.x + 2, title.region.y
        assert there.app.screen.get_widget_and_offset_at(x, y)[0] is title
        # Drawn until the next frame, and removed already.
        with monkeypatch.context() as removed:
            removed.setattr(type(title), "parent", None)
            assert there.app.screen.get_widget_and_offset_at(x, y) == (None, None)
            _clicks(there, x, y, times=1)
            await there.pilot.pause()

    walk(steps, corpus, monkeypatch)


SIZES = [(10, 24), (4, 24), (3, 2), (2, 24), (1, 1)]


@pytest.mark.parametrize("opens", [[], ["question_mark"], ["slash", "m"], *SCREENS.values()])
def test_any_screen_comes_back_from_any_size(
    corpus_with_a_fault: Path, monkeypatch: pytest.MonkeyPatch, opens: list[str]
) -> None:
    async def steps(there: Walk) -> None:
        await there.press(*opens)
        for width, height in SIZES:
            await there.pilot.resize_terminal(width, height)
            await there.press("down")
        await there.pilot.resize_terminal(100, 30)
        await there.settled()
        await there.press("escape", "escape", "escape", "2", "g")
        assert there.title.startswith("GraphPilot")

    opened = OpenedCorpus(
        open_library([str(corpus_with_a_fault)]), CorpusLocation((str(corpus_with_a_fault),), "digests")
    )
    walk(steps, corpus_with_a_fault, monkeypatch, opened=opened)
