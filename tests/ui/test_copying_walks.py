"""Copying in other forms, and several papers at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual import events
from walk import Walk, walk

from tuiapp.system import clipboard


@pytest.mark.parametrize("size", [(80, 24), (50, 20)], ids=str)
def test_a_menu_shows_what_each_form_gives_and_one_key_copies(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("Y")
        assert "l  Link           https://a" in frame
        assert "b  BibTeX         @misc{par" in frame
        assert "  title = {{GraphPilot" in await there.press("j", "j", "j")
        await there.press("c")
        assert there.copied[0].startswith("Mina Park, Jonas Weber (2025). GraphPilot")
        assert "Citation" in there.said
        await there.press("Y", "escape")
        assert len(there.copied) == 1

    walk(steps, corpus, monkeypatch, size=size)


def test_the_menu_is_f2_and_its_letters_are_jamo_under_a_korean_input_method(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("f2", "ㅅ")
        await there.press("f2", "ㅓ", "ㅓ", "enter")
        assert there.copied == ["GraphPilot: Steering Agents with Sparse Maps"] * 2

    walk(steps, corpus, monkeypatch)


def test_keys_that_arrive_together_with_the_menus_key_are_the_menus(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        for letter in "Yt":
            there.app.post_message(events.Key(letter, letter))
        await there.settled()
        assert there.copied == ["GraphPilot: Steering Agents with Sparse Maps"]

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=str)
def test_selected_papers_are_marked_counted_and_copied_together(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("x", "x", "G", "x")
        assert frame.count("✓ ") == 4
        assert "Papers  5/5  ✓ 3 selected" in frame
        assert re.search("▌✓  (02-28 )?Mirrors", frame)
        await there.press("g", "y")
        links = "https://arxiv.org/abs/2503.00101\nhttps://example.org/quiet\nhttps://arxiv.org/abs/2502.00007"
        assert there.copied == [links]
        assert "3 links" in there.said
        assert "Copy as …  3 selected papers" in await there.press("Y")
        await there.press("t", "x", "escape")
        assert there.copied[1].split("\n")[0].startswith("GraphPilot")
        assert not there.reader.session.selected

    walk(steps, corpus, monkeypatch, size=size)


def test_a_selection_outlives_search_and_language_and_goes_before_the_query(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("x", "slash", *"quiet", "enter")
        assert "✓ 1 selected, 1 hidden" in there.frame()
        await there.press("space", "x")
        assert "✓ 2 selected, 1 hidden" in await there.press("R")
        await there.press("y")
        assert there.copied == ["https://example.org/quiet\nhttps://arxiv.org/abs/2503.00101"]
        assert "selected" not in await there.press("escape")
        assert there.reader.session.query.text == "quiet"
        await there.press("escape")
        assert there.reader.session.query.text == ""

    walk(steps, corpus, monkeypatch)


def test_a_form_that_the_papers_have_nothing_of_is_said(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("j", "j", "j", "Y")
        assert "(This paper has no note)" in frame
        await there.press("n")
        assert there.copied == []
        assert "Nothing was copied: This paper has no note." in there.said
        await there.press("Y", "l")
        assert there.copied[0].startswith("https://arxiv.org/search/")

    walk(steps, corpus, monkeypatch)


def test_where_copies_go_is_said_once_and_again_where_it_changes(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        where = "In the desktop's clipboard."
        await there.press("y", "j", "y")
        assert len(there.copied) == 2
        assert there.said.count(where) == 1
        monkeypatch.setattr(clipboard, "copy", lambda _text, _attempt: clipboard.Copied(("tmux",)))
        await there.press("y")
        assert "tmux knows no way" in there.said
        monkeypatch.setattr(clipboard, "copy", lambda _text, _attempt: clipboard.Copied(("desktop",)))
        await there.press("y")
        assert there.said.count(where) == 2

    walk(steps, corpus, monkeypatch)


def test_a_menu_is_not_covered_by_what_was_said_before(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("y")
        assert "Copied" in there.said
        frame = await there.press("Y")
        assert "Copied" not in frame
        assert "esc q Close" in frame

    walk(steps, corpus, monkeypatch, size=(50, 20))
