"""A line of a paper says where a search matches."""

from __future__ import annotations

import pytest

from tuiapp.library import Link, Note, Paper
from tuiapp.library.search.excerpt import excerpt
from tuiapp.library.search.query import parse

PAPER = Paper(
    "Replay", "2025-04-24", ("Mina Park",), "An abstract.\nOn quite a lot of other things and then a needle in hay.",
    (Note("ko", "첫 줄\n둘째 줄의 바늘"), Note("en", "A pin.")), ("rl",), (Link("https://arxiv.org/abs/2504.00001"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("needle", "…and then a needle in hay."),
        ("바늘", "둘째 줄의 바늘"),
        ("pin", "A pin."),
        ("park", "Mina Park"),
        ("2504", "…xiv.org/abs/2504.00001"),
        ("replay", ""),
        ("title:needle", ""),
        ("en:needle", ""),
    ],
)
def test_a_line_is_around_the_first_match_outside_the_title(query: str, line: str) -> None:
    assert excerpt(PAPER, parse(query).words, "ko") == line
