"""A feed gives the papers of its entries, each of its own day."""

from __future__ import annotations

import time

import pytest

from tuiapp.library import Link
from tuiapp.library.files.read_file import read_data
from tuiapp.library.formats.feed import FeedError, entries_of, read

ENTRY = """\
<p><a href="https://arxiv.org/abs/2506.0000{n}">Paper {n}</a></p><p>(Ada Byron)</p><p>노트&nbsp;{n}.</p><p>#x</p>"""

RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel>
<title><![CDATA[Notes]]></title><link>https://pages.example</link><atom:link rel="self" href="https://pages.example/feed"/>
<item><title><![CDATA[2025년 6월 4일]]></title><link>https://pages.example/p/2025-6-4</link>
<pubDate>Thu, 05 Jun 2025 01:00:00 GMT</pubDate><description>a&nbsp;b</description>
<content:encoded><![CDATA[{four}]]></content:encoded></item>
<item><title>Late</title><link>https://pages.example/p/2025-6-3</link><pubDate>Thu, 05 Jun 2025 01:00:00 GMT</pubDate>
<content:encoded>{three}</content:encoded></item>
<item><title>An essay</title><content:encoded><![CDATA[<p>Dear reader,</p><p>(Updated)</p>]]></content:encoded></item>
</channel></rss>
"""

ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
<entry><title type="html">Late</title><link rel="edit" href="https://e.org/edit"/><link href="/p/x"/>
<published>2025-06-02T23:30:00+09:00</published><updated>2025-06-09T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{two}</div></content></entry></feed>
"""


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def test_each_entry_is_of_the_day_that_its_title_its_address_or_its_publication_says() -> None:
    rss = RSS.format(four=ENTRY.format(n=4), three=escaped(ENTRY.format(n=3)))
    parsed = read(rss, "feed.xml")
    assert not parsed.faults
    assert [(paper.title, paper.date) for paper in parsed.papers] == [
        ("Paper 4", "2025-06-04"),
        ("Paper 3", "2025-06-03"),
    ]
    assert parsed.papers[0].links == (Link("https://arxiv.org/abs/2506.00004"),)
    assert parsed.papers[0].note("ko") == "노트 4."
    atom = ATOM.format(two=ENTRY.format(n=2).replace("&nbsp;", "&#160;"))
    assert [(paper.title, paper.date) for paper in read(atom, "feed.atom").papers] == [("Paper 2", "2025-06-02")]
    assert entries_of(atom, "https://e.org/feed")[0].url == "https://e.org/p/x"


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    rss = RSS.format(four=ENTRY.format(n=4), three=escaped(ENTRY.format(n=3)))
    cut = rss[: rss.index("An essay")].replace("<title><![CDATA[Notes]]></title>", "<title>A & B</title>")
    assert len(read(cut, "feed.xml").papers) == 2


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<rss><channel><item><title>x</title></item></channel></rss>", "no digest in this feed"),
        ("<html><p>x</p></html>", "this is no feed"),
        ("just text", "this is no feed"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "the feed declares entities of its own"),
    ],
)
def test_what_is_no_feed_is_one_fault_that_says_so(source: str, why: str) -> None:
    (fault,) = read_data(source.encode(), "x.xml").faults
    assert fault.why.startswith(why)


def test_entities_are_never_expanded_and_no_nesting_takes_long() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(FeedError):
        entries_of(f'<!DOCTYPE rss [<!ENTITY l0 "lol">{lol}]><rss>&l9;</rss>')
    started = time.process_time()
    assert entries_of("<rss><channel>" + "<a>" * 25_000) == []
    with pytest.raises(FeedError):
        entries_of("<!DOCTYPE rss SYSTEM 'file:///etc/passwd'><x>")
    assert time.process_time() - started < 5
