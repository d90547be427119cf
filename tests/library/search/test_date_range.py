"""Dates are read as people write them."""

from __future__ import annotations

import pytest

from tuiapp.library.search.date_range import DateRange, read_dates

TODAY = "2025-04-24"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"), ("2025년", "2025-01-01", "2025-12-31"),
        ("2025-04", "2025-04-01", "2025-04-30"), ("2025.04", "2025-04-01", "2025-04-30"),
        ("2025-4", "2025-04-01", "2025-04-30"), ("2025년4월", "2025-04-01", "2025-04-30"),
        ("4월", "2025-04-01", "2025-04-30"), ("12월", "2024-12-01", "2024-12-31"),
        ("25년", "2025-01-01", "2025-12-31"), ("25-04", "2025-04-01", "2025-04-30"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2025.04.24.", "2025-04-24", "2025-04-24"),
        ("250424", "2025-04-24", "2025-04-24"), ("20250424", "2025-04-24", "2025-04-24"),
        ("4월3일", "2025-04-03", "2025-04-03"), ("04-24", "2025-04-24", "2025-04-24"),
        ("today", TODAY, TODAY), ("오늘", TODAY, TODAY), ("yesterday", "2025-04-23", "2025-04-23"),
        ("어제", "2025-04-23", "2025-04-23"), ("week", "2025-04-18", TODAY), ("-7d", "2025-04-17", "2025-04-17"),
        (">=-7d", "2025-04-17", ""), (">=-2주", "2025-04-10", ""), (">2025-04", "2025-05-01", ""),
        ("<2025", "", "2024-12-31"), ("<=2025.04", "", "2025-04-30"), ("2025-01..2025-03", "2025-01-01", "2025-03-31"),
        ("..2025", "", "2025-12-31"), ("yesterday..", "2025-04-23", ""), ("202", "2020-01-01", "2029-12-31"),
        ("2025-0", "2025-01-01", "2025-09-30"), ("2025-04-2", "2025-04-20", "2025-04-29"),
    ],
)  # fmt: skip
def test_a_date_is_the_days_that_it_means(text: str, first: str, last: str) -> None:
    found = read_dates(text, TODAY, is_begun_enough=True)
    assert found
    assert DateRange(first, last) in found


@pytest.mark.parametrize("text", ["banana", "2025-13", ">=2025-13", "x..y", "13월", "<banana", "2025-01..x"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_dates(text, TODAY, is_begun_enough=True) is None


@pytest.mark.parametrize("text", ["", ">", ">=20", "2025-01..2025-0", "tod", "오", "-7", ">=-", "undat"])
def test_what_is_still_being_typed_asks_for_nothing(text: str) -> None:
    assert read_dates(text, TODAY, is_begun_enough=True) == ()


def test_papers_without_a_date_can_be_asked_for() -> None:
    assert read_dates("undated,2025", TODAY, is_begun_enough=True) == (None, DateRange("2025-01-01", "2025-12-31"))
