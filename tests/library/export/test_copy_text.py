"""What is copied of papers: each form to the letter, for one and for several, and what is missing is said."""

from __future__ import annotations

import pytest

from tuiapp.library import Library, Link, Note, Paper
from tuiapp.library.export.copy_text import Copy, copy_of
from tuiapp.library.export.output_forms import COPIED

BY_KEY = {form.key: form for form in COPIED}
NEITHER = Paper("Bare", "2025-03-02")


def copied(key: str, *papers: Paper, language: str = "ko") -> Copy:
    return copy_of(BY_KEY[key], papers, language)


@pytest.mark.parametrize(
    ("key", "text", "what"),
    [
        ("l", "https://arxiv.org/abs/2503.00101", "Link"),
        ("m", "[GraphPilot: Steering Agents with Sparse Maps](https://arxiv.org/abs/2503.00101)", "Markdown link"),
        ("t", "GraphPilot: Steering Agents with Sparse Maps", "Title"),
        ("b", "@misc{park2025graphpilot,", "BibTeX"),
        ("r", "TY  - UNPB\nID  - park2025graphpilot\n", "RIS"),
        ("c", "Mina Park, Jonas Weber (2025). GraphPilot: Steering Agents", "Citation"),
        ("n", "희소한 지도를 쓰는 에이전트. 추론 비용이 절반으로 줄었군요.", "This note"),
        ("v", "희소한 지도를 쓰는 에이전트. 추론 비용이 절반으로 줄었군요.\n\nAgents that carry", "All notes"),
        ("p", "## [GraphPilot: Steering Agents with Sparse Maps](", "Whole paper"),
    ],
)
def test_each_form_of_one_paper(library: Library, key: str, text: str, what: str) -> None:
    copy = copied(key, library.paper(0))
    assert copy.text is not None
    assert copy.text.startswith(text)
    assert copy.what == what


def test_every_form_has_a_key_of_its_own_that_is_no_key_of_a_menu() -> None:
    assert len(BY_KEY) == len(COPIED)
    assert not set(BY_KEY) & set("jkgGq")


def test_several_papers_in_their_order_with_what_is_missing(library: Library) -> None:
    papers = (library.paper(4), library.paper(1), library.paper(3), NEITHER)
    links = "https://arxiv.org/abs/2502.00007\nhttps://example.org/quiet"
    assert copied("l", *papers) == Copy(links, "2 links · 2 papers have no link of their own")
    titles = "Mirrors: Self-Distillation at Scale\nQuiet Buffers\nSmall Steps\nBare"
    assert copied("t", *papers) == Copy(titles, "4 titles")
    notes = "Mirrors: Self-Distillation at Scale\n\nSelf-distillation at a large scale."
    assert copied("n", *papers, language="en") == Copy(
        f"{notes}\n\nQuiet Buffers\n\n잊어버리는 리플레이 버퍼.",
        "2 notes · 1 paper has no English note · 2 papers have no note",
    )


def test_several_markdown_links_are_a_list_and_a_paper_without_a_link_is_its_title(library: Library) -> None:
    copy = copied("m", library.paper(1), NEITHER)
    assert copy == Copy(
        "- [Quiet Buffers](https://example.org/quiet)\n- Bare", "2 Markdown links · 1 paper has no link"
    )


def test_the_shown_note_is_copied_where_the_language_has_none_and_that_is_said(library: Library) -> None:
    quiet = library.paper(1)
    assert copied("n", quiet, language="en") == Copy(
        "잊어버리는 리플레이 버퍼.", "This note · This paper has no English note"
    )
    assert copied("v", quiet).what == "All notes · This paper has no English note"
    assert copied("n", NEITHER) == Copy(None, "This paper has no note")
    assert copied("l", NEITHER) == Copy(None, "This paper has no link of its own")
    assert copied("n", NEITHER, NEITHER) == Copy(None, "2 papers have no note")


def test_the_language_that_is_read_comes_first_of_both_notes() -> None:
    paper = Paper("T", notes=(Note("ko", "하나"), Note("en", "One")))
    assert copied("v", paper, language="en").text == "One\n\n하나"


def test_bibtex_keys_of_several_papers_differ_and_a_paper_of_two_days_is_one_entry() -> None:
    authors = ("Mina Park",)
    one, two = (Paper(f"Maps {n}", "2025-03-02", authors, links=(Link(f"https://e.org/{n}"),)) for n in "12")
    copy = copied("b", one, two, one._replace(date="2025-03-03"))
    assert copy.text is not None
    keys = [line for line in copy.text.split("\n") if line.startswith("@misc{")]
    assert len(set(keys)) == 2
    assert copy.what == "2 BibTeX entries · What is listed twice is there once"
