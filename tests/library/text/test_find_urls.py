"""Links inside a text end where a reader would end them."""

from __future__ import annotations

import pytest

from tuiapp.library.text.find_urls import find_urls


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("code is at https://github.com/a/b.", "https://github.com/a/b"),
        ("공개했습니다 https://example.org/x에서 볼 수 있음", "https://example.org/x"),
        ("(https://example.org/a_(b))와", "https://example.org/a_(b)"),
        ("see (https://arxiv.org/abs/2401.00001)", "https://arxiv.org/abs/2401.00001"),
        (r"\url{https://example.org/t}", "https://example.org/t"),
        ("**https://example.org/b**", "https://example.org/b"),
        ("https://example.org/q?a=1&b=%20#top!", "https://example.org/q?a=1&b=%20#top"),
    ],
)
def test_a_url_ends_before_the_punctuation_and_the_particle(text: str, url: str) -> None:
    assert [text[start:end] for start, end in find_urls(text)] == [url]


def test_ten_thousand_brackets_behind_a_url_take_no_time() -> None:
    assert list(find_urls("https://e.org/" + ")" * 200_000))
