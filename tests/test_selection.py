"""Selected papers stay selected whatever the list shows, and are taken in its order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Paper
from tuiapp.library.query import parse
from tuiapp.reading import Reading

LIBRARY = Library.of(Paper(title, f"2025-03-0{day}") for day, title in ((3, "d a"), (3, "a b"), (2, "c a"), (1, "b c")))

STEPS = {
    "select": lambda reading: reading.toggled_selection(),
    "up": lambda reading: reading.at(reading.position - 1),
    "down": lambda reading: reading.at(reading.position + 1),
    "a": lambda reading: reading.asking(parse("a")),
    "none": lambda reading: reading.asking(parse("zzz")),
    "all": lambda reading: reading.asking(parse("")),
    "by title": lambda reading: reading.sorted_by("title"),
    "by date": lambda reading: reading.sorted_by("date"),
    "language": lambda reading: reading.toggled_language(),
    "reload": lambda reading: reading.reloaded(LIBRARY),
}


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_only_selecting_changes_what_is_selected_and_a_copy_takes_it_in_list_order(names: list[str]) -> None:
    reading = Reading.start(LIBRARY, "ko")
    for name in names:
        before, reading = reading, STEPS[name](reading)
        if name != "select":
            assert reading.selected == before.selected
        elif before.row is not None:
            assert reading.selected ^ before.selected == {before.row}
        if reading.selected:
            assert sorted(reading.meant) == sorted(reading.selected)
            listed = [row for row in reading.rows if row in reading.selected]
            assert list(reading.meant[: len(listed)]) == listed
        else:
            assert reading.meant == (() if reading.row is None else (reading.row,))


def test_selecting_goes_to_the_next_paper_and_stays_on_the_last() -> None:
    reading = Reading.start(LIBRARY, "ko").toggled_selection()
    assert reading.position == 1
    assert reading.at(3).toggled_selection().position == 3


@pytest.mark.parametrize(("papers", "titles"), [(4, {"c a"}), (2, set())])
def test_a_reload_keeps_the_papers_selected_that_are_still_there(papers: int, titles: set[str]) -> None:
    reading = Reading.start(LIBRARY, "ko").at(2).toggled_selection()
    kept = (LIBRARY.paper(row) for row in range(papers))
    again = reading.reloaded(Library.of([Paper("new", "2025-03-04"), *kept]))
    assert {again.library.paper(row).title for row in again.selected} == titles


def test_papers_of_one_title_and_day_stay_apart_when_they_are_read_again() -> None:
    twins = [Paper("Same", "2025-03-04", authors=(name,)) for name in ("A", "B", "C")]
    again = Reading.start(Library.of(twins), "ko").at(1).toggled_selection().reloaded(Library.of(reversed(twins)))
    assert [again.library.paper(row).authors for row in again.selected] == [("B",)]
    assert again.paper == twins[2]
