"""The reader's own keys take the place of ours, with their jamo; what cannot be obeyed is named at the start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.storage.keys_file import keys_file
from tuiapp.ui import keys
from tuiapp.ui.own_keys import all_keys, key_named, own_keys


@pytest.fixture
def file() -> Path:
    path = keys_file()
    path.parent.mkdir(parents=True)
    return path


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("j", "j"), ("J", "J"), ("ㅓ", "j"), ("?", "?"), ("esc", "escape"), ("pgdn", "pagedown"), ("F5", "f5"),
        ("ctrl+j", "ctrl+j"), ("Ctrl+Shift+F1", "ctrl+shift+f1"),
        ("question_mark", "?"), ("minus", "-"), ("space", "space"), (" ", "space"), (",", "comma"),
        ("foo", ""), ("ctrl+foo", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_key_is_known_by_its_character_and_by_its_name(written: str, key: str) -> None:
    assert key_named(written) == key


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("note.langage: w", "nothing is called 'note.langage' (did you mean 'note.language'?)"),
        ("zzzz: w", "nothing is called 'zzzz' (“Your keys” of the palette lists all)"),
        ("note.both: foo", "there is no key “foo” (a key is written as j, ctrl+j, shift+down, f5, space or enter)"),
        ("note.both: s", "s is the key of list.sort too (choose another one, or give list.sort another key)"),
        ("move.down: d", "d is the key of saved.delete too (choose another one, or give saved.delete another key)"),
        ("search.save: w", "w is typed into the line there (choose one with ctrl, or a function key)"),
    ],
)
def test_what_cannot_be_obeyed_is_named_with_its_line_and_ours_stays(line: str, said: str, file: Path) -> None:
    file.write_text(f"pane.zoom: ctrl+w\n{line}\n", encoding="utf-8")
    keymap, problems = own_keys(file)
    assert keymap == {"pane.zoom": "ctrl+w"}
    assert problems == (f"{file}:2: {said}",)


def test_two_may_change_their_keys_with_each_other(file: Path) -> None:
    file.write_text("note.both: s\nlist.sort: v\nmove.down: k\nmove.up: j\n", encoding="utf-8")
    assert own_keys(file) == (
        {"note.both": "s,ㄴ", "list.sort": "v,ㅍ", "move.down": "k,ㅏ", "move.up": "j,ㅓ"}, (),
    )  # fmt: skip


def test_the_file_to_begin_with_has_each_id_once_and_changes_nothing(file: Path) -> None:
    text = all_keys()
    named = [line.removeprefix("# ").partition(": [")[0] for line in text.splitlines() if ": [" in line]
    assert sorted(named) == sorted({*filter(None, keys.IDS)})
    file.write_text(text, encoding="utf-8")
    assert own_keys(file) == ({}, ())
    obeyed = [line.removeprefix("# ") for line in text.splitlines() if ": [" in line]
    file.write_text("\n".join(obeyed), encoding="utf-8")
    assert own_keys(file).problems == ()


def test_own_keys_act_in_every_screen_and_are_shown_in_the_help_and_the_palette(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("move.down: [w, down]\nlink.list: ctrl+l\n", encoding="utf-8")

    async def steps(there: Walk) -> None:
        first = there.title
        await there.press("j")
        assert there.title == first
        await there.press("w")
        second = there.title
        await there.press("k", "ㅈ")
        assert there.title == second
        await there.press("k", "교")
        assert there.title == first
        await there.press("ctrl+l", "w")
        assert "2 " in there.frame()
        await there.press("escape", "1", "w", "question_mark")
        assert "w k ↓ ↑" in there.frame()
        assert "j k" not in there.frame()
        everything = await there.press("question_mark")
        assert "w k ↓ ↑" in everything
        assert "j k" not in everything
        await there.press("escape", "ctrl+p", *"links")
        assert "(^l)" in there.frame()

    walk(steps, corpus, monkeypatch)


def test_what_is_wrong_with_the_keys_is_said_at_the_start_and_the_program_opens(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("move.down: [w\nnope: x\n", encoding="utf-8")

    async def steps(there: Walk) -> None:
        await there.settled()
        assert f"{file}:" in "".join(there.said.split("\n")) or "keys.yaml" in there.said
        assert "Your keys" in there.said
        assert there.title

    walk(steps, corpus, monkeypatch)


def test_one_key_never_ends_the_program_from_inside_of_something(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        for opened in ([], ["slash"], ["Y"], ["u"], ["p"], ["ctrl+p"], ["question_mark"], ["t"], ["f"]):
            await there.press(*opened, "ctrl+q")
            assert not there.app._exit, opened
            await there.press("ctrl+c")
            assert not there.app._exit, opened
            await there.press("escape")
        assert "q quits." in there.said

    walk(steps, corpus, monkeypatch)


def test_without_an_editor_the_reader_is_told_what_to_set(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)

    async def steps(there: Walk) -> None:
        await there.press("E")
        assert "Set $EDITOR, as by `export EDITOR=vim`" in there.said
        assert os.path.basename(there.reader.session.library.paper(0).source.file) in there.said
        await there.press("ctrl+p", *"your keys", "enter")
        assert keys_file().exists()
        assert "keys.yaml" in there.said

    walk(steps, corpus, monkeypatch)
