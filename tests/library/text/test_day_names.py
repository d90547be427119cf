"""Days are said as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from tuiapp.library.text.day_names import day_name

TODAY = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2025-04-24", "Today"),
        ("2025-04-23", "Yesterday"),
        ("2025-04-22", "Tue 22 Apr"),
        ("2025-04-25", "Fri 25 Apr"),
        ("2024-12-31", "Tue 31 Dec 2024"),
    ],
)
def test_a_day_is_said_from_today(iso: str, said: str) -> None:
    assert day_name(iso, TODAY) == said
