"""Which papers are new is told by what names them, not by where they stand or what else has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Link, Paper, Source
from tuiapp.library.search.comparison import difference

PAPERS = [
    Paper(f"Paper {number}", f"2025-03-0{number % 3 + 1}", links=(Link(f"https://arxiv.org/abs/2503.0000{number}"),))
    for number in range(6)
]


def titles(papers: tuple[Paper, ...]) -> list[str]:
    return [paper.title for paper in papers]


@given(st.sets(st.sampled_from(range(6))), st.sets(st.sampled_from(range(6))))
def test_what_came_is_what_was_not_there_and_what_went_is_named(old: set[int], new: set[int]) -> None:
    before, after = (Library.of(PAPERS[number] for number in sorted(numbers)) for numbers in (old, new))
    arrived = difference(before, after)
    assert sorted(titles(arrived.came)) == [f"Paper {number}" for number in sorted(new - old)]
    assert {name for name in arrived.went if name.startswith("arxiv:")} == {
        f"arxiv:2503.0000{number}" for number in old - new
    }


def test_a_paper_that_is_edited_moved_or_gets_a_link_is_not_new() -> None:
    old = [Paper("One", "2025-03-01"), Paper("Two", "2025-03-01"), Paper("Three", "2025-03-02"), Paper("Four")]
    new = [
        old[0]._replace(abstract="More words."),
        old[1]._replace(links=(Link("https://arxiv.org/abs/2503.00009"),)),
        old[2]._replace(date="2025-03-05"),
        old[3]._replace(source=Source("elsewhere.yaml", 9)),
    ]
    assert difference(Library.of(old), Library.of(new)).came == ()


def test_what_came_stands_in_the_order_of_the_list() -> None:
    came = difference(Library.of(PAPERS[:1]), Library.of(PAPERS)).came
    assert [paper.date for paper in came] == sorted((paper.date or "" for paper in came), reverse=True)
