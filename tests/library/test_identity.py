"""Which papers are one paper."""

from __future__ import annotations

import pytest

from tuiapp.library import Link, Note, Paper
from tuiapp.library.identity import arxiv_id, identities, identity
from tuiapp.library.paper_links import text_links


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
