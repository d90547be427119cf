"""Marks on the screen: read and unread, stars, taking back, marks of other programs, and marks that cannot be saved."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.library import Paper
from tuiapp.library.identity import spelled_identities
from tuiapp.storage.folders import state_folder
from tuiapp.storage.marks import rows
from tuiapp.storage.marks.index import DATABASE
from tuiapp.storage.marks.mark import Mark, now
from tuiapp.storage.marks.store import MarkStore

PILOT, BUFFERS, TOKENS, STEPS, MIRRORS = "GraphPilot", "Quiet Buffers", "Tokens", "Small Steps", "Mirrors"


def row(there: Walk, title: str) -> str:
    """The row of a paper in the list."""
    return next(line for line in there.pane("papers") if title in line)


def kept() -> dict[str, Mark]:
    """What is on the disk, by the first word of the title."""
    store = MarkStore(state_folder()).open()
    try:
        return {mark.title.split(":")[0].split()[0]: mark for mark in store.all()}
    finally:
        store.close()


def mark_elsewhere(paper: Paper) -> None:
    """What another running program does."""
    store = MarkStore(state_folder()).open()
    store.say([Mark(spelled_identities(paper), paper.title, paper.date or "").saying("starred", now(), now())])
    store.close()


def test_at_the_very_first_start_all_but_the_newest_day_are_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def first(there: Walk) -> None:
        assert ["●" in row(there, title) for title in (PILOT, BUFFERS, TOKENS, MIRRORS)] == [True, True, False, False]
        assert "2 unread on 2025-03-02" in there.pane("status")[0]
        await there.until(lambda: bool(there.reader.session.first_unread_day))

    async def later(there: Walk) -> None:
        assert "1 unread on 2025-03-05" in there.pane("status")[0]
        unread = ("Newer", PILOT, BUFFERS, TOKENS)
        assert ["●" in row(there, title) for title in unread] == [True, True, True, False]

    walk(first, corpus, monkeypatch)
    (corpus / "250305 Newer.md").write_text("*Newer* (Ada Byron)\n\n한국어.\n", encoding="utf-8")
    walk(later, corpus, monkeypatch)


@pytest.mark.parametrize("key", ["r", "ㄱ"])
def test_r_turns_read_and_unread_and_the_title_bar_counts(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press(key)
        assert "●" not in row(there, PILOT)
        assert "1 unread on" in there.pane("status")[0]
        await there.press(key, "j", key)
        assert "●" in row(there, PILOT)
        assert "●" not in row(there, BUFFERS)

    async def again(there: Walk) -> None:
        assert "●" in row(there, PILOT)
        assert "●" not in row(there, BUFFERS)

    walk(steps, corpus, monkeypatch)
    walk(again, corpus, monkeypatch)


@pytest.mark.parametrize("key", ["m", "asterisk", "ㅡ"])
def test_a_star_is_set_and_taken_away_by_the_same_key(corpus: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    async def steps(there: Walk) -> None:
        await there.press("j", key)
        assert "★" in row(there, BUFFERS)
        assert "★" in there.pane("note")[0]
        await there.press("k", key, key)
        assert "★" not in row(there, PILOT)

    walk(steps, corpus, monkeypatch)
    assert kept()["Quiet"].starred
    assert not kept()["GraphPilot"].starred


def test_selected_papers_are_marked_together_and_taken_back_together(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("x", "x", "x", "r", "m")
        assert [("●" in row(there, title), "★" in row(there, title)) for title in (PILOT, BUFFERS, TOKENS)] == [
            (False, True)
        ] * 3
        await there.press("U", "U", "escape")
        assert "3 papers are not starred any more." in there.said
        assert "2 papers are unread again." in there.said
        assert ["●" in row(there, title) for title in (PILOT, BUFFERS, TOKENS)] == [True, True, False]

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize(("read_all", "undo"), [("A", "U"), ("f6", "f7")])
def test_all_papers_of_the_list_are_read_with_one_key_and_unread_with_another(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, read_all: str, undo: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash", *"buffers", "enter", read_all, "escape")
        assert ["●" in row(there, title) for title in (PILOT, BUFFERS)] == [True, False]
        await there.press("m", read_all, read_all)
        assert "1 paper is marked as read; U takes it back." in there.said
        assert "All papers of the list are read." in there.said
        assert "●" not in "".join(there.pane("papers"))
        await there.press(undo)
        assert f"Unread again: {PILOT}" in there.said
        await there.press(undo, undo)
        assert f"Not starred any more: {BUFFERS}" in there.said
        assert ["●" in row(there, title) for title in (PILOT, BUFFERS)] == [True, True]
        await there.press(undo)
        assert "There is no mark of this session to take back." in there.said

    walk(steps, corpus, monkeypatch)


def test_taking_back_restores_when_a_paper_was_starred(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def star(there: Walk) -> None:
        await there.press("m")

    async def and_back(there: Walk) -> None:
        assert "★" in row(there, PILOT)
        await there.press("m")
        assert "★" not in row(there, PILOT)
        await there.press("U")
        assert f"Starred again: {PILOT}" in there.said

    walk(star, corpus, monkeypatch)
    starred = kept()["GraphPilot"].starred
    walk(and_back, corpus, monkeypatch)
    assert kept()["GraphPilot"].starred == starred


def test_a_paper_is_read_when_its_note_was_on_the_screen_for_a_moment(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.until(lambda: "●" not in row(there, PILOT))
        assert "●" in row(there, BUFFERS)
        await there.press("j")
        await there.until(lambda: "●" not in row(there, BUFFERS))
        # No timer runs on where there is nothing to wait for.
        assert there.reader.marking.reading_time._timer is None

    walk(steps, corpus, monkeypatch, read_seconds=0.05)


def test_a_paper_that_was_made_unread_stays_so_until_it_is_opened_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.until(lambda: "●" not in row(there, PILOT))
        await there.press("r")
        assert there.reader.marking.reading_time._timer is None
        assert "●" in row(there, PILOT)
        await there.press("j", "k")
        await there.until(lambda: "●" not in row(there, PILOT))

    walk(steps, corpus, monkeypatch, read_seconds=0.05)


@pytest.mark.parametrize("cover", [["question_mark"], ["z"]], ids=["under the help", "behind the list"])
def test_a_note_that_cannot_be_seen_is_not_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, cover: list[str]
) -> None:
    looks = list[float]()

    async def steps(there: Walk) -> None:
        look = there.reader.marking.reading_time._look

        def looked() -> None:
            looks.append(there.reader.session.is_unread(0))
            look()

        monkeypatch.setattr(there.reader.marking.reading_time, "_look", looked)
        await there.press(*cover)
        there.reader.marking.reading_time._timer = None
        there.reader.marking.reading_time.follow()
        await there.until(lambda: len(looks) > 0)
        assert there.reader.session.is_unread(0)
        await there.press("escape")
        await there.until(lambda: not there.reader.session.is_unread(0))

    walk(steps, corpus, monkeypatch, read_seconds=0.2)


@pytest.mark.parametrize("keys", [["y"], ["Y", "enter"], ["enter"], ["o"], ["u", "1"]], ids=lambda keys: keys[0])
def test_what_is_copied_opened_or_gone_into_is_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    async def steps(there: Walk) -> None:
        await there.press(*keys, "escape")
        assert ["●" in row(there, title) for title in (PILOT, BUFFERS)] == [False, True]
        # That is no mark of the reader's own.
        await there.press("U")
        assert "There is no mark of this session to take back." in there.said

    walk(steps, corpus, monkeypatch)


def test_n_goes_to_the_next_unread_paper_where_the_query_has_no_words(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("G", "r", "n")
        assert there.title.startswith(PILOT)
        await there.press("n", "n")
        assert there.title.startswith(MIRRORS)
        await there.press("N")
        assert there.title.startswith(BUFFERS)
        await there.press("A", "n")
        assert "No other paper of the list is unread." in there.said

    walk(steps, corpus, monkeypatch)


def test_a_start_goes_to_the_first_unread_paper_of_the_newest_day(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read_one(there: Walk) -> None:
        await there.press("r")

    async def again(there: Walk) -> None:
        assert there.title == BUFFERS
        await there.press("r")

    async def all_read(there: Walk) -> None:
        assert there.title.startswith(PILOT)

    walk(read_one, corpus, monkeypatch)
    walk(again, corpus, monkeypatch)
    walk(all_read, corpus, monkeypatch)


def test_marks_of_another_running_program_appear(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("r")
        mark_elsewhere(there.reader.session.library.paper(3))
        await there.until(lambda: "★" in row(there, STEPS))
        assert "●" not in row(there, PILOT)

    walk(steps, corpus, monkeypatch)


def test_a_mark_is_hollow_until_it_is_on_the_disk(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("m")
        with sqlite3.connect(state_folder() / DATABASE, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            await there.pilot.press("m", "m", "j", "r")
            await there.until_drawn()
            assert "○☆" in row(there, PILOT)
            assert "○" in row(there, BUFFERS)
            other.execute("ROLLBACK")
        await there.settled()
        assert "●★" in row(there, PILOT)
        assert "○" not in row(there, BUFFERS)

    walk(steps, corpus, monkeypatch)


def test_where_marks_cannot_be_saved_a_notice_stands_until_they_are(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, is_full = rows.write, True

    def full(*arguments: object, **more: object) -> rows.Written:
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device", "marks.sqlite3")
        return write(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "write", full)

    async def steps(there: Walk) -> None:
        nonlocal is_full
        await there.press("m")
        assert "Marks are not being saved: " in there.pane("status")[0]
        assert "☆" in row(there, PILOT)
        assert "☆" in await there.press("j", "k", "n")
        is_full = False
        await there.until(lambda: "★" in row(there, PILOT))
        assert "not being saved" not in there.pane("status")[0]

    walk(steps, corpus, monkeypatch)
    assert kept()["GraphPilot"].starred


def test_without_a_place_for_marks_they_last_as_long_as_the_session(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where a file stands, nobody can make a folder, root neither.
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_text("", encoding="utf-8")

    async def steps(there: Walk) -> None:
        await there.until(lambda: "Marks are not being saved: " in there.pane("status")[0])
        await there.press("m", "j")
        assert "☆" in row(there, PILOT)
        await there.press("U")
        assert "☆" not in row(there, PILOT)

    walk(steps, corpus, monkeypatch)


def test_a_damaged_database_is_moved_aside_and_said_once(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / DATABASE).write_bytes(b"This is not a database of marks. " * 200)

    async def steps(there: Walk) -> None:
        await there.until(lambda: "was damaged" in there.said)
        await there.press("m")
        assert "★" in row(there, PILOT)
        assert there.said.count("was damaged") == 1

    walk(steps, corpus, monkeypatch)
    assert kept()["GraphPilot"].starred


def test_a_database_of_a_newer_version_is_left_alone_and_said(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    MarkStore(state_folder()).open().close()
    with sqlite3.connect(state_folder() / DATABASE) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = (state_folder() / DATABASE).read_bytes()

    async def steps(there: Walk) -> None:
        await there.until(lambda: "newer version" in there.pane("status")[0])
        assert "☆" in await there.press("m")

    walk(steps, corpus, monkeypatch, size=(160, 40))
    assert (state_folder() / DATABASE).read_bytes() == before


def test_what_was_marked_last_is_on_the_disk_when_the_program_has_ended(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.pilot.press("j", "m", "q")

    walk(steps, corpus, monkeypatch)
    assert kept()["Quiet"].starred
