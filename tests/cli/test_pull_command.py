"""A morning's command brings the digests of a feed with their links, and says what it did; no server can harm it."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from pathlib import Path

import pytest
from web_pages import SAMPLE, page_of, post_of
from web_server import Answer, Handler, Server, web_server

from tuiapp.__main__ import main
from tuiapp.library import Link, Note, Paper, open_library
from tuiapp.storage.pulled import pulled_file
from tuiapp.storage.sources import sources_file

FIRST_DAY = date(2025, 5, 1)
TAGS = ("tides", "wind", "snow", "ocean", "maps")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders for what is kept, of this test's own."""
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on loopback, for which we have not much time."""
    monkeypatch.setattr("tuiapp.system.web.bounds.ALL_SECONDS", 2)
    with web_server() as there:
        yield there


def papers_of(number: int) -> list[Paper]:
    """The papers of one day: two or three, with and without an English note, from our own words."""
    day = (FIRST_DAY + timedelta(number)).isoformat()
    papers = []
    for place in range(2 + number % 2):
        words = f"{TAGS[(number + place) % 5]} {number}-{place}"
        korean = f"{words} 문제를 작은 모델로 푸는 방법.\n\n“생각보다” 잘 되는 것 같군요 & 간단합니다."
        notes = [Note("ko", korean), Note("en", f"A small model for {words}.")]
        abstract = (
            f"We look at {words} for a year and find that <b> is no tag; code: https://github.com/our/{words[:4]}."
        )
        papers.append(
            Paper(
                f"On {words.title()}: Notes from a Pier",
                day,
                ("Sora Han", f"Émile O’Hara {'ABC'[place]}"),
                f"{abstract} It is long enough to be an abstract, as abstracts of papers are.",
                tuple(notes[: 1 + (number + place) % 2]) if number != 7 else (notes[1],),
                (TAGS[place], "forecast"),
                (Link(f"https://arxiv.org/abs/2505.{number:02}{place:03}"),),
            )
        )
    return papers


def entry_of(number: int) -> str:
    """A day as an entry of a feed, with what real ones have around and between."""
    day = FIRST_DAY + timedelta(number)
    post = post_of(papers_of(number)).replace("</p>\n<p>“생각", "<br/>\n“생각").replace("a Pier</a>", "a&nbsp;Pier</a>")
    # What editors and mailers make of a link: it is tracked, and split over elements.
    for paper in papers_of(number):
        (link,) = paper.links
        begun, rest = f'<a href="{link.url}', f'</span></a><a href="{link.url}"><b><span>Notes</span></b> from'
        post = post.replace(f'{begun}">', f'{begun}?utm_source=substack&amp;utm_medium=email"><span>')
        post = post.replace("Notes from", rest, 1)
    widgets = (
        '<div class="tweet"><p>Look! (Some One)</p><p>#tides</p></div><div class="captioned-image-container"><figure>'
        '<img src="x.png" alt="(Not An Author)"></figure></div><p class="button-wrapper"><a class="button" href="x">'
        "<span>Subscribe now</span></a></p>"
    )
    post = post.replace("#forecast</p>", f"#forecast</p>{widgets}", 1)
    footnote = '<div class="footnote"><a href="#footnote-anchor-1">1</a><p>(Thank You, Readers)</p></div>'
    korean = f"{day.year}년 {day.month}월 {day.day}일"
    title = korean if number % 3 else "오늘의 논문"
    return f"""\
