"""P brings the new day from the web beside the screen, which answers all the while."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from walk import Walk, walk
from web_pages import SAMPLE, page_of
from web_server import Handler, Server, web_server

from tuiapp.storage import sources


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on loopback."""
    with web_server() as there:
        yield there


def test_p_pulls_from_the_sources_and_opens_the_new_day(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    server.answers["/p"] = lambda handler: handler.send(page_of("2025년 4월 24일", SAMPLE).encode())
    sources.add(sources.sources_file(), "notes", server.url("/p"))

    async def steps(there: Walk) -> None:
        await there.press("P")
        assert there.title == SAMPLE[0].title
        assert "5 papers in 1 digest; 5 added to" in there.said
        assert (corpus / "2025-04-24.yaml").exists()
        await there.press("y")
        assert there.copied == [SAMPLE[0].links[0].url]
        await there.press("ㅖ")
        assert "0 added to" in there.said

    walk(steps, corpus, monkeypatch)


def test_a_server_that_never_answers_keeps_no_key_waiting_and_p_again_stops_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    def silent(handler: Handler) -> None:
        handler.server.closing.wait(20)

    server.answers["/p"] = silent
    sources.add(sources.sources_file(), "notes", server.url("/p"))

    async def steps(there: Walk) -> None:
        await there.pilot.press("P")
        while not server.asked:
            await there.pilot.pause(0.02)
        assert "pulling" in there.frame()
        await there.pilot.press("j")
        await there.pilot.pause()
        assert there.title == "Quiet Buffers"
        frame = await there.press("P")
        assert "pulling" not in frame
        assert "Stopped: What is on the disk already stays." in there.said

    walk(steps, corpus, monkeypatch)


def test_what_went_wrong_is_said_and_nothing_is_read_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    sources.add(sources.sources_file(), "notes", server.url("/gone"))

    async def steps(there: Walk) -> None:
        await there.press("P")
        assert "notes: it answers 404 Not Found" in there.said
        assert there.title.startswith("GraphPilot")

    walk(steps, corpus, monkeypatch)


def test_without_a_source_p_says_how_to_keep_one(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("P")
        assert "tuiapp pull --add NAME URL" in there.said

    walk(steps, corpus, monkeypatch)


def test_a_broken_file_of_sources_is_named(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources.sources_file().parent.mkdir(parents=True, exist_ok=True)
    sources.sources_file().write_text("notes: [a\n", encoding="utf-8")

    async def steps(there: Walk) -> None:
        await there.press("P")
        assert "sources.yaml:" in there.said

    walk(steps, corpus, monkeypatch)


def test_the_palette_finds_links_and_says_what_came_of_it(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("colon", *"find links")
        await there.press("enter")
        assert "0 links filled in, of 0 papers without one" in there.said

    walk(steps, corpus, monkeypatch)
