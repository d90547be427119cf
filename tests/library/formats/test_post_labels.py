"""What people write around the parts of a pasted post: labels, numbers, rules, headings, keys."""

from __future__ import annotations

import pytest

from tuiapp.library import Paper
from tuiapp.library.formats import read
from tuiapp.library.formats.parsed import Parsed


def post(*lines: str) -> Parsed:
    return read("\n".join(lines), "post.txt")


def one(*lines: str) -> Paper:
    (paper,) = post(*lines).papers
    return paper


HEAD = ("2025-04-24", "A Study of Buffers", "(Mina Park)")
KOREAN = "버퍼를 나누어 쓰는 방법이다."
ENGLISH = "A way to share buffers."
LABELS = [
    ("## 한국어 요약", "## English summary"), ("### 한국어", "### English"), ("**한국어**", "**English**"),
    ("Korean:", "English:"), ("[한국어]", "[English]"), ("(한국어)", "(English)"), ("KO", "EN"), ("한글", "영문"),
]  # fmt: skip


@pytest.mark.parametrize(("ko", "en"), LABELS)
@pytest.mark.parametrize("is_english_first", [False, True])
def test_a_line_that_names_a_language_opens_the_note_in_it(ko: str, en: str, is_english_first: bool) -> None:
    parts = [(ko, KOREAN), (en, ENGLISH)]
    lines = [line for part in (reversed(parts) if is_english_first else parts) for line in part]
    paper = one(*HEAD, *lines, "#rl")
    assert (paper.note("ko"), paper.note("en"), paper.abstract, paper.tags) == (KOREAN, ENGLISH, None, ("rl",))


@pytest.mark.parametrize(("ko", "en"), LABELS)
def test_a_line_that_names_a_language_opens_its_note_in_a_vault_note_too(ko: str, en: str) -> None:
    text = f"*A Study of Buffers* (Mina Park)\n\n> We share buffers.\n\n{en}\n\n{ENGLISH}\n\n{ko}\n\n{KOREAN}\n\n#rl"
    (paper,) = read(text, "250424 A Study of Buffers.md").papers
    assert (paper.note("ko"), paper.note("en"), paper.abstract) == (KOREAN, ENGLISH, "We share buffers.")


def test_a_korean_line_below_the_name_of_english_is_korean() -> None:
    assert (
        one(*HEAD, "English", ENGLISH, "내 생각에는 깔끔한 논문이다.", "#rl").note("ko")
        == "내 생각에는 깔끔한 논문이다."
    )


@pytest.mark.parametrize("line", ["English notes were compared.", "- English", "한국어 노트.", "Note: it is slow"])
def test_a_line_that_only_begins_like_a_label_is_text(line: str) -> None:
    notes = one(*HEAD, KOREAN, line, ENGLISH, "#rl").notes
    assert line.removeprefix("- ") in " ".join(note.text for note in notes)


def test_labels_of_all_parts_are_understood_in_a_post() -> None:
    parsed = post(
        "2025-04-24", "1. A Study of Buffers", "Authors: Mina Park and Jonas Weber", "arXiv: 2504.00001",
        "Code: https://example.org/code", "Abstract: We share buffers.", "요약: 나누어 쓴다.", "Tags: rl, moe",
        "2. 제목: Quiet Buffers", "저자: 김하나", "초록: We forget.",
        "한국어: 잊는다.", "English: It forgets.", "태그: #q",
    )  # fmt: skip
    first, second = parsed.papers
    assert (first.title, first.authors) == ("A Study of Buffers", ("Mina Park", "Jonas Weber"))
    assert (first.abstract, first.note("ko"), first.note("en")) == ("We share buffers.", "나누어 쓴다.", None)
    assert [tuple(link[:2]) for link in first.links] == [
        ("https://arxiv.org/abs/2504.00001", None),
        ("https://example.org/code", "Code"),
    ]
    assert first.tags == ("rl", "moe")
    assert (second.title, second.authors, second.tags) == ("Quiet Buffers", ("김하나",), ("q",))
    assert (second.abstract, second.note("ko"), second.note("en")) == ("We forget.", "잊는다.", "It forgets.")


@pytest.mark.parametrize("heading", ["오늘의 논문", "오늘의 논문 (2025년 4월 24일)", "Papers of 2025-04-24"])
def test_the_heading_of_a_post_is_left_out_and_may_name_its_day(heading: str) -> None:
    parsed = post(heading, *([] if any(map(str.isdigit, heading)) else HEAD[:1]), *HEAD[1:], KOREAN, "#rl")
    assert [(paper.title, paper.date) for paper in parsed.papers] == [("A Study of Buffers", "2025-04-24")]
    assert [left.text for left in parsed.left_out] == [heading]


