"""Help, palette, problems, empty corpora, and hostile text on every screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.library.text.hangul import TWO_SET, keystrokes
from tuiapp.ui import keys


def test_help_shows_each_key_once_and_says_what_the_pane_is_for(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("question_mark")
        assert "notes in the other language" in frame
        assert "The note beside the list" in frame
        assert "ㅓ" not in frame
        assert "ctrl+q" not in frame
        assert "^q" not in frame
        await there.press("q")
        assert there.app.screen is there.reader
        assert not there.app._exit

    walk(steps, corpus, monkeypatch, size=(160, 60))


@pytest.mark.parametrize(
    ("typed", "title"), [("quiet", "Quiet Buffers"), ("#rl", ""), ("2025-02", ""), ("step small", "Small Steps")]
)
def test_the_palette_goes_to_papers_dates_and_tags(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, typed: str, title: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("ctrl+p")
        await there.press(*("space" if letter == " " else letter for letter in typed.replace("#", "")))
        await there.press("enter")
        session = there.reader.session
        assert there.title == title if title else session.query
        assert there.focused == "papers"

    walk(steps, corpus, monkeypatch)


def test_the_palette_runs_the_programs_own_commands(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("colon", *"copy")
        await there.press("enter")
        assert there.copied == ["https://arxiv.org/abs/2503.00101"]

    walk(steps, corpus, monkeypatch)


def test_a_broken_file_is_named_with_its_lines_while_the_others_are_open(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "broken.yaml").write_text('papers:\n- title: "never closed\n', encoding="utf-8")

    async def steps(there: Walk) -> None:
        assert "! 1 problem\n" in there.frame()
        assert len(there.reader.session.rows) == 6
        frame = await there.press("exclamation_mark")
        assert "broken.yaml:2:10" in frame
        assert "never closed" in frame
        assert '>     2  - title: "never closed' in frame  # fmt: skip
        await there.press("escape")
        assert there.title in there.frame()

    walk(steps, corpus, monkeypatch)


def test_an_empty_folder_says_where_it_looked_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        frame = there.frame()
        assert "There is no digest here yet." in frame
        assert "tuiapp import FILE" in frame
        await there.press(
            "j", "k", "g", "G", "space", "v", "y", "[", "]", "enter", "1", "space", "enter", "right", "left"
        )
        assert "no paper to copy from" in there.said

    walk(steps, tmp_path, monkeypatch)


def test_a_folder_that_went_away_is_named_where_its_papers_were(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = corpus.with_name("elsewhere")

    async def steps(there: Walk) -> None:
        os.rename(corpus, elsewhere)
        frame = await there.press("R")
        assert "No paper could be read." in frame
        assert "check the path" in " ".join(" ".join(there.pane("note")).split())
        assert "everything else is open" not in await there.press("exclamation_mark")
        os.rename(elsewhere, corpus)
        assert "GraphPilot" in await there.press("escape", "R")

    walk(steps, corpus, monkeypatch)


def test_a_link_to_another_note_is_that_papers_title_and_goes_there(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = "노트 [[250228 Mirrors.md]] 그리고 [[250101 Gone]].\n\n# Links\n\n[[250302 Quiet Buffers]]"
    (corpus / "250305 Later.md").write_text(f"*Later* (Ada Byron)\n\n{note}", encoding="utf-8")

    async def steps(there: Walk) -> None:
        frame = there.frame()
        assert "노트 Mirrors: Self-Distillation at Scale 그리고 [[250101 Gone]]." in frame
        at = next(y for y, line in enumerate(frame.split("\n")) if line.endswith("Quiet Buffers"))
        await there.pilot.click(offset=(there.reader.query_one("#note").region.x + 12, at))
        await there.settled()
        assert there.title == "Quiet Buffers"

    walk(steps, corpus, monkeypatch, size=(160, 40))


HOSTILE = "[/] [@click=app.quit]x[/] [link=http://e/]y[/] \\\\[ [red]{z} \\e[31m\\e]52;c;eA==\\a\\u202e\\x9b2J"


def test_text_of_a_digest_is_never_markup_and_never_steers_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = "\n".join(
        [f'- title: "{HOSTILE}"', f'  links: ["http://e.org/{HOSTILE}"]', f'  authors: ["{HOSTILE}"]',
         f'  abstract: "{HOSTILE}"', "  notes:", f'    ko: "{HOSTILE}"', f'    en: "{HOSTILE}"',
         f'  tags: ["{HOSTILE}"]', f'  "{HOSTILE}": x', '- title: "ok"']
    )  # fmt: skip
    (tmp_path / "2025-03-01.yaml").write_text("papers:\n" + fields, encoding="utf-8")

    async def steps(there: Walk) -> None:
        keys_pressed = "space|v|y|Y|n u|1 o|1 tab enter|exclamation_mark|escape|ctrl+p x".split("|")
        frames = [there.frame(), *[await there.press(*at_once.split()) for at_once in keys_pressed]]
        for frame in frames:
            assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in frame.replace("\n", ""))
        assert "[@click=app.quit]x[/]" in frames[0]
        assert not there.app._exit

    walk(steps, tmp_path, monkeypatch)


def test_every_key_has_an_id_a_description_and_a_tooltip_and_each_letter_its_jamo() -> None:
    bindings = [*keys.SIDEBAR, *keys.LIST, *keys.READER]
    assert len({binding.id for binding in bindings}) == len(bindings)
    assert {binding.id for binding in keys.MOVES} <= {binding.id for binding in bindings}
    for binding in bindings:
        assert binding.description
        assert binding.tooltip
        pressed = binding.key.split(",")
        assert all(TWO_SET[key] in pressed for key in pressed if key in TWO_SET)


@pytest.mark.parametrize(
    ("composed", "letters"),
    [("ㅓ", "j"), ("하", "gk"), ("갃", "rkrt"), ("의", "dml"), ("ㅘ", "hk"), ("ㄲ", "R"), ("a", ""), ("漢", "")],
)  # fmt: skip
def test_a_composed_syllable_is_taken_apart_into_its_keys(composed: str, letters: str) -> None:
    assert keystrokes(composed) == letters


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (50, 20), (40, 12)])
def test_the_help_is_one_sheet_that_keys_scroll_and_close(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        before = there.title
        frame = await there.press("question_mark")
        last = await there.press("j", "ㅓ", "G")
        assert "every command" in last
        assert (frame != last) is (size[1] < 40)
        assert there.title == before
        assert "Papers" in await there.press("escape")
        assert there.app.screen is there.reader

    walk(steps, corpus, monkeypatch, size=size)


@pytest.mark.parametrize(
    ("typed", "title"), [("ㅂㅕㅑㄷㅅ", "Quiet Buffers"), ("quietbuffers", "Quiet Buffers"), ("2월", "")]
)
def test_the_palette_finds_as_the_search_does(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, typed: str, title: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("ctrl+p", *typed, "enter")
        assert there.title == title if title else there.reader.session.query.values("date")
        assert there.focused == "papers"

    walk(steps, corpus, monkeypatch)
