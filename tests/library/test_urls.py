"""Only http and https to a plain host is ever opened or linked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library.urls import LONGEST, why_not_openable


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2503.00101", "HTTP://e.org:8080/x?q=1#f", "https://한글.kr/논문", "https://bücher.de",
        "http://localhost/x", "http://[::1]/", "https://e.org/@user/x", "https://e.org/" + "a" * (LONGEST - 14),
    ],
)  # fmt: skip
def test_a_link_to_a_plain_host_may_be_opened(url: str) -> None:
    assert why_not_openable(url) is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "http"), ("--flag", "http"), ("-x https://e.org", "blank"), ("arxiv.org/abs/1", "http"),
        ("file:///etc/passwd", "http"), ("javascript:alert(1)", "http"), ("ssh://e.org", "http"), ("//e.org/x", "http"),
        ("https:///x", "no host"), ("https:e.org", "no host"), ("http://..", "host"), ("http://%65.org", "host"),
        ("http://[x]/", "no URL"), ("https://e.org:99999", "no URL"), ("https://e.org:x", "no URL"),
        ("https://user@e.org", "user name"), ("https://e.org\\@x.org", "backslash"), ("https://e.org/a b", "blank"),
        ("https://e.org/\x1b[31m", "blank"), ("https://аpple.com", "pass for"), ("https://ｅ.org", "pass for"),
        ("https://e.org/" + "a" * LONGEST, "longer"), ("http://::1/", "U"), ("https://e .org", "blank"),
    ],
)  # fmt: skip
def test_any_other_link_is_refused_with_a_reason(url: str, why: str) -> None:
    assert why in (why_not_openable(url) or "")


@given(st.text(alphabet="htps:/@[]\\ .eé가%-#?\x00０"))
def test_no_url_raises_and_what_passes_has_no_blank(url: str) -> None:
    if why_not_openable(url) is None:
        assert url.lower().startswith(("http://", "https://"))
        assert not set(url) & set(" \\\x00")
