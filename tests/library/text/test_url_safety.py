"""Only http and https to a plain host is ever opened or linked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library.text.url_safety import LONGEST, ascii_url, international_host, why_not_openable


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
        ("https://e.org/\x1b[31m", "seen"), ("https://e.org/\u200b", "seen"), ("https://e.org/\u202ex", "seen"),
        ("https://e.org/\U000e0041", "seen"), ("https://e.org/\ue000", "seen"), ("https://e\u00ad.org", "seen"),
        ("https://аpple.com", "pass for"), ("https://ｅ.org", "pass for"), ("https://e .org", "blank"),
        ("https://e.org/" + "a" * LONGEST, "longer"), ("http://::1/", "U"),
    ],
)  # fmt: skip
def test_any_other_link_is_refused_with_a_reason(url: str, why: str) -> None:
    assert why in (why_not_openable(url) or "")


@given(st.text(alphabet="htps:/@[]\\ .eé가%-#?\x00０"))
def test_no_url_raises_and_what_passes_has_no_blank(url: str) -> None:
    if why_not_openable(url) is None:
        assert url.lower().startswith(("http://", "https://"))
        assert not set(url) & set(" \\\x00")
        sent = ascii_url(url)
        assert sent.isascii()
        assert sent.startswith(url.split(":", maxsplit=1)[0])
        assert why_not_openable(sent) is None or len(sent) > LONGEST


@pytest.mark.parametrize(
    ("url", "sent", "host"),
    [
        ("https://e.org/a%20b?c=d&e#f", "https://e.org/a%20b?c=d&e#f", None),
        ("https://한글.kr:8080/논문", "https://xn--bj0bj06e.kr:8080/%EB%85%BC%EB%AC%B8", "xn--bj0bj06e.kr"),
        ("https://BÜCHER.de", "https://xn--bcher-kva.de", "xn--bcher-kva.de"),
        ("https://xn--bcher-kva.de/x", "https://xn--bcher-kva.de/x", "xn--bcher-kva.de"),
        ('http://[::1]:80/`"<', "http://[::1]:80/%60%22%3C", None),
    ],
)
def test_a_url_is_sent_in_ascii_and_an_international_host_told(url: str, sent: str, host: str | None) -> None:
    assert why_not_openable(url) is None
    assert ascii_url(url) == sent
    assert international_host(url) == host
