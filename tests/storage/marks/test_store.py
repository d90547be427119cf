"""What is marked is on the disk when it is said to be, and found again under every name of its paper."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from marking import T1, T2, T3, mark

from tuiapp.library import Link, Paper
from tuiapp.library.files.folder_lock import locked
from tuiapp.library.identity import spelled_identities
from tuiapp.storage.marks import schema
from tuiapp.storage.marks import store as store_module
from tuiapp.storage.marks.index import DATABASE, load_index
from tuiapp.storage.marks.store import MarkStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def store(folder: Path) -> Iterator[MarkStore]:
    opened = MarkStore(folder).open()
    yield opened
    opened.close()


def again(folder: Path) -> MarkStore:
    """The store as another program opens it."""
    return MarkStore(folder).open()


def test_what_is_said_is_there_for_the_next_program(store: MarkStore, folder: Path) -> None:
    said = store.say([mark(read=T1), mark("title:two", at=T2, note="생각")])
    assert said.is_saved
    assert [each.read or each.note for each in said.now] == [T1, "생각"]
    assert [(each.ids, each.read, each.note) for each in again(folder).all()] == [
        (("arxiv:2504.1", "title:one"), T1, None),
        (("title:two",), None, "생각"),
    ]


def test_saying_something_answers_what_was_there_before(store: MarkStore) -> None:
    store.say([mark(starred=T1)])
    said = store.say([mark(at=T2, starred=None)])
    assert [each.starred for each in said.before] == [T1]
    assert store.say(said.before).now[0].starred == T1


def test_a_paper_keeps_its_marks_in_another_format_and_learns_its_names(store: MarkStore) -> None:
    pasted = Paper("A Title: of Sorts")
    note = Paper("A title, of sorts", links=(Link("https://arxiv.org/pdf/2504.16650v2"),))
    page = Paper("Another Title", links=(Link("https://e.org"), Link("arXiv:2504.16650")))
    store.say([mark(*spelled_identities(pasted), read=T1)])
    store.say([mark(*spelled_identities(note), at=T2, starred=T2)])
    store.say([mark(*spelled_identities(page), at=T3, note="n")])
    (one,) = store.all()
    assert (one.read, one.starred, one.note) == (T1, T2, "n")
    assert one.ids[0] == "arxiv:2504.16650"


def test_two_papers_with_one_title_and_other_arxiv_ids_are_two(store: MarkStore) -> None:
    store.say([mark("arxiv:1", "title:t", read=T1), mark("arxiv:2", "title:t", starred=T1)])
    assert [(each.ids, each.read) for each in store.all()] == [
        (("arxiv:1", "title:t"), T1), (("arxiv:2", "title:t"), None),
    ]  # fmt: skip
    store.say([mark("title:t", at=T2, note="n")])
    assert [each.note for each in store.all()] == ["n", None]


def test_marks_that_turn_out_to_be_of_one_paper_become_one(store: MarkStore) -> None:
    store.say([mark("link:e.org", read=T1), mark("title:t", note="n")])
    assert len(store.all()) == 2
    store.say([mark("link:e.org", "title:t", at=T2, starred=T2)])
    (one,) = store.all()
    assert (one.read, one.note, one.starred) == (T1, "n", T2)


def test_another_program_sees_what_was_marked(store: MarkStore, folder: Path) -> None:
    other = again(folder)
    assert other.changes() == []
    store.say([mark(read=T1)])
    store.say([mark("title:two", read=T1)])
    other.say([mark("title:three", read=T1)])
    assert {each.ids[-1] for each in other.changes()} >= {"title:one", "title:two"}
    assert other.changes() == []
    assert [each.ids for each in store.changes()] == [("title:three",)]


def test_two_programs_that_mark_at_once_lose_nothing(store: MarkStore, folder: Path) -> None:
    other = again(folder)

    def mark_some(here: MarkStore, name: str) -> None:
        for number in range(30):
            assert here.say([mark(f"title:{name} {number}", read=T1), mark(at=T2, note=name)]).is_saved

    threads = [threading.Thread(target=mark_some, args=args) for args in ((store, "a"), (other, "b"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.all()) == 61
    index = load_index(folder)
    assert index
    assert all(index.find([f"title:{name} {number}"]).is_read for name in "ab" for number in range(30))


def test_taking_over_counts_the_later_and_keeps_a_note_that_lost(store: MarkStore, folder: Path) -> None:
    store.say([mark(at=T2, note="here", starred=T2)])
    pairs = store.merge([mark(at=T1, note="there", read=T1), mark("title:new", read=T1)])
    assert [(new.note, new.read, new.starred) for _old, new in pairs] == [("here", T1, T2), (None, T1, None)]
    assert store.merge([mark(at=T3, note="later")])[0][1].note == "later"
    with sqlite3.connect(folder / DATABASE) as database:
        assert {note for (note,) in database.execute("SELECT note FROM earlier_note")} == {"here", "there"}
    database.close()


@pytest.mark.parametrize("content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_database_is_moved_aside_and_said(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / DATABASE).write_bytes(content)
    (folder / f"{DATABASE}.damaged").write_bytes(b"an older one")
    store = again(folder)
    assert f"{DATABASE} was damaged: it is kept as {DATABASE}.damaged-2" in store.news
    assert store.notice == ""
    assert store.say([mark(read=T1)]).is_saved
    assert (folder / f"{DATABASE}.damaged-2").read_bytes() == content


def test_a_database_of_another_program_is_not_written_into(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("CREATE TABLE theirs (x)")
    database.close()
    store = again(folder)
    assert "is kept as" in store.news
    with sqlite3.connect(folder / f"{DATABASE}.damaged") as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    database.close()


def test_a_database_that_is_damaged_while_it_is_open_is_moved_aside_too(store: MarkStore, folder: Path) -> None:
    store.say([mark(f"title:{number}", note="long " * 500) for number in range(50)])
    with open(folder / DATABASE, "r+b") as file:
        file.write(b"\xff" * 60_000)
    said = store.say([mark("title:7", at=T2, starred=T2)])
    assert said.is_saved
    assert "was damaged" in store.news
    assert [each.ids for each in again(folder).all()] == [("title:7",)]


def test_a_database_of_a_newer_version_is_refused_and_left_alone(
    store: MarkStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.say([mark(read=T1)])
    store.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE more (x);"))
    assert again(folder).notice == ""
    monkeypatch.undo()
    data = (folder / DATABASE).read_bytes()
    old = again(folder)
    assert "newer version of tuiapp" in old.notice
    assert not old.say([mark(at=T2, starred=T2)]).is_saved
    assert old.changes() == []
    with pytest.raises(OSError, match="newer version"):
        old.all()
    assert (folder / DATABASE).read_bytes() == data


def test_an_older_database_is_brought_to_the_newest_version(
    store: MarkStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.say([mark(read=T1)])
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE more (x);"))
    assert [each.read for each in again(folder).all()] == [T1]
    with sqlite3.connect(folder / DATABASE) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
        assert database.execute("SELECT count(*) FROM more").fetchone() == (0,)
    database.close()


def test_a_folder_that_cannot_be_written_to_is_said_and_the_session_goes_on(
    store: MarkStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.say([mark(read=T1)])

    def read_only(_folder: Path) -> None:
        raise OSError(30, "Read-only file system", str(folder))

    monkeypatch.setattr(store_module, "locked", read_only)
    here = MarkStore(folder).open()
    assert here.notice == f"Marks are not being saved: {folder}: Read-only file system"
    said = here.say([mark(at=T2, starred=T2)])
    assert not said.is_saved
    assert (said.now[0].read, said.now[0].starred) == (T1, T2)
    monkeypatch.undo()
    # As soon as it can be, all is saved.
    here.changes()
    assert here.notice == ""
    assert [(each.read, each.starred) for each in again(folder).all()] == [(T1, T2)]


def test_a_lock_that_is_held_is_waited_for_for_two_seconds_at_most(
    store: MarkStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_BUSY_SECONDS", 0.1)
    here = again(folder)
    assert store.all() == []
    other = sqlite3.connect(folder / DATABASE)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    assert not here.say([mark(read=T1)]).is_saved
    assert time.monotonic() - began < 1.5
    assert "another program has been writing" in here.notice
    other.rollback()
    other.close()
    assert here.say([]).is_saved
    assert here.notice == ""
    assert [each.read for each in again(folder).all()] == [T1]


def test_more_marks_than_go_into_one_transaction_are_all_saved(
    store: MarkStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_AT_ONCE", 10)
    monkeypatch.setattr(store_module, "_LET_OTHERS_IN", 0)
    said = store.say([mark(f"title:{number}", read=T1) for number in range(95)])
    assert (len(said.before), len(said.now), said.is_saved) == (95, 95, True)
    assert len(again(folder).all()) == 95


def test_a_full_disk_is_said_and_what_was_marked_is_saved_when_there_is_room(store: MarkStore, folder: Path) -> None:
    store.say([mark(read=T1)])
    assert store._disk
    (pages,) = store._disk.execute("PRAGMA page_count").fetchone()
    store._disk.execute(f"PRAGMA max_page_count = {pages}")
    said = store.say([mark("title:two", note="long " * 50_000)])
    assert not said.is_saved
    assert store.notice == f"Marks are not being saved: no space is left for {folder / DATABASE}"
    store._disk.execute("PRAGMA max_page_count = 100000")
    assert store.say([mark("title:three", read=T1)]).is_saved
    assert store.notice == ""
    assert len(again(folder).all()) == 3


def test_the_lock_of_the_folder_is_free_after_opening(store: MarkStore, folder: Path) -> None:
    assert store.notice == ""
    with locked(folder, 0):
        pass


def test_a_start_does_not_import_sqlite_to_know_the_marks(store: MarkStore, folder: Path) -> None:
    store.say([mark(starred=T1)])
    program = (
        "import sys; from pathlib import Path; from tuiapp.storage.marks.index import load_index\n"
        "index = load_index(Path(sys.argv[1])); assert index.find(['arxiv:2504.1']).is_starred\n"
        "assert 'sqlite3' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=True, env=os.environ)
