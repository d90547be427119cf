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
    "address",
    [
        "https://arxiv.org/abs/2504.16650", "http://arxiv.org/pdf/2504.16650v2.pdf", "arxiv.org/abs/2504.16650",
        "https://www.arxiv.org/html/2504.16650v1", "https://export.arxiv.org/abs/2504.16650?context=cs",
        "HTTPS://ArXiv.org/ABS/2504.16650", "https://arxiv.org/abs/2504.16650/", "https://arxiv.org/html/2504.16650v1#S2",
        "https://arxiv.org/abs/2504.16650.", "https://arxiv.org/abs/2504.16650)", "(https://arxiv.org/abs/2504.16650),",
        "<https://arxiv.org/abs/2504.16650>", "arXiv:2504.16650", "arXiv: 2504.16650v2", "arXiv:2504.16650v1 [cs.CL]",
        "2504.16650", "2504.16650v3", "10.48550/arXiv.2504.16650", "doi:10.48550/arXiv.2504.16650",
        "https://doi.org/10.48550/arXiv.2504.16650", "http://dx.doi.org/10.48550/ARXIV.2504.16650",
        "https://huggingface.co/papers/2504.16650", "https://hf.co/papers/2504.16650", "https://ar5iv.org/abs/2504.16650",
        "https://www.alphaxiv.org/abs/2504.16650v1", "https://alphaxiv.org/ko/overview/2504.16650",
        "https://ar5iv.labs.arxiv.org/html/2504.16650", "https://papers.cool/arxiv/2504.16650",
        "https://papers.cool/arxiv/kimi?paper=2504.16650", "https://scirate.com/arxiv/2504.16650",
    ],
)  # fmt: skip
def test_every_spelling_of_an_arxiv_address_names_the_same_paper(address: str) -> None:
    assert arxiv_id(address) == "2504.16650"
    assert identity(Paper("T", links=(Link(address),))) == "arxiv:2504.16650"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://arxiv.org/abs/math.GT/0309136", "math/0309136"), ("math/0309136v2", "math/0309136"),
        ("https://arxiv.org/pdf/cs.LG/0101001.pdf", "cs/0101001"), ("arXiv:HEP-TH/9901001", "hep-th/9901001"),
        ("https://arxiv.org/abs/cond-mat.mtrl-sci/9901001", "cond-mat/9901001"),
        ("https://doi.org/10.48550/arXiv.hep-th/9901001", "hep-th/9901001"),
    ],
)  # fmt: skip
def test_an_old_id_is_lower_case_and_without_its_class(address: str, found: str) -> None:
    assert arxiv_id(address) == found


@pytest.mark.parametrize(
    "address",
    ["2025.12345", "2504.165", "https://e.org/2504.16650", "https://arxiv.org/list/cs.CL/new", "1309136", "a/0309136",
     "https://arxiv.org.evil.org/abs/2504.16650", "https://evilarxiv.org/abs/2504.16650", "https://hf.co/papers",
     "https://github.com/a/2504.16650", "https://arxiv.org/abs/2504.166501", "see arXiv:2504.16650", ""],
)  # fmt: skip
def test_what_is_no_address_of_an_arxiv_paper_names_none(address: str) -> None:
    assert arxiv_id(address) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://openreview.net/forum?id=HJe_kHK-r", "https://openreview.net/pdf?id=HJe_kHK-r"),
        ("https://aclanthology.org/2024.acl-long.1/", "https://aclanthology.org/2024.acl-long.1.pdf"),
        ("https://doi.org/10.1145/32925.33307", "doi:10.1145/32925.33307"),
        ("https://dl.example.org/A_(b)", "http://www.dl.EXAMPLE.org/A_(b)/"),
        ("https://e.org/a", "e.org/a."),
    ],
)
def test_other_pages_of_one_paper_are_one_too(one: str, other: str) -> None:
    assert identity(Paper("A", links=(Link(one),))) == identity(Paper("B", links=(Link(other),)))


def test_two_papers_are_one_by_id_by_link_or_by_folded_title() -> None:
    one = Paper("A Title!", links=(Link("https://arxiv.org/abs/2504.16650"),))
    assert identities(one) & identities(Paper("other", links=(Link("https://arxiv.org/pdf/2504.16650v3"),)))
    assert identities(one) & identities(Paper("a  TITLE"))
    assert not identities(one) & identities(Paper("B", links=(Link("https://arxiv.org/abs/2504.16651"),)))
