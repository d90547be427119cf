"""Of two versions of what is marked of a paper, the later counts in each field."""

from __future__ import annotations

from marking import T1, T2, T3, mark

from tuiapp.storage.marks.mark import Mark, is_same_paper, said_after, united


def test_each_field_is_of_its_own() -> None:
    whole = united(mark(read=T1), mark(at=T2, starred=T2, note="n"))
    assert (whole.read, whole.starred, whole.note) == (T1, T2, "n")
    assert (whole.read_changed, whole.starred_changed, whole.changed) == (T1, T2, T2)


def test_what_was_said_later_counts_whichever_comes_first() -> None:
    star, no_star = mark(starred=T1), mark(at=T3, starred=None)
    assert united(star, no_star).starred is None
    assert united(no_star, star).starred is None
    assert united(no_star, mark(at=T2, note="n")).note == "n"


def test_names_come_in_the_order_of_what_tells_most() -> None:
    whole = united(Mark(("title:one",)), Mark(("link:e.org", "arxiv:1", "title:one")))
    assert whole.ids == ("arxiv:1", "link:e.org", "title:one")


def test_papers_of_one_title_are_two_where_their_arxiv_ids_differ() -> None:
    assert not is_same_paper(mark("arxiv:1", "title:a"), mark("arxiv:2", "title:a"))
    assert is_same_paper(mark("arxiv:1", "title:a"), mark("title:a"))


def test_what_is_said_now_counts_also_where_the_clock_was_set_back() -> None:
    old = mark(at=T3, starred=T3)
    new = said_after(mark(starred=None), old)
    assert united(old, new).starred is None
    assert (new.starred_changed or "") > T3
