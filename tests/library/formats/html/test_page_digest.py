"""A page gives the papers of its post with the links on their titles, and says what else it had."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_pages import SAMPLE, page_of

from tuiapp.library import Link, Note, Paper
from tuiapp.library.files.read_file import read_data
from tuiapp.library.formats.html.digest import read, read_post
from tuiapp.library.formats.html.page import read_page
from tuiapp.library.formats.pasted_post import read as read_pasted
from tuiapp.library.identity import identities

ABSTRACT = "We train a small weather model on nothing but tide tables and find that it predicts rain two days ahead."

POST = f"""\
<p><a href="https://arxiv.org/abs/2506.00001?utm_source=substack&amp;utm_medium=email"><span>Tides </span></a><a
 href="https://arxiv.org/abs/2506.00001"><span>and <em>Rain</em></span></a></p>
<p>(Sora&nbsp;Han, Émile O&#8217;Hara)</p>
<p>{ABSTRACT} Code is <a href="https://github.com/tides/rain">here</a>.<a
 class="footnote-anchor" href="#footnote-1">1</a></p>
<p>조석표만으로 비를 예측.<br>의외로 잘 되는군요.</p>
<p>Rain from tide tables.</p>
<p>#weather #forecast</p>
<p class="button-wrapper"><a class="button primary" href="https://pages.example/s"><span>Subscribe now</span></a></p>
<h3><a href="https://openreview.net/forum?id=Ab1">Sleeping Optimizers</a> <a href="https://github.com/z/so">[code]</a></h3>
<p>(Bo Larsen)</p>
<p>{ABSTRACT}</p>
<p>잠자는 옵티마이저.</p>
<div class="tweet"><p>Someone: what a paper! #wow</p></div>
<p>#optimizer</p>
"""

PAGE = f"""\
<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><title>2025년 6월 3일 - by Sora - Tide Notes</title>
<link rel="canonical" href="https://pages.example/p/2025-6-3">
<style>p {{ color: red }}</style><script>var x = "<p>(Not A Paper)</p>";</script></head>
<body class="has-subscribe-widget">
<nav><a href="/">Home</a> <a href="/archive">Archive</a></nav>
<article class="newsletter-post post">
<h1 class="post-title">2025년 6월 3일</h1>
<div class="byline"><a href="/@sora">Sora</a> <time datetime="2025-06-04T01:00:00Z">Jun 04, 2025</time></div>
<div class="post-ufi"><button>12</button><a class="share-button">Share</a></div>
<div class="available-content"><div class="body markup">
{POST}
<p style="display:none">(Hidden Author)</p>
<div class="footnote"><a href="#footnote-anchor-1">1</a><p>(Thanks Everyone)</p></div>
</div></div>
</article>
<div class="comments-section"><p>Lovely</p><p>(Reader One, Reader Two)</p><p>#first</p></div>
<footer>© Tide Notes</footer>
</body></html>
"""


def test_a_saved_page_gives_its_papers_with_the_links_of_their_titles() -> None:
    tides, sleeping = read(PAGE, "page.html").papers
    assert tides == Paper(
        "Tides and Rain",
        "2025-06-03",
        ("Sora Han", "Émile O’Hara"),
        f"{ABSTRACT} Code is [here](https://github.com/tides/rain).",
        (Note("ko", "조석표만으로 비를 예측.\n\n의외로 잘 되는군요."), Note("en", "Rain from tide tables.")),
        ("weather", "forecast"),
        (Link("https://arxiv.org/abs/2506.00001"),),
    )
    assert sleeping.links == (Link("https://openreview.net/forum?id=Ab1"), Link("https://github.com/z/so", "code"))
    assert (sleeping.title, sleeping.authors, sleeping.tags) == ("Sleeping Optimizers", ("Bo Larsen",), ("optimizer",))


def test_what_is_no_paper_is_named_with_what_it_is() -> None:
    left_out = {(one.text, one.why) for one in read_post(PAGE, "page.html").left_out}
    assert left_out >= {
        ("Home Archive", "navigation"),
        ("Share", "a button"),
        ("Subscribe now", "a button"),
        ("Someone: what a paper! #wow", "an embedded post"),
        ("(Hidden Author)", "hidden text"),
        ("(Thanks Everyone)", "a footnote"),
        ("#first", "a comment"),
        ("1", "a footnote"),
        ("© Tide Notes", "navigation"),
    }


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_every_word_that_a_reader_sees_is_in_a_paper_or_named_as_left_out() -> None:
    post = read_post(PAGE, "page.html")
    kept = [
        " ".join([paper.title, *paper.authors, paper.abstract or "", *(note.text for note in paper.notes), *paper.tags])
        for paper in post.papers
    ]
    labels = [link.label or "" for paper in post.papers for link in paper.links]
    said = words(" ".join([*kept, *labels, *(one.text for one in post.left_out), "2025년 6월 3일"]))
    visible = re.sub(r"(?s)<(script|style|title).*?</\1>|<[^>]*>", " ", PAGE)
    seen = words(visible.replace("&nbsp;", " ").replace("&#8217;", "’"))
    assert not [word for word in seen if word not in said]


def test_the_sample_digest_as_a_page_equals_its_yaml_in_every_field() -> None:
    assert len(SAMPLE) == 5
    assert read(page_of("2025년 4월 24일", SAMPLE), "saved.html").papers == SAMPLE


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ('<p><a href="https://arxiv.org/abs/2506.00001">T one</p><p>(A Lee)<p>#x', "T one"),
        ('<a href="https://arxiv.org/abs/2506.00001"><h3>T one</h3></a><p>(A Lee)</p><p>#x</p>', "T one"),
        ('<p><b><a href="https://arxiv.org/abs/2506.00001">T one</b></a><br/>(A Lee)<br>#x</div></p>', "T one"),
        ("<table><tr><td><a href=https://arxiv.org/abs/2506.00001>T one</a><div>(A Lee)</div>#x", "T one"),
        ('<ol><li><a href="https://arxiv.org/abs/2506.00001">T one</a><br>(A Lee)<br>#x</ol>', "T one"),
        ('<p>T one</p><p><a href="https://arxiv.org/abs/2506.00001">[arXiv]</a></p><p>(A Lee)</p><p>#x</p>', "T one"),
        ("<p>T one</p><p>https://arxiv.org/abs/2506.00001</p><p>(A Lee)</p><p>#x</p>", "T one"),
        ('<p>T one</p><p>(A Lee)</p><p><a href="https://arxiv.org/abs/2506.00001">Paper</a></p><p>#x</p>', "T one"),
    ],
)
def test_however_a_title_is_linked_and_whatever_is_left_open_it_has_its_link(source: str, title: str) -> None:
    (paper,) = read(source, "x.html").papers
    assert (paper.title, paper.authors, paper.tags) == (title, ("A Lee",), ("x",))
    assert paper.links == (Link("https://arxiv.org/abs/2506.00001"),)


def test_a_title_link_begins_a_paper_where_there_are_no_authors_and_no_tags() -> None:
    source = (
        '<h2>Papers</h2><h3><a href="https://arxiv.org/abs/2506.00001">First of them</a></h3><p>첫 노트.</p>'
        '<h3><a href="https://arxiv.org/abs/2506.00002">Second of them</a></h3><p>둘째 노트.</p><h2>Models</h2>'
        '<h3><a href="https://github.com/a/b">Third of them</a></h3><p>(A Lee)</p><p>셋째 노트.</p>'
    )
    papers = read(source, "2025-06-03.html").papers
    assert [paper.title for paper in papers] == ["First of them", "Second of them", "Third of them"]
    assert [paper.note("ko") for paper in papers] == ["첫 노트.", "둘째 노트.", "셋째 노트."]
    assert {paper.date for paper in papers} == {"2025-06-03"}


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<p>",
        "<p>Dear readers,</p><p>I was in Busan (Updated) this week.</p><p>See you.</p>",
        "<h1>A trip</h1><p>(Sora Han)</p><p>We went to the sea.</p><p>It rained.</p>",
        '<h1>My list</h1><ul><li>see <a href="https://arxiv.org/abs/2506.00001">this paper</a>, it is good</ul>',
    ],
)
def test_a_page_without_a_digest_is_one_fault_and_no_paper(source: str) -> None:
    parsed = read_data(source.encode(), "essay.html")
    assert not parsed.papers
    assert len(parsed.faults) == 1


def test_only_addresses_that_may_be_opened_become_links() -> None:
    for href in (
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "mailto:a@e.org",
        "//",
        "x:y",
        "/a",
    ):
        source = f'<p><a href="{href}">T one</a></p><p>(A Lee)</p><p>노트</p><p>#x</p>'
        (paper,) = read(source, "x.html").papers
        assert (paper.title, paper.links) == ("T one", ())


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://arxiv.org/abs/2506.1?utm_source=a&amp;v=2&amp;fbclid=q", "https://arxiv.org/abs/2506.1?v=2"),
        ("https://www.google.com/url?q=https://e.org/a%3Fb%3Dc&amp;sa=D", "https://e.org/a?b=c"),
        (" https://e.org/a\n b ", "https://e.org/a%20b"),
        ("https://e.org/a%2Fb?x=%20&amp;y", "https://e.org/a%2Fb?x=%20&y"),
    ],
)
def test_a_link_leads_where_it_says_without_what_follows_the_reader(href: str, url: str) -> None:
    (paper,) = read(f'<p><a href="{href}">T one</a></p><p>(A Lee)</p><p>#x</p>', "x.html").papers
    assert paper.links == (Link(url),)


def test_relative_links_lead_to_the_site_of_the_page() -> None:
    source = (
        '<link rel="canonical" href="https://e.org/p/2025-6-3"><p><a href="../x">T one</a></p><p>(A Lee)</p><p>#x</p>'
    )
    (paper,) = read(source, "x.html").papers
    assert (paper.links, paper.date) == ((Link("https://e.org/x"),), "2025-06-03")


def test_nothing_that_steers_a_terminal_comes_out_of_an_entity() -> None:
    source = "<p>T&#27;[31m&#x202e;one&#x9b;&#0;&ZeroWidthSpace;</p><p>(A&#7; Lee)</p><p>#x</p>"
    (paper,) = read(source, "x.html").papers
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]", paper.title + paper.authors[0])


def test_lines_are_those_of_the_file() -> None:
    post = read(PAGE, "page.html")
    lines = PAGE.split("\n")
    assert [
        "Tides" in lines[paper.source.line - 1] or "Sleeping" in lines[paper.source.line - 1] for paper in post.papers
    ]


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<b><p>" * 50_000,
        f"<div {' '.join(f'a{number}=1' for number in range(100_000))}>",
        "<!--" * 100_000,
        "<a href='" * 50_000 + "'>",
        "&amp;" * 200_000,
        "<table><tr><td>" * 20_000,
        "<![CDATA[" * 50_000,
    ],
)
def test_no_page_takes_long_and_the_papers_before_a_bomb_are_read(bomb: str) -> None:
    started = time.process_time()
    post = read_post(f"<div>{POST}</div>{bomb}the end", "x.html")
    assert time.process_time() - started < 10
    assert len(post.papers) == 2


def test_words_are_kept_however_deep_they_stand() -> None:
    page = read_page("<div>" * 5000 + "deep down")
    assert page.blocks[-1].line.text == "deep down"


@given(st.text(st.sampled_from("<>/ab=\"'&;#!- \n가p(),"), max_size=60))
def test_any_text_is_a_page_that_can_be_read(soup: str) -> None:
    read_post(f"<p>{soup}<li>{soup}", "x.html")


def test_a_message_with_markdown_links_has_them_as_well() -> None:
    text = (
        "2025년 6월 3일\n**[Tides and Rain](https://arxiv.org/abs/2506.00001)**\n(Sora Han)\n노트. [코드](https://e.org/c)\n"
        "#weather\n1. [Sleeping Optimizers](https://arxiv.org/abs/2506.00002) [code](https://github.com/z/so)\n잠.\n"
    )
    first, second = read_pasted(text, "p.txt").papers
    assert (first.title, first.links) == ("Tides and Rain", (Link("https://arxiv.org/abs/2506.00001"),))
    assert first.note("ko") == "노트. [코드](https://e.org/c)"
    assert second.title == "Sleeping Optimizers"
    assert second.links == (Link("https://arxiv.org/abs/2506.00002"), Link("https://github.com/z/so", "code"))


def test_a_post_with_links_and_the_same_without_are_one_paper_each() -> None:
    beside = '<a href="https://github.com/z/so">[code]</a> (<a href="https://e.org/p">project page</a>)'
    title = f'<a href="https://arxiv.org/abs/2506.00001">Tides and Rain</a> {beside}'
    (linked,) = read(f"<p>{title}</p><p>(A Lee)</p><p>노트</p><p>#x</p>", "x.html").papers
    (plain,) = read_pasted("Tides and Rain [code] (project page)\n(A Lee)\n노트\n#x", "x.txt").papers
    assert [(link.label, link.url) for link in linked.links] == [
        (None, "https://arxiv.org/abs/2506.00001"),
        ("code", "https://github.com/z/so"),
        ("project page", "https://e.org/p"),
    ]
    assert identities(linked) & identities(plain)
