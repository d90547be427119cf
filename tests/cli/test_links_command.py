"""Missing links are filled in where title and first author leave no doubt, and nothing else is touched."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from web_server import Handler, Server, web_server

from tuiapp.__main__ import main
from tuiapp.library import open_library
from tuiapp.pulling import arxiv

DIGEST = """\
# by hand
date: 2025-03-04
papers:
- title: "Tides and Rain: A Study"   # read it
  authors: [Sora Han, Bo Li]
  notes: {ko: 노트}
- title: Somebody Else's Title
  authors: [Ana Lima]
- title: Sold Twice
  authors: [Ana Lima]
- title: Only Nearly
  authors: [Ana Lima]
- title: Nobody Wrote This
- title: Linked Already
  authors: [Ana Lima]
  links: [https://e.org/mine]
- title: "Ｄéjà-vu in “Quotes”"
  authors: [Lima Ana]
"""

ARXIV = {
    "Tides and Rain A Study": [
        ("2503.00001v2", "Tides and rain -- a\n  study", "Sora Han"),
        ("2503.00009v1", "Tides and Rain", "Sora Han"),
    ],
    "Somebody Else s Title": [("2503.00002v1", "Somebody Else's Title", "Bo Larsen")],
    "Sold Twice": [("2503.00003v1", "Sold Twice", "Ana Lima"), ("2503.00004v1", "Sold twice", "Ana Lima")],
    "Only Nearly": [("2503.00005v1", "Only Nearly: The Sequel", "Ana Lima")],
    "Nobody Wrote This": [("2503.00006v1", "Nobody Wrote This", "Ana Lima")],
    "Ｄéjà vu in Quotes": [("math.GT/0309136v1", "Déjà-vu in “quotes”", "Ana Lima"), ("x", "junk", "")],
}


def feed(hits: list[tuple[str, str, str]]) -> bytes:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{number}</id><title>{escape(title)}</title>"
        f"<author><name>{author}</name></author><author><name>Someone Further</name></author></entry>"
        for number, title, author in hits
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{entries}</feed>'.encode()


def answer(handler: Handler) -> None:
    (query,) = parse_qs(urlsplit(handler.path).query)["search_query"]
    handler.send(feed(ARXIV[query.removeprefix('ti:"').removesuffix('"')]), "application/atom+xml")


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An arXiv of our own."""
    with web_server() as there:
        there.answers["/api/query"] = answer
        monkeypatch.setattr(arxiv, "ADDRESS", there.url("/api/query"))
        monkeypatch.setattr(arxiv, "SECONDS_APART", 0.0)
        yield there


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """A digest of which one link is missing for certain."""
    file = tmp_path / "digests/2025-03-04.yaml"
    file.parent.mkdir()
    file.write_text(DIGEST, encoding="utf-8")
    return file


def test_what_is_certain_is_filled_in_and_what_is_not_is_listed(
    digest: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["links", str(digest.parent)]) == 0
    said = capsys.readouterr().out
    assert f"{digest}:4: “Tides and Rain: A Study” → https://arxiv.org/abs/2503.00001" in said
    assert "“Somebody Else's Title”: arXiv has this title by Bo Larsen: https://arxiv.org/abs/2503.00002" in said
    assert "“Sold Twice”: arXiv has it more than once: " in said
    assert "“Only Nearly”: arXiv has no such title; the nearest is “Only Nearly: The Sequel”" in said
    assert "“Nobody Wrote This”: it names no author to be sure by" in said
    assert "2 links filled in, of 6 papers without one" in said
    assert not [path for path in server.paths if "Linked" in path]
    library = open_library([str(digest.parent)])
    links = {library.paper(row).title: [link.url for link in library.paper(row).links] for row in range(len(library))}
    assert {title: urls for title, urls in links.items() if urls} == {
        "Tides and Rain: A Study": ["https://arxiv.org/abs/2503.00001"],
        "Linked Already": ["https://e.org/mine"],
        "Ｄéjà-vu in “Quotes”": ["https://arxiv.org/abs/math/0309136"],
    }
    without_links = [line for line in digest.read_text(encoding="utf-8").split("\n") if "arxiv.org" not in line]
    assert without_links == DIGEST.split("\n")


def test_what_was_looked_for_in_vain_is_not_asked_for_again(
    digest: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["links", str(digest)])
    asked = len(server.asked)
    assert main(["links", str(digest)]) == 0
    assert "4 papers looked for in vain less than a month ago, and left out" in capsys.readouterr().out
    assert len(server.asked) == asked


def test_a_dry_run_shows_the_lines_and_writes_nothing(
    digest: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        server.asked.clear()
        assert main(["links", str(digest), "--dry-run"]) == 0
        assert "2 links would be filled in, of 6 papers without one" in capsys.readouterr().out
        assert len(server.asked) == 6
    assert digest.read_text(encoding="utf-8") == DIGEST


def test_arxiv_is_asked_as_seldom_as_it_wants(digest: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arxiv, "SECONDS_APART", 0.1)
    started = time.monotonic()
    main(["links", str(digest)])
    assert time.monotonic() - started >= 0.5
    assert len(server.asked) == 6


def test_where_arxiv_does_not_answer_the_rest_is_left_for_another_time(
    digest: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    def busy(handler: Handler) -> None:
        if len(server.asked) > 1:
            handler.send(b"", status=503, Retry_After="60")
        else:
            answer(handler)

    server.answers["/api/query"] = busy
    assert main(["links", str(digest)]) == 1
    err = capsys.readouterr().err
    assert "it answers 503 Service Unavailable, and asks to wait 60 seconds" in err
    assert "stopped, as arXiv does not answer; run it again to go on" in err
    assert len(server.asked) == 4
    server.answers["/api/query"] = answer
    assert main(["links", str(digest)]) == 0
    assert len(server.asked) == 4 + 5


@pytest.mark.parametrize("body", [b"<html>captcha</html>", b"", b"<feed", b"\x89PNG"])
def test_what_is_no_answer_of_arxiv_fills_nothing(
    digest: Path, server: Server, capsys: pytest.CaptureFixture[str], body: bytes
) -> None:
    server.answers["/api/query"] = lambda handler: handler.send(body)
    main(["links", str(digest)])
    assert digest.read_text(encoding="utf-8") == DIGEST
    assert "0 links filled in" in capsys.readouterr().out


def test_papers_in_files_that_are_not_yaml_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "2025-03-04.txt").write_text("T\n(Ada Byron)\n#x\nU\n(Bo Li)\n#y", encoding="utf-8")
    assert main(["links", str(tmp_path)]) == 0
    assert "2 papers without a link in files that are not YAML" in capsys.readouterr().out
