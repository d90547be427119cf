"""A paper comes back from its bytes as it went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Link, Note, Paper, Property, Source
from tuiapp.library.index.paper_codec import paper_of, record_of
from tuiapp.library.text.cleaning import clean_line, clean_text

LINES = st.text(max_size=20).map(clean_line)
WORDS = LINES.filter(bool)
TEXTS = st.text(max_size=40).map(clean_text)
PAPERS = st.builds(
    Paper,
    title=LINES,
    date=st.sampled_from([None, "2025-01-02", "2024-12-31"]),
    authors=st.lists(WORDS, max_size=3).map(tuple),
    abstract=st.none() | TEXTS.filter(bool),
    notes=st.lists(st.builds(Note, st.sampled_from(["ko", "en", "zh-Hant"]), TEXTS), max_size=3).map(tuple),
    tags=st.lists(WORDS, max_size=3).map(tuple),
    links=st.lists(st.builds(Link, WORDS, st.none() | WORDS, st.none()), max_size=3).map(tuple),
    properties=st.lists(st.builds(Property, WORDS, TEXTS.filter(bool)), max_size=3).map(tuple),
    source=st.builds(Source, WORDS, st.integers(1, 10**6)),
)


@given(PAPERS)
def test_a_paper_comes_back_as_it_was(paper: Paper) -> None:
    back = paper_of(record_of(paper))
    assert back == paper
    assert back.source == paper.source


@given(st.lists(PAPERS, max_size=6))
def test_a_library_gives_its_papers_newest_first_and_within_a_day_as_they_came(papers: list[Paper]) -> None:
    library = Library.of(papers)
    expected = sorted(papers, key=lambda paper: paper.date or "", reverse=True)
    assert [library.paper(row) for row in range(len(library))] == expected


@pytest.mark.parametrize("record", [b"", b"\xff", b"a\x1cb", b"\x1c" * 8, b"\x1c" * 8 + b"f\x1cx", b"\x1c" * 40])
def test_bytes_that_are_no_record_are_refused(record: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of whatever kind
        paper_of(record)