@pytest.mark.parametrize("names", ["Mina Park, Jonas Weber", "Mina Park et al.", "Mina Park, J. van der Weber"])
def test_names_right_under_a_title_need_no_parentheses(names: str) -> None:
    paper = one("2025-04-24", "A Study of Buffers", names, KOREAN, "#rl")
    assert paper.authors[0] == "Mina Park"
    assert paper.note("ko") == KOREAN


@pytest.mark.parametrize("line", ["Buffers, shared and quiet", "데이터, 모델", "Data, Models", "Fast et al. methods"])
def test_what_is_no_list_of_names_is_text(line: str) -> None:
    assert one("2025-04-24", "A Study of Buffers", line, KOREAN, "#rl").authors == ()


def test_names_behind_a_title_are_its_authors_and_a_remark_there_is_not() -> None:
    parsed = post("2025-04-24", "A Study of Buffers (Mina Park, Jonas Weber)", KOREAN, "#a", "B (Long Version)", "#b")
    assert [(paper.title, paper.authors) for paper in parsed.papers] == [
        ("A Study of Buffers", ("Mina Park", "Jonas Weber")),
        ("B (Long Version)", ()),
    ]


@pytest.mark.parametrize("mark", ["▶ ", "■ "])
def test_a_sign_that_every_title_begins_with_is_none_of_it(mark: str) -> None:
    assert [paper.title for paper in post(f"{mark}A", "(Bo Li)", f"{mark}B", "(Bo Li)").papers] == ["A", "B"]
    assert one(f"{mark}A", "(Bo Li)").title == f"{mark}A"


def test_lines_drawn_between_papers_part_them_where_nothing_else_does() -> None:
    papers = post("A", KOREAN, "---", "B", KOREAN, "──────", "C", KOREAN).papers
    assert [(paper.title, paper.note("ko")) for paper in papers] == [(title, KOREAN) for title in "ABC"]


def test_what_stands_before_a_post_holds_for_its_papers() -> None:
    parsed = post("---", "date: 2025. 4. 24.", "tags: [daily]", "---", "A", "(Bo Li)", "#x", "B", "(Bo Li)", "#y")
    assert [(paper.title, paper.date, paper.tags) for paper in parsed.papers] == [
        ("A", "2025-04-24", ("x", "daily")),
        ("B", "2025-04-24", ("y", "daily")),
    ]


def test_entities_in_a_post_are_letters_and_control_characters_among_them_are_cleaned() -> None:
    paper = one("2025-04-24", "Q&amp;A over C&#43;&#43; &lt;think&gt;", "(Mina Park)", "노트&#27;이다.", "#rl")
    assert paper.title == "Q&A over C++ <think>"
    assert paper.note("ko") == "노트이다."


def test_a_callout_that_names_a_part_is_that_part() -> None:
    text = (
        "*A Study of Buffers* (Mina Park)\n\n> [!abstract]\n> We share buffers.\n\n"
        "> [!note]- 한국어\n> 나누어 쓴다.\n\n> [!summary] English\n> It shares.\n\n> [!tip] Mine\n> Good.\n"
    )
    (paper,) = read(text, "250424 A Study of Buffers.md").papers
    assert (paper.abstract, paper.note("ko")) == ("We share buffers.", "나누어 쓴다.")
    assert "It shares." in (paper.note("en") or "")
    assert "[!tip] Mine" in str(paper.notes)


def test_a_yaml_digest_is_one_under_the_name_of_a_text_too() -> None:
    (paper,) = read("date: 2025-04-24\npapers:\n- title: A\n  tags: [x]\n", "digest.txt").papers
    assert (paper.title, paper.date, paper.tags) == ("A", "2025-04-24", ("x",))


@pytest.mark.parametrize("marks", ["\u2066{}\u2069", "\u200e{}", "\u202a{}\u202c"])
def test_signs_of_direction_around_an_address_are_none_of_it(marks: str) -> None:
    paper = one("2025-04-24", marks.format("https://arxiv.org/abs/2504.00001"), *HEAD[1:], KOREAN, "#rl")
    assert [link.url for link in paper.links] == ["https://arxiv.org/abs/2504.00001"]