<item><title><![CDATA[{title}]]></title><description><![CDATA[오늘의&nbsp;논문]]></description>
<link>https://notes.example/p/{day.year}-{day.month}-{day.day}</link><guid isPermaLink="false">{number}</guid>
<dc:creator><![CDATA[Sora]]></dc:creator><pubDate>{day:%a, %d %b %Y} 23:10:00 GMT</pubDate>
<content:encoded><![CDATA[{post}<p></p>{footnote}]]></content:encoded></item>
"""


ESSAY = """\
<item><title>Why I write &amp; how</title><link>https://notes.example/p/why</link>
<content:encoded><![CDATA[<p>Dear readers,</p><p>(Updated)</p><p>thank you for a year.</p>]]></content:encoded></item>
"""


def feed_of(entries: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel>'
        f"<title><![CDATA[Notes]]></title>{entries}</channel></rss>"
    ).encode()


def conditional(body: bytes, mark: str) -> Answer:
    """An answer that says where nothing has changed."""

    def answer(handler: Handler) -> None:
        if handler.headers["If-None-Match"] == mark:
            handler.send_response(304)
            handler.end_headers()
        else:
            handler.send(gzip.compress(body), "application/rss+xml", Content_Encoding="gzip", ETag=mark)

    return answer


def test_a_feed_of_thirty_days_is_written_exactly_and_a_second_pull_writes_nothing(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers["/feed"] = conditional(feed_of(ESSAY + "".join(map(entry_of, reversed(range(30))))), '"1"')
    out = tmp_path / "out"
    assert main(["pull", server.url("/feed"), "--to", str(out)]) == 0
    said = capsys.readouterr()
    assert "no digest, and so left out: “Why I write & how”" in said.out
    assert f"75 papers in 30 digests; 75 added to {out}, 30 files written" in said.out
    assert not said.err
    library = open_library([str(out)])
    assert not library.faults
    written = [library.paper(row) for row in range(len(library))]
    expected = [paper for number in reversed(range(30)) for paper in papers_of(number)]
    assert sorted(written) == sorted(expected)
    before = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    assert main(["pull", server.url("/feed"), "--to", str(out)]) == 0
    assert "nothing new since the last time" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_what_was_deleted_is_pulled_again(server: Server, tmp_path: Path) -> None:
    server.answers["/feed"] = conditional(feed_of(entry_of(1) + entry_of(2)), '"1"')
    arguments = ["pull", server.url("/feed"), "--to", str(tmp_path / "out")]
    main(arguments)
    (tmp_path / "out/2025-05-02.yaml").unlink()
    assert main(arguments) == 0
    assert (tmp_path / "out/2025-05-02.yaml").exists()
    assert main([*arguments[:-1], str(tmp_path / "elsewhere")]) == 0
    assert len(list((tmp_path / "elsewhere").iterdir())) == 2


def test_a_page_gives_the_sample_digest_with_every_field(server: Server, tmp_path: Path) -> None:
    page = page_of("2025년 4월 24일", SAMPLE).replace("<meta charset=utf-8>", "")
    server.answers["/p/x"] = lambda handler: handler.send(page.encode("euc-kr", "xmlcharrefreplace"), "text/html")
    server.answers["/p/y"] = lambda handler: handler.send(page.encode(), "text/html; charset=iso-8859-1")
    for name in "xy":
        assert main(["pull", server.url(f"/p/{name}"), "--to", str(tmp_path / name)]) == 0
        library = open_library([str(tmp_path / name)])
        assert tuple(library.paper(row) for row in range(len(library))) == SAMPLE


def test_links_fill_in_where_a_post_was_pasted_without_them(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pasted = "2025년 4월 24일\n" + "\n".join(
        line
        for paper in SAMPLE
        for line in [
            paper.title, f"({', '.join(paper.authors)})", paper.abstract or "",
            *(note.text for note in paper.notes), " ".join(f"#{tag}" for tag in paper.tags),
        ]
    )  # fmt: skip
    (tmp_path / "post.txt").write_text(pasted, encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["import", str(tmp_path / "post.txt"), "--to", out]) == 0
    server.answers["/p"] = lambda handler: handler.send(page_of("2025년 4월 24일", SAMPLE).encode())
    assert main(["pull", server.url("/p"), "--to", out]) == 0
    assert "0 papers added, 5 fields filled" in capsys.readouterr().out
    library = open_library([out])
    assert tuple(library.paper(row) for row in range(len(library))) == SAMPLE
    assert main(["import", str(tmp_path / "post.txt"), "--to", out]) == 0
    assert len(open_library([out])) == 5


def test_kept_sources_are_pulled_by_name_or_all_and_the_file_may_be_edited(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (1, 2):
        server.answers[f"/{number}"] = conditional(feed_of(entry_of(number)), f'"{number}"')
    assert main(["pull"]) == 1
    assert "no source is kept yet: keep one with `tuiapp pull --add NAME URL`" in capsys.readouterr().err
    sources_file().parent.mkdir(parents=True)
    sources_file().write_text("# mine\n\nold: https://gone.example/  # of last year\n", encoding="utf-8")
    assert main(["pull", "--add", "one", server.url("/1")]) == 0
    assert main(["pull", "--add", "old", server.url("/2")]) == 0
    assert "in place of https://gone.example/" in capsys.readouterr().out
    assert re.match(r"# mine\n\nold: http://\S+  # of last year\none: ", sources_file().read_text(encoding="utf-8"))
    out = tmp_path / "out"
    assert main(["pull", "one", "--to", str(out)]) == 0
    assert server.paths == ["/1"]
    assert main(["pull", "--to", str(out)]) == 0
    assert sorted(server.paths) == ["/1", "/1", "/2"]
    assert len(list(out.iterdir())) == 2
    assert main(["pull", "other"]) == 1
    assert "other is no address and no kept source; kept are: old, one" in capsys.readouterr().err
    assert main(["pull", "--add", "bad", "file:///etc/passwd"]) == 1
    assert "is not http or https" in capsys.readouterr().err
    sources_file().write_text("notes: [a\n", encoding="utf-8")
    assert main(["pull"]) == 2
    assert "sources.yaml:1: " in capsys.readouterr().err


def test_a_feed_of_beginnings_sends_on_to_pages_only_where_those_are_public(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = f"<item><title>2025-05-02</title><link>{server.url('/secret')}</link><description>…</description></item>"
    server.answers["/feed"] = lambda handler: handler.send(feed_of(short + entry_of(2)), "text/xml", ETag='"1"')
    assert main(["pull", server.url("/feed"), "--to", str(tmp_path / "out")]) == 1
    assert "“2025-05-02”: it leads to" in capsys.readouterr().err
    assert server.paths == ["/feed"]
    assert (tmp_path / "out/2025-05-03.yaml").exists()
    # What could not be got is asked for again.
    assert not pulled_file().exists()


def silent(handler: Handler) -> None:
    handler.server.closing.wait(20)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda handler: handler.send(b"<html><form>log in</form></html>", "text/html"), "no digest in this page"),
        (lambda handler: handler.send(b"\x89PNG", "image/png"), "it is image/png, which is no page and no feed"),
        (lambda handler: handler.send(b"<rss><channel>" + b"<a>" * 25_000, "text/xml"), "this feed has no entries"),
        (lambda handler: handler.send(b"<p>" + b"<div>" * 25_000), "no digest in this page"),
        (lambda handler: handler.send(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "text/xml"), "entities"),
        (lambda handler: handler.send(b"", "text/html"), "no digest in this page"),
        (lambda handler: handler.send(b"", status=503, Retry_After="60"), "503 Service Unavailable"),
        (lambda handler: handler.send(b"", status=302, Location="file:///etc/passwd"), "is not http or https"),
        (lambda handler: handler.send(b"", status=302, Location="/feed"), "which is not https"),
        (lambda handler: handler.send_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>"), "in the middle"),
        (silent, "it did not answer in time"),
    ],
)
def test_a_server_that_does_wrong_is_one_sentence_and_nothing_is_written(
    server: Server,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    answer: Answer,
    said: str,
) -> None:
    def once(handler: Handler) -> None:
        answer(handler)
        handler.close_connection = True

    server.answers["/feed"] = once
    started = time.monotonic()
    code = main(["pull", server.url("/feed"), "--to", str(tmp_path / "out")])
    assert time.monotonic() - started < 10
    err = capsys.readouterr().err
    assert (code, len(err.splitlines())) == (1, 1)
    assert said in err
    assert not (tmp_path / "out").exists()
    assert not pulled_file().exists()


def test_the_marks_of_a_server_are_kept_only_when_its_digests_are_on_disk(server: Server, tmp_path: Path) -> None:
    server.answers["/feed"] = conditional(feed_of(entry_of(1)), '"1"')
    (tmp_path / "out").write_text("a file where the folder should be", encoding="utf-8")
    assert main(["pull", server.url("/feed"), "--to", str(tmp_path / "out")]) == 1
    assert not pulled_file().exists()


def test_nothing_a_server_says_steers_the_terminal(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = "<item><title>&#27;[31mred &#x202e;x</title><content:encoded>y</content:encoded></item>"
    server.answers["/feed"] = lambda handler: handler.send(feed_of(item), "text/xml")
    main(["pull", f"{server.url('/feed')}", "--to", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert "red" in said.out
    assert not {"\x1b", "\u202e"} & set(said.out + said.err)


def test_the_text_of_an_entry_is_data(server: Server, tmp_path: Path) -> None:
    paper = SAMPLE[0]._replace(title="A <script>alert(1)</script> [/] *T*", date="2025-05-02")
    day = f"<item><title>2025-05-02</title><content:encoded>{escape(post_of([paper]))}</content:encoded></item>"
    server.answers["/feed"] = lambda handler: handler.send(feed_of(day), "text/xml")
    assert main(["pull", server.url("/feed"), "--to", str(tmp_path / "out")]) == 0
    library = open_library([str(tmp_path / "out")])
    assert library.paper(0).title == paper.title
