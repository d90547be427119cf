"""RIS that a reader of RIS reads: whatever a digest says, each record is whole and each value is on its own line."""

from __future__ import annotations

import re
from typing import Any

import rispy
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Link, Paper
from tuiapp.library.export.forms.ris import records, ris_of

LINE = re.compile(r"[A-Z][A-Z0-9]  - .*")


def read_back(text: str) -> dict[str, Any]:
    assert all(LINE.fullmatch(line) for line in text.split("\n"))
    (record,) = rispy.loads(text)
    assert "unknown_tag" not in record
    return dict(record)


def test_an_arxiv_paper_is_a_preprint_with_everything_that_is_cited(library: Library) -> None:
    assert read_back(ris_of(library.paper(0))) == {
        "type_of_reference": "UNPB",
        "id": "park2025graphpilot",
        "authors": ["Park, Mina", "Weber, Jonas"],
        "title": "GraphPilot: Steering Agents with Sparse Maps",
        "year": "2025",
        "date": "2025/03//",
        "abstract": "Agents that plan over long horizons lose their way. We give them a sparse map.",
        "keywords": ["agent", "planning"],
        "publisher": "arXiv",
        "accession_number": "arXiv:2503.00101",
        "urls": ["https://arxiv.org/abs/2503.00101"],
        "access_date": "2025/03/02/",
    }


def test_a_paper_from_elsewhere_is_dated_by_its_digest(library: Library) -> None:
    record = read_back(ris_of(library.paper(1)))
    assert (record["type_of_reference"], record["date"]) == ("GEN", "2025/03/02/")
    assert record["urls"] == ["https://example.org/quiet"]


def test_names_are_written_family_first_and_teams_as_they_are() -> None:
    paper = Paper("T", authors=("Ana de la Cruz", "John Smith Jr.", "김 민수", "Qwen Team"))
    assert read_back(ris_of(paper))["authors"] == ["de la Cruz, Ana", "Smith, John, Jr.", "김, 민수", "Qwen Team"]


def test_a_paper_of_which_only_the_title_is_known_has_no_empty_tags() -> None:
    assert ris_of(Paper("Bare"), "x") == "TY  - GEN\nID  - x\nTI  - Bare\nER  - "


def test_a_semicolon_in_a_url_begins_no_second_one() -> None:
    assert read_back(ris_of(Paper("T", links=(Link("https://e.org/a;b=1"),))))["urls"] == ["https://e.org/a%3Bb=1"]


def test_ids_of_several_papers_differ_and_a_paper_of_two_days_is_one_record() -> None:
    one, two = (Paper(f"Maps {n}", "2025-03-02", links=(Link(f"https://e.org/{n}"),)) for n in "12")
    ids = [read_back(piece.text or "")["id"] for piece in records([one, two, one], "ko")]
    assert len(ids) == len(set(ids)) == 2


@given(st.text(), st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_no_text_breaks_out_of_its_line(title: str, abstract: str, tags: list[str]) -> None:
    end = "\nER  - \nTY  - BOOK\nTI  - Another"
    record = read_back(ris_of(Paper(title + end, abstract=abstract + end, tags=tuple(tags)), "x"))
    assert record["title"].endswith("ER - TY - BOOK TI - Another")
    assert record["title"] == " ".join((title + end).split())
    assert record["abstract"] == " ".join((abstract + end).split())
    assert record.get("keywords", []) == [" ".join(tag.split()) for tag in tags if tag.split()]
