"""One reader of dates for lines, keys, front matter and names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library.formats.dates import date_line, date_of_name, parts_of_name, to_date
from tuiapp.library.formats.pasted_post import read


def iso(text: str) -> str | None:
    day = date_line(text)
    return to_date(day) if day else None


SPELLINGS = [
    "2025. 4. 24.", "2025.04.24", "2025/04/24", "2025-4-24", "25. 4. 24.", "25.4.24", "'25. 4. 24", "20250424",
    "2025년 4월 24일", "2025년4월24일", "2025년 4월 24일 (목)", "2025년 4월 24일 목요일", "2025. 4. 24. (목)",
    "2025-04-24 (Thu)", "2025-04-24, Thursday", "2025-04-24T09:30:00+09:00", "2025-04-24 09:30",
    "April 24, 2025", "Apr 24 2025", "April 24th, 2025", "24 Apr 2025", "24 April 2025", "Thursday, April 24, 2025",
    "Thu, 24 Apr 2025 00:00:00 +0000", "2025年4月24日", "2025年4月24日（木）",
    "2025年4月24日 星期四", "２０２５年４月２４日",
    "24.04.2025", "4/24/2025", "24/4/2025", "2025–04–24", "2025\u201104\u201124", "2025-Apr-24", "2025 April 24",
]  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
@pytest.mark.parametrize(
    "around", ["{}", "## {}", "**{}**", "[[{}]]", "--- {} ---", "Date: {}", "날짜: {}", "{}:", "<{}>", "({})"]
)
def test_every_spelling_of_a_day_is_that_day_also_with_marks_around_it(text: str, around: str) -> None:
    assert iso(around.format(text)) == "2025-04-24"


@pytest.mark.parametrize(
    "text",
    ["2504.16650", "1406.0612", "v2.1.3", "3.11.7 is out", "2024", "2024: A Year", "In 2025-04-24", "- 2025-04-24",
     "2025-04-24 Daily", "Llama 3.1", "1. 2025-04-24", "25%", "", "2025-04", "May 2025"],
)  # fmt: skip
def test_what_is_not_only_a_date_is_none(text: str) -> None:
    assert date_line(text) is None


@pytest.mark.parametrize("text", ["2025-02-30", "2025년 13월 1일", "4/5/2025"])
def test_a_date_that_no_calendar_has_or_that_could_be_two_is_still_a_date_line(text: str) -> None:
    assert date_line(text)
    assert iso(text) is None


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_any_day_is_read_back_from_any_of_its_spellings(day: date) -> None:
    form = (
        "{0:%Y}-{0:%m}-{0:%d}",
        "{0:%Y}. {0.month}. {0.day}.",
        "{0:%Y}년 {0.month}월 {0.day}일",
        "{0:%d} {0:%b} {0:%Y}",
    )
    assert {iso(each.format(day)) for each in form} == {str(day)}


@given(st.text(max_size=70))
def test_no_text_makes_the_reader_of_dates_fail(text: str) -> None:
    iso(text)
    date_of_name(text)


@pytest.mark.parametrize(
    "path",
    ["2025-04-24.txt", "2025-4-24.txt", "2025.4.24.txt", "2025년 4월 24일.txt", "2025_04_24.md", "20250424.md",
     "digest-2025-04-24.md", "daily 2025-04-24.md", "papers_20250424.md", "논문 2025년 4월 24일.md", "25.04.24.txt",
     "2025-04-24 (목).txt", "2025. 4. 24..txt", "April 24, 2025.md", "250424 A Study.md", "202504241530 A Study.md",
     "2025/04/24/a study.md", "2025/04/24.md", "2025-04/24.txt", "2025-04-24/a study.md", "2025년 4월 24일/a.txt"],
)  # fmt: skip
def test_the_name_of_a_file_or_its_folders_give_its_day(path: str) -> None:
    assert date_of_name(f"my/digests/{path}") == "2025-04-24"


@pytest.mark.parametrize(
    "path",
    ["1406.0612.md", "2301.0101v2.md", "0704.0115.md", "2504.16650.md", "12.3.4.md", "v1.20.03.md", "math0309136.md",
     "A Study of 2024.md", "2024.md", "2301-01-01.md", "100000 Papers.md", "GPT-4.md", "backup-2024-01-01/a.md",
     "2024-01-01/vault/a.md", "12.txt"],
)  # fmt: skip
def test_numbers_that_are_no_date_give_none(path: str) -> None:
    assert date_of_name(path) is None


@pytest.mark.parametrize(
    ("name", "title"),
    [("250424 A Study", "A Study"), ("2025-04-24-a-study", "a-study"), ("250424", "250424"),
     ("daily 2025-04-24", "daily 2025-04-24"), ("1406.0612", "1406.0612"), ("250424 3D Study", "3D Study")],
)  # fmt: skip
def test_the_title_of_a_name_is_what_stands_behind_its_date(name: str, title: str) -> None:
    assert parts_of_name(name).title == title


@pytest.mark.parametrize("second", ["2025. 4. 25.", "**April 25, 2025**", "## 2025年4月25日"])
def test_a_line_that_is_only_a_date_begins_a_day_also_the_second_time(second: str) -> None:
    papers = read(f"2025년 4월 24일\nA\n(Ada Byron)\n노트.\n{second}\nB\n노트.", "p.txt").papers
    assert [(paper.title, paper.date) for paper in papers] == [("A", "2025-04-24"), ("B", "2025-04-25")]


def test_a_date_between_a_title_and_its_authors_is_that_papers() -> None:
    papers = read("2025년 4월 24일\nA\n2025-04-21\n(Ada Byron)\n#x\nB\n(Bo Li)\n#y", "p.txt").papers
    assert [(paper.title, paper.date) for paper in papers] == [("A", "2025-04-21"), ("B", "2025-04-24")]
