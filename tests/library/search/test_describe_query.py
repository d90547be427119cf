"""A query in words says what the query asks for."""

from __future__ import annotations

import pytest

from tuiapp.library.search.describe_query import describe_query
from tuiapp.library.search.query import parse


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (">2024", "from 2025 on"),
        (">=2025", "from 2025 on"),
        ("<2024", "up to 2023"),
        ("<=2024-02", "up to February 2024"),
        (">2024-02", "from March 2024 on"),
        (">=2024-02-03", "from 3 February 2024 on"),
        ("2024-02..2024-03", "from February 2024 to March 2024"),
    ],
)
def test_a_range_of_dates_says_where_it_begins_and_where_it_ends(date: str, said: str) -> None:
    assert describe_query(parse(f"date:{date}"), {}) == said
