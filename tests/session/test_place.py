"""A visit goes on where the last one ended, or as near to it as the papers allow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Link, Paper
from tuiapp.library.search.query import parse
from tuiapp.session import answer
from tuiapp.session.place import Place, at_place, has_newer_day, known_language
from tuiapp.session.session import Session

PAPERS = [
    Paper("Newest one", "2025-03-03", links=(Link("https://arxiv.org/abs/2503.00001"),)),
    Paper("Newest two", "2025-03-03"),
    Paper("Middle one", "2025-03-02", links=(Link("https://arxiv.org/abs/2503.00003"),)),
    Paper("Middle two", "2025-03-02"),
    Paper("Oldest", "2025-03-01"),
    Paper("Undated"),
]
LIBRARY = Library.of(PAPERS)
START = Session.start(LIBRARY, "ko")


def title(session: Session) -> str:
    return session.paper.title if session.paper else ""


@given(
    st.integers(0, 5),
    st.sampled_from(["", "one", "two", "newest", "date:2025-03-02"]),
    st.sampled_from(["date", "title"]),
    st.booleans(),
)
def test_every_place_is_come_back_to(position: int, query: str, sort: str, together: bool) -> None:
    there = START.asking(parse(query)).sorted_by(sort).at(position)  # type: ignore[arg-type]
    there = replace(there, all_languages=together)
    kept = Place.from_kept(Place.of(there).kept())
    assert kept == Place.of(there)
    again = at_place(START, kept)
    assert (title(again), again.query.text, list(again.rows)) == (title(there), query, list(there.rows))
    assert (again.sort, again.all_languages) == (sort, together)


def test_the_paper_is_known_by_its_link_where_its_title_and_day_are_others() -> None:
    place = Place.of(START.at(2))
    moved = PAPERS[2]._replace(title="Another title", date="2025-02-01")
    library = Library.of([*PAPERS[:2], *PAPERS[3:], moved])
    assert title(at_place(Session.start(library, "ko"), place)) == "Another title"


@pytest.mark.parametrize(
    ("gone", "nearest"),
    [(0, "Newest two"), (3, "Middle one"), (4, "Undated"), (5, "Newest one")],
)
def test_where_the_paper_is_gone_another_one_of_its_day_or_the_next_older_is_open(gone: int, nearest: str) -> None:
    place = Place.of(START.at(gone))
    library = Library.of(paper for paper in PAPERS if paper is not PAPERS[gone])
    assert title(at_place(Session.start(library, "ko"), place)) == nearest


@pytest.mark.parametrize("query", ["zzzzqqqq", "date:notadate", '"unclosed date:2025-99'])
def test_a_query_that_finds_nothing_or_is_not_understood_is_let_go(query: str) -> None:
    there = at_place(START, Place.of(START.at(3))._replace(query=query))
    assert (there.query.text, title(there)) == ("", "Middle two")


def test_an_empty_corpus_has_a_place_too() -> None:
    empty = Session.start(Library.of([]), "ko")
    assert at_place(empty, Place.of(START.at(2))).paper is None
    assert title(at_place(START, Place.of(empty))) == "Newest one"


@pytest.mark.parametrize(
    "kept",
    [
        {"query": []},
        {"sort": ["sideways"], "pane": ["kitchen"], "zoom": ["all"], "note_top": ["-3"]},
        {"note_top": ["9" * 50], "paper": ["", ":"], "day": ["never"]},
        {"note_top": ["²"]},
    ],
)
def test_whatever_a_file_holds_there_is_a_place(kept: dict[str, list[str]]) -> None:
    place = Place.from_kept(kept)
    assert place
    assert (place.sort, place.pane, place.zoom, place.note_top) == ("date", "papers", "", 0)
    assert title(at_place(START, place))


def test_nothing_kept_is_no_place() -> None:
    assert Place.from_kept({}) is None


def test_a_day_is_newer_only_where_it_is_newer_than_all_were() -> None:
    place = Place.of(START)
    assert not has_newer_day(LIBRARY, place)
    assert not has_newer_day(Library.of([*PAPERS, Paper("More", "2025-03-03")]), place)
    assert has_newer_day(Library.of([*PAPERS, Paper("More", "2025-03-04")]), place)
    assert not has_newer_day(Library.of([Paper("Undated")]), place)


def test_a_language_that_nobody_has_any_more_is_the_first_one() -> None:
    assert [known_language(LIBRARY, code) for code in ("en", "ja", "")] == ["en", "ko", "ko"]


def test_a_paper_that_a_large_corpus_is_looked_through_for_is_found_before_the_first_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("SCAN_CHUNK", "FIRST_CHUNK", "CHUNKS_AT_ONCE"):
        monkeypatch.setattr(answer, name, 1)
    place = Place.of(START)._replace(query="one | two | oldest", paper=("title:oldest",), day="2025-03-01")
    assert title(at_place(START, place)) == "Oldest"
