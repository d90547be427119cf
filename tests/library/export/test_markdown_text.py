"""Markdown in which nothing of a digest is markup: read by a parser, the text comes out as it went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tuiapp.library import Library, Link, Note, Paper
from tuiapp.library.export.markdown_section import markdown_of
from tuiapp.library.export.markdown_text import escaped, linked, markdown_link
from tuiapp.library.text.cleaning import clean_text

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"text", "text_special", "softbreak", "hardbreak", "link_open", "link_close"}


def shown(markdown: str) -> str:
    """The text that a reader sees; fails where anything but paragraphs and links was made of it."""
    paragraphs = []
    for token in PARSER.parse(markdown):
        assert token.type in {"paragraph_open", "inline", "paragraph_close"}, token
        children = token.children or []
        assert {child.type for child in children} <= PLAIN, children
        if token.type == "inline":
            paragraphs.append("".join("\n" if child.type.endswith("break") else child.content for child in children))
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "- a\n- b\n* c\n+ d", "1. one\n2) two", "> no quote", "*a* _b_ __c__ `d` ~~e~~",
        "a\n===\nb\n---",
        "<b>no tag</b> <!-- -->", "&amp; &#35; & co", "[a](b) ![c](d) [[e]]", "a | b\n--|--\nc | d", "    code",
        "```\nx\n```",
        "image_generation of _x_", "end \\", "C #", "a\\\nb", "가_나_다 **라**", "[x]: /y", "x\n:-\ny",
    ],
)  # fmt: skip
def test_what_looks_like_markup_is_shown_letter_by_letter(text: str) -> None:
    assert shown(escaped(text)).replace("\u00a0", " ") == text


@given(st.text(alphabet="a1가 \n\\`*_{}[]()<>#+-.!|~&;=:>\"'/h", max_size=40).map(clean_text))
def test_no_text_is_markup(text: str) -> None:
    assert shown(linked(text)).replace("\u00a0", " ") == text


def test_urls_in_a_text_are_links_to_the_letter() -> None:
    assert linked("See_ (https://e.org/a_b*c).") == r"See\_ (<https://e.org/a_b*c>)."
    assert linked("https://me@e.org/x") == "https://me@e.org/x"
    assert "https://e.org/a_b" in shown(linked("- https://e.org/a_b\n에서"))


def test_a_title_links_to_the_paper_only_where_that_may_be_opened(library: Library) -> None:
    assert markdown_link(library.paper(1)) == "[Quiet Buffers](https://example.org/quiet)"
    assert markdown_link(Paper("A [b]", links=(Link("javascript:alert(1)"),))) == r"A \[b\]"
    (token,) = (
        token for token in PARSER.parse(markdown_link(Paper("x", links=(Link("https://e.org/(a"),)))) if token.children
    )
    assert token.children[0].attrs["href"] == "https://e.org/(a"  # type: ignore[index]


def test_a_paper_is_a_section_of_all_it_says() -> None:
    links = (Link("https://arxiv.org/pdf/2503.00101"), Link("https://e.org/c", "code"), Link("file:///x"))
    notes = (Note("ko", "- 하나\n- 둘"), Note("en", "One."))
    paper = Paper("T", "2025-03-02", ("A B", "C"), "Abs.\n\nMore.", notes, ("x_y",), links)
    assert markdown_of(paper).split("\n\n") == [
        "## [T](https://arxiv.org/pdf/2503.00101)", "**Authors:** A B, C", "> Abs.\n>\n> More.",
        "### 한국어", "\\- 하나\\\n\\- 둘", "### English", "One.",
        "**All links:**", "- [code](https://e.org/c)\n- file:///x", "**Tags:** #x_y",
    ]  # fmt: skip
