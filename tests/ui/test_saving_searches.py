"""Searches are saved under names, listed and deleted; nobody else's are touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static
from walk import Walk, walk

from tuiapp.storage import saved_searches
from tuiapp.storage.saved_searches import load, save


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of saved searches of this test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(saved_searches, "WATCH", 0)
    return tmp_path / "config" / "tuiapp" / "searches.yaml"


SAVED_AS_MINE = ("slash", *"buffer", "ctrl+s", *["backspace"] * 6, *"mine", "enter")


def test_a_search_is_saved_under_a_name_listed_with_its_count_and_deleted(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press(*SAVED_AS_MINE)
        assert load(file).queries == {"mine": "buffer"}
        assert "kept in" in there.said
        await there.press("escape")
        frame = await there.press("f")
        assert "mine" in frame
        assert "1 paper" in frame
        await there.press("enter")
        assert there.reader.session.query.text == "buffer"
        await there.press("f", "d", "escape")
        assert load(file).queries == {}
        assert there.reader.session.query.text == "buffer"

    walk(steps, corpus, monkeypatch)


def test_d_again_keeps_a_search_and_only_the_marked_one_goes(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        save(file, name, f"tag:{name}")

    async def steps(there: Walk) -> None:
        frame = await there.press("f", "d")
        assert "one  will be deleted; d keeps it" in frame
        assert "will be deleted" not in await there.press("d")
        await there.press("j", "d")
        # Another program, meanwhile.
        save(file, "four", "tag:four")
        assert list(load(file).queries) == ["one", "two", "three", "four"]
        await there.press("q")
        assert list(load(file).queries) == ["one", "three", "four"]

    walk(steps, corpus, monkeypatch)


def test_a_name_in_use_is_said_and_a_second_enter_replaces_it(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(file, "mine", "tag:rl")

    async def steps(there: Walk) -> None:
        frame = await there.press(*SAVED_AS_MINE)
        assert "“mine” is saved already: tag:rl" in frame
        assert load(file).queries == {"mine": "tag:rl"}
        await there.press("2", "enter")
        assert load(file).queries == {"mine": "tag:rl", "mine2": "buffer"}
        await there.press("ctrl+s", *["backspace"] * 6, *"mine", "enter")
        await there.press("enter")
        assert load(file).queries == {"mine": "buffer", "mine2": "buffer"}

    walk(steps, corpus, monkeypatch)


def test_a_file_that_cannot_be_changed_is_said_and_the_name_stays_to_be_saved(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes("강화학습: tag:rl\n".encode("cp949"))

    async def steps(there: Walk) -> None:
        assert "not UTF-8" in await there.press(*SAVED_AS_MINE)
        await there.press("escape", "escape")
        assert "강화학습" in await there.press("f")

    walk(steps, corpus, monkeypatch)
    assert file.read_bytes() == "강화학습: tag:rl\n".encode("cp949")


def test_what_of_the_file_cannot_be_read_is_said_beside_the_rest(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("a: tag:rl\nb: *c\n", encoding="utf-8")

    async def steps(there: Walk) -> None:
        frame = await there.press("f")
        # Wherever it wraps: the path of a test's own folder may be long.
        assert any("searches.yaml:2: " in str(text.content) for text in there.app.screen.query(Static))
        assert "2 papers  tag:rl" in frame

    walk(steps, corpus, monkeypatch)
