"""What a reader does all day: move, switch the language, copy, narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from walk import SIZES, Walk, walk

from tuiapp.library import Library, Paper
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui.panes.paper_list import PaperList


@pytest.fixture(params=[(140, 40), (80, 24)], ids=["wide", "narrow"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param  # type: ignore[no-any-return]


def test_the_list_has_the_focus_on_the_first_paper_of_the_newest_day(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        assert there.focused == "papers"
        assert there.title.startswith("GraphPilot")
        frame = there.frame()
        assert "희소한 지도를 쓰는 에이전트." in frame
        assert "digests  5 papers" in frame

    walk(steps, corpus, monkeypatch)


def test_moving_shows_the_paper_and_the_language_stays_toggled(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        assert "Agents that carry a sparse map." in await there.press("space")
        assert "A study of byte-level models." in await there.press("j", "j")
        assert "바이트 단위 모델에 대한 연구." in await there.press("L")

    walk(steps, corpus, monkeypatch, size=size)


def test_a_missing_note_is_shown_in_the_other_language_and_says_so(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("j", "space")
        assert "No English note: shown in Korean." in frame
        assert "잊어버리는 리플레이 버퍼." in frame
        assert "no en" in frame
        assert "This paper has no note." in await there.press("j", "j")

    walk(steps, corpus, monkeypatch)


def test_both_notes_stand_side_by_side(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("v", "3", "z")
        line = next(line for line in frame.split("\n") if "희소한" in line)
        assert "Agents that carry" in line

    walk(steps, corpus, monkeypatch)


def test_copying_takes_the_papers_own_first_link_and_names_it(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("j", "y")
        assert there.copied == ["https://example.org/quiet"]
        assert "Copied" in there.said
        assert "https://example.org/quiet" in there.said

    walk(steps, corpus, monkeypatch)


def test_a_paper_without_a_link_copies_a_search_and_says_so(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("j", "j", "y")
        assert there.copied == [
            "https://arxiv.org/search/?searchtype=title&query=Tokens%20Without%20Borders%3A%20A%20Byte-Level%20Study"
        ]
        assert "a search for its title on arXiv" in there.said

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ("ㅓ", "Quiet Buffers"),
        ("ㅓ ㅓ ㅏ", "Quiet Buffers"),
        ("ㅓ ㅓ ㅎ", "GraphPilot"),
        ("ㅓ ㅓ 허", "Quiet Buffers"),
        ("ㅘ", "GraphPilot"),
        ("G", "Mirrors"),
        ("end home j", "Quiet Buffers"),
        ("]", "GraphPilot"),
        ("[", "Tokens Without Borders"),
        ("[ [ ]", "Tokens Without Borders"),
        ("ctrl+d", "Mirrors"),
        ("ctrl+d ctrl+u", "GraphPilot"),
    ],
)
def test_every_key_moves_also_under_a_korean_input_method(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, keys: str, title: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press(*keys.split())
        assert there.title.split(":")[0] == title

    walk(steps, corpus, monkeypatch)


def test_jamo_toggle_copy_and_quit(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("ㅛ")
        assert there.copied
        await there.press("ㅂ")
        assert there.app._exit

    walk(steps, corpus, monkeypatch)


def test_a_tag_narrows_another_one_narrows_further_and_escape_takes_them_back(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("1", "tab")
        assert there.focused == "tags"
        frame = await there.press("enter")
        assert there.focused == "papers"
        assert "tagged rl: 2 of 5 papers" in frame
        frame = await there.press("h", "G", "space")
        assert "tagged rl, tagged distillation: 1 of 5 papers" in frame
        assert "2 of 5 papers" in await there.press("escape")
        assert "esc undoes" not in await there.press("escape")
        assert len(there.reader.session.rows) == 5

    walk(steps, corpus, monkeypatch)


def test_where_nothing_matches_the_page_says_what_to_do(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press(
            "/", *("space" if letter == " " else letter for letter in "tag:rl tag:tokenizer"), "enter"
        )
        assert "0 of 5 papers" in frame
        assert "No paper matches." in frame

    walk(steps, corpus, monkeypatch)


def test_choosing_a_tag_again_lets_it_go(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("1", "tab", "enter", "h", "enter")
        assert len(there.reader.session.rows) == 5

    walk(steps, corpus, monkeypatch)


def test_a_month_unfolds_into_its_days_and_a_day_follows_the_brackets(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("1")
        assert "▾ March 2025" in frame
        assert "▸ February 2025" in frame
        assert "Sun 2 Mar  " not in await there.press("left", "left")
        await there.press("right", "right", "enter")
        assert there.reader.session.query.values("date") == ("2025-03-02",)
        await there.press("[")
        assert there.reader.session.query.values("date") == ("2025-03-01",)
        assert there.title.startswith("Tokens")

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize(
    ("keys", "pane"),
    [("1", "dates"), ("3", "note"), ("3 2", "papers"), ("l", "note"), ("h", "dates"), ("l h", "papers"),
     ("enter", "note"), ("tab", "note"), ("shift+tab", "mine"), ("1 tab 2 1", "dates"), ("1 tab 2 h", "tags")],
)  # fmt: skip
def test_every_pane_is_a_key_away(corpus: Path, monkeypatch: pytest.MonkeyPatch, keys: str, pane: str) -> None:
    async def steps(there: Walk) -> None:
        await there.press(*keys.split())
        assert there.focused == pane

    walk(steps, corpus, monkeypatch)


def test_a_narrow_screen_opens_the_sidebar_over_the_panes_and_closes_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        assert "Tags" not in there.frame()
        assert "Tags" in await there.press("h")
        assert there.focused == "dates"
        assert "Tags" not in await there.press("q")
        assert there.focused == "papers"
        assert not there.app._exit

    walk(steps, corpus, monkeypatch, size=(60, 20))


def test_zoom_gives_the_screen_to_the_pane_with_the_keys_and_follows_them(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("z")
        assert "Papers" in frame
        assert "Note" not in frame
        assert "Dates" not in frame
        frame = await there.press("enter")
        assert "Note" in frame
        assert "Papers" not in frame
        assert "Papers" in await there.press("q")
        assert there.focused == "papers"
        frame = await there.press("escape")
        assert "Papers" in frame
        assert "Note" in frame

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize("back", ["q", "escape"])
def test_leaving_the_note_goes_back_to_the_list_and_never_ends_the_program(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, back: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("/", *"replay", "enter", "enter")
        assert there.focused == "note"
        await there.press(back)
        assert there.focused == "papers"
        assert there.reader.session.query.text == "replay"
        assert not there.app._exit

    walk(steps, corpus, monkeypatch)


def test_the_list_takes_more_or_less_of_the_room_that_it_shares(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        papers = there.reader.query_one("#papers")
        before = papers.size.width
        await there.press(">")
        await there.until(lambda: papers.size.width > before)
        await there.press("<")
        await there.until(lambda: papers.size.width == before)
        await there.press("<")
        await there.until(lambda: papers.size.width < before)

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_papers_and_the_open_note_are_readable_at_every_size(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    from rich.cells import cell_len

    async def steps(there: Walk) -> None:
        frame = there.frame()
        for title in ("GraphPilot", "Quiet Buffers", "Tokens Without", "Small Steps", "Mirrors"):
            assert title in frame
        assert "희소한 지도를" in frame
        assert max(cell_len(line) for line in frame.split("\n")) <= size[0]

    walk(steps, corpus, monkeypatch, size=size)


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (10, 2), (30, 5)], ids=str)
def test_a_tiny_terminal_does_not_break_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("j", "space", "3", "j", "1", "j", "2")
        await there.pilot.resize_terminal(100, 30)
        await there.settled()
        assert there.title in there.frame()

    walk(steps, corpus, monkeypatch, size=size)


def test_the_mouse_opens_a_paper_and_the_wheel_scrolls(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.pilot.click("#papers", offset=(5, 4))
        await there.settled()
        assert there.title == "Quiet Buffers"
        await there.pilot.click("#tags", offset=(5, 1))
        await there.settled()
        assert there.reader.session.query.values("tag") == ("rl",)

    walk(steps, corpus, monkeypatch)


def test_reloading_keeps_the_paper_and_shows_what_is_new(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("j")
        (corpus / "2025-03-05.txt").write_text("Brand New\n(Ada Byron)\n#fresh", encoding="utf-8")
        frame = await there.press("R")
        assert there.title == "Quiet Buffers"
        assert "Brand New" in frame
        assert "#fresh" in frame

    walk(steps, corpus, monkeypatch)


def test_a_note_of_fifty_thousand_lines_opens_at_once_and_scrolls_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(f"- 줄 {number}" for number in range(50_000))
    (tmp_path / "250301 Long.md").write_text(f"*Long* (Ada Byron)\n\n{lines}", encoding="utf-8")

    async def steps(there: Walk) -> None:
        from tuiapp.ui.panes.note_pane import NotePane

        assert "줄 0" in there.frame()
        assert len(there.reader.query_one(NotePane)._lines) < 300
        assert "줄 49999" in await there.press("3", "G")

    walk(steps, tmp_path, monkeypatch)


def test_a_jump_shows_what_is_around_and_a_step_scrolls_no_further_than_it_must(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.of(Paper(f"Paper {number:03}", "2025-03-04") for number in range(200))

    async def steps(there: Walk) -> None:
        session = there.reader.session
        there.reader.go(session.at(100))
        frame = await there.press()
        assert all(f"Paper {number:03}" in frame for number in (97, 100, 103))
        top = there.reader.query_one("#papers", PaperList).top
        await there.press("j")
        assert there.reader.query_one("#papers", PaperList).top == top
        assert "Paper 199" in await there.press("G")
        assert "Paper 000" in await there.press("g")

    walk(steps, corpus, monkeypatch, opened=OpenedCorpus(library, CorpusLocation((str(corpus),), "digests")))
