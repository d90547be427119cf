"""Selected papers stay selected whatever the list shows, and are taken in its order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Paper
from tuiapp.library.identity import spelled_identities
from tuiapp.library.search.query import parse
from tuiapp.session.session import Session
from tuiapp.storage.marks.mark import Mark

LIBRARY = Library.of(Paper(title, f"2025-03-0{day}") for day, title in ((3, "d a"), (3, "a b"), (2, "c a"), (1, "b c")))

STEPS = {
    "select": lambda session: session.toggled_selection(),
    "up": lambda session: session.at(session.position - 1),
    "down": lambda session: session.at(session.position + 1),
    "a": lambda session: session.asking(parse("a")),
    "none": lambda session: session.asking(parse("zzz")),
    "all": lambda session: session.asking(parse("")),
    "by title": lambda session: session.sorted_by("title"),
    "by date": lambda session: session.sorted_by("date"),
    "language": lambda session: session.toggled_language(),
    "reload": lambda session: session.reloaded(LIBRARY),
}


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_only_selecting_changes_what_is_selected_and_a_copy_takes_it_in_list_order(names: list[str]) -> None:
    session = Session.start(LIBRARY, "ko")
    for name in names:
        before, session = session, STEPS[name](session)
        if name != "select":
            assert session.selected == before.selected
        elif before.row is not None:
            assert session.selected ^ before.selected == {before.row}
        if session.selected:
            assert sorted(session.copy_targets) == sorted(session.selected)
            listed = [row for row in session.rows if row in session.selected]
            assert list(session.copy_targets[: len(listed)]) == listed
        else:
            assert session.copy_targets == (() if session.row is None else (session.row,))


def test_selecting_goes_to_the_next_paper_and_stays_on_the_last() -> None:
    session = Session.start(LIBRARY, "ko").toggled_selection()
    assert session.position == 1
    assert session.at(3).toggled_selection().position == 3


@pytest.mark.parametrize(("papers", "titles"), [(4, {"c a"}), (2, set())])
def test_a_reload_keeps_the_papers_selected_that_are_still_there(papers: int, titles: set[str]) -> None:
    session = Session.start(LIBRARY, "ko").at(2).toggled_selection()
    kept = (LIBRARY.paper(row) for row in range(papers))
    again = session.reloaded(Library.of([Paper("new", "2025-03-04"), *kept]))
    assert {again.library.paper(row).title for row in again.selected} == titles


def test_papers_of_one_title_and_day_stay_apart_when_they_are_read_again() -> None:
    twins = [Paper("Same", "2025-03-04", authors=(name,)) for name in ("A", "B", "C")]
    again = Session.start(Library.of(twins), "ko").at(1).toggled_selection().reloaded(Library.of(reversed(twins)))
    assert [again.library.paper(row).authors for row in again.selected] == [("B",)]
    assert again.paper == twins[2]


def test_other_marks_change_neither_the_list_nor_the_place_in_it() -> None:
    session = Session.start(LIBRARY, "ko").asking(parse("a")).at(2)
    assert session.row is not None
    assert not session.is_unread(session.row)
    paper = LIBRARY.paper(session.row)
    unread = Mark(spelled_identities(paper)).saying("read", None, "2025-04-24T10:00:00.000000Z")
    marked = session.with_marks(session.marks.with_marks([unread]))
    assert marked.is_unread(session.row)
    assert not session.is_unread(session.row)
    assert (marked.answer, marked.rows, marked.position) == (session.answer, session.rows, session.position)


def test_the_newest_day_is_unread_until_a_baseline_is_kept() -> None:
    session = Session.start(LIBRARY, "ko")
    assert [session.is_unread(row) for row in range(4)] == [True, True, False, False]
    kept = Session.start(LIBRARY, "ko", first_unread_day="2025-03-02")
    assert [kept.is_unread(row) for row in range(4)] == [True, True, True, False]
