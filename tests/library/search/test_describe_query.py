"""A query in words says what the query asks for."""

from __future__ import annotations

import pytest

from tuiapp.library.search.describe_query import describe_query
from tuiapp.library.search.query import parse


@pytest.mark.parametrize(("asked", "said", "never"), [(">", "after", "before"), ("<", "before", "after")])
@pytest.mark.parametrize(("date", "words"), [("2024", "2024"), ("2024-02", "February 2024")])
def test_an_open_range_of_dates_says_to_which_side_it_is_open(
    asked: str, said: str, never: str, date: str, words: str
) -> None:
    described = describe_query(parse(f"date:{asked}{date}"), {})
    assert f"{said} {words}" in described
    assert never not in described
