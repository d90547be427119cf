"""The links of a paper: each page once, labelled, the paper's own first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Link, Note, Paper
from tuiapp.library.paper_links import links_of, page_of


def listed(*urls: str, abstract: str = "", ko: str = "") -> list[tuple[str | None, str]]:
    notes = (Note("ko", ko),) if ko else ()
    return [
        (link.label, link.url)
        for link in links_of(Paper("T", abstract=abstract, notes=notes, links=tuple(map(Link, urls))))
    ]


def test_an_arxiv_link_brings_its_other_forms_right_behind_it() -> None:
    assert listed("https://arxiv.org/abs/2503.00101", "https://e.org/x") == [
        ("arXiv", "https://arxiv.org/abs/2503.00101"),
        ("PDF", "https://arxiv.org/pdf/2503.00101"),
        ("HTML", "https://arxiv.org/html/2503.00101"),
        (None, "https://e.org/x"),
    ]


@pytest.mark.parametrize("own", ["http://www.arxiv.org/pdf/2503.00101v2.pdf", "https://arxiv.org/abs/cs.LG/0101001"])
def test_the_form_that_the_paper_has_itself_stays_as_it_is_written(own: str) -> None:
    links = listed(own, abstract=f"see {own}")
    assert links[0][1] == own
    assert sorted(label or "" for label, _ in links) == ["HTML", "PDF", "arXiv"]


def test_the_page_of_a_reader_of_arxiv_stands_beside_arxivs_own_forms() -> None:
    links = listed("https://www.alphaxiv.org/abs/2503.00101", "https://huggingface.co/papers/2503.00101")
    assert [url for _, url in links][::4] == [
        "https://www.alphaxiv.org/abs/2503.00101", "https://huggingface.co/papers/2503.00101",
    ]  # fmt: skip
    assert sorted(label or "" for label, _ in links) == ["", "HTML", "PDF", "arXiv", "paper"]


def test_links_of_the_texts_come_last_each_once_and_an_arxiv_link_among_them_brings_nothing() -> None:
    text = "https://github.com/a/b, http://www.github.com/a/b/ and https://arxiv.org/abs/2401.00001"
    assert listed("https://e.org", abstract=text, ko="코드 https://github.com/a/b 모델 https://hf.co/a/b") == [
        (None, "https://e.org"),
        ("code", "https://github.com/a/b"),
        (None, "https://arxiv.org/abs/2401.00001"),
        ("model", "https://hf.co/a/b"),
    ]


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://huggingface.co/Skywork/R1V2", "model"), ("https://huggingface.co/datasets/a/b", "data"),
        ("https://huggingface.co/spaces/a/b", "demo"), ("https://huggingface.co/papers/2503.1", "paper"),
        ("https://www.github.com/a/b", "code"), ("https://a.github.io/b", "project"), ("https://gitlab.com/a", "code"),
        ("https://github.com.evil.org/a", None), ("https://e.org/github.com/a", None), ("https://github.com", None),
    ],
)  # fmt: skip
def test_a_page_is_labelled_by_where_it_is(url: str, label: str | None) -> None:
    assert listed(abstract=url) == [(label, url)]


@given(st.lists(st.sampled_from("https://arxiv.org/abs/2503.00101 http://arxiv.org/pdf/2503.00101v2 https://e.org/ "
                                "http://www.e.org https://github.com/a/b javascript:x https://arxiv.org/html/2401.00001"
                                .split()), max_size=6), st.booleans())  # fmt: skip
def test_every_page_is_there_once_and_the_first_own_link_is_first(urls: list[str], in_text: bool) -> None:
    links = links_of(Paper("T", abstract=" ".join(urls) if in_text else "", links=tuple(map(Link, urls))))
    pages = [page_of(link.url) for link in links]
    assert len(set(pages)) == len(pages)
    assert set(map(page_of, urls)) <= set(pages)
    assert [link.url for link in links[:1]] == urls[:1]
