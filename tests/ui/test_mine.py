"""The third list of the sidebar: what the reader has marked, and the counts of unread papers beside the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.ui.main import facet_actions


def counts(there: Walk, pane: str) -> list[str]:
    """The rows of a pane of the sidebar, without its heading and the scroll bar."""
    return [" ".join(line.rstrip("│┃ ").split()) for line in there.pane(pane)[1:]]


def test_mine_counts_what_is_marked_and_narrows_the_list_to_it(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        assert counts(there, "mine") == ["unread ●2", "starred 0", "with my notes 0"]
        await there.press("m", "j", "e", *"mine", "escape")
        assert counts(there, "mine") == ["unread ●2", "starred 1", "with my notes 1"]
        await there.press("1", "tab", "tab", "j", "enter")
        assert there.reader.session.query.text == "is:starred"
        assert list(there.reader.session.rows) == [0]
        await there.press("escape", "slash", *"has:my", "enter")
        assert list(there.reader.session.rows) == [1]

    walk(steps, corpus, monkeypatch)


def test_unread_papers_are_counted_beside_all_of_a_date_and_a_tag(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        assert any("●2 2" in line for line in counts(there, "dates"))
        assert "rl ●1 2" in counts(there, "tags")
        await there.press("A")
        assert "●" not in "".join([*there.pane("dates"), *there.pane("tags"), *there.pane("mine")])

    walk(steps, corpus, monkeypatch)


def test_a_paper_that_becomes_read_stays_in_the_list_of_unread_ones_until_the_query_changes(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash", *"is:unread", "enter")
        await there.press("r", "j", "r")
        assert list(there.reader.session.rows) == [0, 1]
        assert "●" not in "".join(there.pane("papers"))
        await there.press("escape", "slash", *"is:unread", "enter")
        assert list(there.reader.session.rows) == []

    walk(steps, corpus, monkeypatch)


def test_in_a_large_corpus_what_is_unread_is_counted_between_keys(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facet_actions, "_AT_FIRST", 1)
    monkeypatch.setattr(facet_actions, "_AT_ONCE", 1)

    async def steps(there: Walk) -> None:
        await there.press("j")
        assert counts(there, "mine")[0] == "unread ●2"
        assert "rl ●1 2" in counts(there, "tags")

    walk(steps, corpus, monkeypatch)
