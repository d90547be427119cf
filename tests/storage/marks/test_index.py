"""The index says what the database says, or that it does not know."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking import T1, T2, mark

from tuiapp.storage.marks import index_file
from tuiapp.storage.marks.index import DATABASE, INDEX, Marked, MarkIndex, load_index
from tuiapp.storage.marks.index_format import HEAD
from tuiapp.storage.marks.store import MarkStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def store(folder: Path) -> Iterator[MarkStore]:
    opened = MarkStore(folder).open()
    yield opened
    opened.close()


def loaded(folder: Path) -> MarkIndex:
    index = load_index(folder)
    assert index
    return index


def test_before_anything_was_marked_nothing_is(folder: Path) -> None:
    assert loaded(folder).find(["title:one"]) == Marked()
    assert not folder.exists()


def test_a_paper_is_found_by_each_of_its_names(store: MarkStore, folder: Path) -> None:
    store.say([mark("arxiv:1", "link:e.org", "title:t", read=T1, note="생각\n둘")])
    for ids in (["arxiv:1"], ["link:e.org"], ["title:t"], ["arxiv:1", "title:other"]):
        assert loaded(folder).find(ids) == Marked(is_read=True, note="생각\n둘")
    assert loaded(folder).find(["arxiv:2", "title:t"]) == Marked()


def test_unread_is_told_from_what_was_never_said(store: MarkStore, folder: Path) -> None:
    store.say([mark("title:a", read=None), mark("title:b", starred=T1)])
    assert loaded(folder).find(["title:a"]) == Marked(is_read=False)
    assert loaded(folder).find(["title:b"]) == Marked(is_starred=True)


@pytest.mark.parametrize("most", [0, index_file.MOST_APPENDED])
def test_it_is_the_same_whether_it_was_made_anew_or_added_to(
    store: MarkStore, folder: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(index_file, "MOST_APPENDED", most)
    for number in range(20):
        store.say([mark(f"title:{number}", "title:all", at=f"2025-04-21T10:00:{number:02}Z", note=f"n{number}")])
    store.say([mark("title:3", at=T2, starred=T2)])
    assert loaded(folder).find(["title:3"]) == Marked(is_starred=True, note="n19")
    assert loaded(folder).find(["title:19"]) == Marked(is_starred=True, note="n19")


def test_where_the_database_was_written_without_it_it_is_made_again(store: MarkStore, folder: Path) -> None:
    store.say([mark(read=T1)])
    before = (folder / INDEX).read_bytes()
    store.say([mark(at=T2, starred=T2)])
    # As where the program was killed in between.
    (folder / INDEX).write_bytes(before)
    assert load_index(folder) is None
    MarkStore(folder).open().close()
    assert loaded(folder).find(["title:one"]) == Marked(is_read=True, is_starred=True)


def test_a_transaction_that_is_missing_in_it_is_not_passed_over(store: MarkStore, folder: Path) -> None:
    store.say([mark("title:a", read=T1)])
    before = (folder / INDEX).read_bytes()
    store.say([mark("title:b", read=T1)])
    (folder / INDEX).write_bytes(before)
    store.say([mark("title:c", read=T1)])
    assert all(loaded(folder).find([f"title:{name}"]).is_read for name in "abc")


def test_a_database_in_the_middle_of_a_transaction_is_not_believed(store: MarkStore, folder: Path) -> None:
    store.say([mark(read=T1)])
    (folder / f"{DATABASE}-journal").write_bytes(b"half")
    assert load_index(folder) is None


def test_wherever_it_is_damaged_nothing_breaks(store: MarkStore, folder: Path) -> None:
    store.say([mark(f"title:{number}", note="n") for number in range(3)])
    store.say([mark("title:one", read=T1)])
    whole = (folder / INDEX).read_bytes()
    for at in range(len(whole)):
        (folder / INDEX).write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        index = load_index(folder)
        if at < HEAD.size:
            assert index is None
        elif index:
            for name in ("title:0", "title:2", "title:one"):
                index.find([name])
    for end in range(0, len(whole), 7):
        (folder / INDEX).write_bytes(whole[:end])
        assert load_index(folder) is None


def test_marks_of_this_session_go_before_those_that_were_loaded(store: MarkStore, folder: Path) -> None:
    store.say([mark("arxiv:1", "title:t", read=T1)])
    before = loaded(folder)
    after = before.with_marks([mark("arxiv:1", "title:t", at=T2, starred=T2), mark("title:new", note="n")])
    assert after.find(["title:t"]) == Marked(is_starred=True)
    assert after.find(["title:new"]) == Marked(note="n")
    assert before.find(["title:t"]) == Marked(is_read=True)
    other = after.with_marks([mark("arxiv:2", "title:t", note="other")])
    assert other.find(["arxiv:1", "title:t"]) == Marked(is_starred=True)
    assert other.find(["arxiv:2", "title:t"]) == Marked(note="other")


def test_settings_are_in_it(store: MarkStore, folder: Path) -> None:
    store.say([mark(read=T1)])
    store.set_setting("read before", "2025-04-20")
    assert loaded(folder).settings["read before"] == "2025-04-20"
    store.say([mark(at=T2, starred=T2)])
    assert loaded(folder).settings["read before"] == "2025-04-20"


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.text(max_size=8)), max_size=12))
def test_whatever_is_said_it_says_what_the_database_says(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[int, bool, str]]
) -> None:
    folder = tmp_path_factory.mktemp("state")
    store = MarkStore(folder).open()
    for number, is_read, note in said:
        text = note.encode("utf-8", "ignore").decode() or None
        store.say([mark(f"title:{number}", read=T1 if is_read else None, note=text)])
    index = loaded(folder)
    for each in store.all():
        assert index.find(each.ids) == Marked(each.read is not None, note=each.note)
    store.close()
    assert os.path.exists(folder / INDEX)
