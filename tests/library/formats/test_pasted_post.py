"""A pasted post is told apart by what stands where, and keeps every letter."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from conftest import PASTED
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Note, Paper
from tuiapp.library.formats.pasted_post import read
from tuiapp.library.text.cleaning import clean

ABSTRACT = "We present a method that is described here in a sentence long enough to be an abstract of a paper."


def one(text: str) -> Paper:
    parsed = read(text, "p.txt")
    assert len(parsed.papers) == 1, [paper.title for paper in parsed.papers]
    return parsed.papers[0]


def notes(body: str) -> dict[str, str]:
    paper = one(f"Title\n(Ada Byron)\n{ABSTRACT}\n{body}\n#tag")
    return {note.language: note.text for note in paper.notes}


def test_a_post_gives_every_field_of_its_papers() -> None:
    parsed = read(PASTED, "x.txt")
    assert not parsed.faults
    first, second = parsed.papers
    assert first.date == second.date == "2025-03-01"
    assert first.authors == ("Jiho Kim", "María Sanz", "Li Wei")
    assert first.notes == (
        Note("ko", "바이트 단위 모델에 대한 연구.\n\n데이터 구성이 더 중요하다는 결론이네요."),
        Note("en", "A study of byte-level models.\n\nThe mixture of the data matters more."),
    )
    assert first.tags == ("tokenizer", "multilingual")
    assert (second.title, second.authors, second.notes, second.tags) == ("Small Steps", ("Bo Larsen",), (), ())
    assert second.abstract
    assert second.abstract.startswith("Gradient descent")
    assert (first.source.line, second.source.line) == (2, 10)


@pytest.mark.parametrize(
    ("body", "ko", "en"),
    [
        ("한국어 노트.", "한국어 노트.", None),
        ("English only.", None, "English only."),
        ("앞.\nA quoted English sentence.\n뒤.\nThe note.", "앞.\n\nA quoted English sentence.\n\n뒤.", "The note."),
        ("앞.\nhttps://e.org/x\nThe note.", "앞.\n\nhttps://e.org/x", "The note."),
        ("앞.\nThe note.\nhttps://e.org/x", "앞.", "The note.\n\nhttps://e.org/x"),
        ("https://e.org/x\n앞.\nThe note.", "https://e.org/x\n\n앞.", "The note."),
        ("셋:\n1. GPT\n2. BERT\nThree:\n1. GPT\n2. BERT", "셋:\n\n1. GPT\n2. BERT", "Three:\n\n1. GPT\n2. BERT"),
        ('제목은\n"Attention"\nThe title.', '제목은\n\n"Attention"', "The title."),
        ("(다만 작은 모델에서) 추론이 느림.\nSlow.", "(다만 작은 모델에서) 추론이 느림.", "Slow."),
        (
            "노트.\nHe calls it 추론, which every one of us does by now.",
            "노트.",
            "He calls it 추론, which every one of us does by now.",
        ),
    ],
)
def test_the_english_note_begins_behind_the_last_korean_line(body: str, ko: str | None, en: str | None) -> None:
    found = notes(body)
    assert (found.get("ko"), found.get("en")) == (ko, en)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("A\n(Ada Byron)\n#x\nB\n#y\nC", ["A", "B", "C"]),
        (f"A\n(Ada Byron)\n{ABSTRACT}\nB\n(Bo Li, Cy Wu)", ["A", "B"]),
        (f"\n\nA\n\n(Ada Byron)\n\n{ABSTRACT}\n\n#x\n\n\nB\n\n(Bo Li)", ["A", "B"]),
        ("[Re] A $\\alpha$-Study (Revisited)\n(Ada Byron)", ["[Re] A $\\alpha$-Study (Revisited)"]),
        ("한국어 제목의 논문\n(김하나, 이두리)\n노트.\n#x", ["한국어 제목의 논문"]),
        ("A\n(Ada Byron)\n노트입니다.\n(그런데 이것은 저자가 아니라 노트의 한 줄입니다)\n#x", ["A"]),
        ("A\n(Ada Byron)\n노트입니다.\n(see also the other paper of last week)\n#x", ["A"]),
        ("A\n(Ada Byron)\n좋은 방법이네요. 그럴까요?\n(아마도)\n#x", ["A"]),
        (f"A\n(Ada Byron)\n{ABSTRACT * 4} https://e.org/x\n(Gemini)\n#x", ["A"]),
        ("A\n(Ada Byron)\n노트\nB\n（김하나，이두리）\n#x", ["A", "B"]),
        ("2025-03-01\nA\n#x\n2025년 3월 2일 (일)\nB\n#y", ["A", "B"]),
    ],
)
def test_a_paper_begins_behind_a_tag_line_or_above_its_authors(text: str, titles: list[str]) -> None:
    assert [paper.title for paper in read(text, "p.txt").papers] == titles


def test_a_date_line_dates_the_papers_below_it_and_else_the_name_does() -> None:
    papers = read("A\n#x\n2025년 3월 2일 일요일\nB\n#y", "2025-03-01.txt").papers
    assert [paper.date for paper in papers] == ["2025-03-01", "2025-03-02"]


def test_an_impossible_date_is_a_fault_at_its_line() -> None:
    parsed = read("\n2025년 2월 30일\nA\n#x", "2025-02-28.txt")
    assert parsed.papers[0].date is None
    assert (parsed.faults[0].line, parsed.faults[0].hint) == (2, "write it as 2025-04-24")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://e.org/1\nA\n(Ada Byron)\n#x\nhttps://e.org/2\nB\n#y", [["https://e.org/1"], ["https://e.org/2"]]),
        (f"A\nhttps://e.org/1\n(Ada Byron)\nhttps://e.org/2\n{ABSTRACT}\n#x", [["https://e.org/1", "https://e.org/2"]]),
        ("A\n#x\nhttps://e.org/1", [["https://e.org/1"]]),
        ("A\n#x\nhttps://e.org/1\nB\n#y\nhttps://e.org/2", [["https://e.org/1"], ["https://e.org/2"]]),
        (
            f"https://e.org/1\nA\n(Ada Byron)\n{ABSTRACT}\nhttps://e.org/2\nB\n(Bo Li)\n노트.\nhttps://e.org/3",
            [["https://e.org/1"], ["https://e.org/2"]],
        ),
        (f"A\n(Ada Byron)\n{ABSTRACT}\n노트.\nhttps://e.org/1\nB\n(Bo Li)\n#y", [[], []]),
    ],
)
def test_a_bare_url_around_the_title_is_the_papers_own_link(text: str, links: list[list[str]]) -> None:
    assert [[link.url for link in paper.links] for paper in read(text, "p.txt").papers] == links


def test_authors_are_separated_by_commas_outside_parentheses_only() -> None:
    paper = one("A\n(Ada Byron (Lab, City), Bo Li and Cy Wu, NVIDIA: Di Xu)\n#x")
    assert paper.authors == ("Ada Byron (Lab, City)", "Bo Li and Cy Wu", "NVIDIA: Di Xu")


def test_parentheses_and_commas_of_full_width_hold_authors_too() -> None:
    assert one("A\n（김하나， 이두리）\n#x").authors == ("김하나", "이두리")


def test_a_name_in_small_letters_is_an_author_only_right_under_the_title() -> None:
    paper = one(f"A\n(deepseek-ai)\n{ABSTRACT}\n노트\n(sic)\n#x")
    assert (paper.authors, paper.note("ko")) == (("deepseek-ai",), "노트")


DATE = "2025년 3월 2일"
LINES = st.one_of(
    st.sampled_from(
        ["Title", "(Ada Byron, Bo Li)", ABSTRACT, "한국어 노트.", "An English note.", "#a #b", "https://e.org/x", "",
         DATE, "1. item", "(a remark)", "(비고)", "노트 #끝", '"quote"', "(A) and (B)", "()", "#", "# head"]
    ),
    st.text(alphabet="ab가나.,()#[]:/ \"'1-", max_size=30),
)  # fmt: skip


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", clean(text)))


@given(st.lists(LINES, max_size=14))
def test_no_letter_of_a_post_is_ever_lost(lines: list[str]) -> None:
    parsed = read("\n".join(lines), "p.txt")
    kept = [
        "".join([paper.title, *paper.authors, paper.abstract or "", *(note.text for note in paper.notes), *paper.tags,
                 *(link.url for link in paper.links)])
        for paper in parsed.papers
    ]  # fmt: skip
    there = "".join(lines).replace(DATE, "")
    # A url that stands twice around one title is one link.
    if there.count("https://") <= 1:
        assert Counter(letters(there)) <= Counter(letters("".join(kept)))
