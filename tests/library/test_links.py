"""Links inside a text end where a reader would end them."""

from __future__ import annotations

import pytest

from tuiapp.library import Link, Note, Paper
from tuiapp.library.identity import arxiv_id, identities, identity
from tuiapp.library.paper_links import text_links
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


def test_text_links_say_where_they_stand_and_never_name_the_paper() -> None:
    paper = Paper("T", abstract="see https://e.org/a.", notes=(Note("ko", "https://e.org/b에서"),))
    assert text_links(paper) == (Link("https://e.org/a", where="abstract"), Link("https://e.org/b", where="ko"))
    assert identity(paper) == "title:t"


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2504.16650",
        "http://arxiv.org/pdf/2504.16650v2.pdf",
        "https://www.arxiv.org/html/2504.16650v1",
        "https://export.arxiv.org/abs/2504.16650?context=cs",
    ],
)
def test_every_form_of_an_arxiv_link_names_the_same_paper(url: str) -> None:
    assert arxiv_id(url) == "2504.16650"


def test_two_papers_are_one_by_id_by_link_or_by_folded_title() -> None:
    one = Paper("A Title!", links=(Link("https://arxiv.org/abs/2504.16650"),))
    assert identities(one) & identities(Paper("other", links=(Link("https://arxiv.org/pdf/2504.16650v3"),)))
    assert identities(one) & identities(Paper("a  TITLE"))
    assert not identities(one) & identities(Paper("B", links=(Link("https://arxiv.org/abs/2504.16651"),)))
