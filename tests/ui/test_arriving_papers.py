"""Digests that change while somebody reads are noticed without a key, and nothing moves under the reader."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.startup import open_corpus
from tuiapp.startup.watcher import Watcher
from tuiapp.ui.main.corpus_actions import FOLLOWING

NEW = "Brand New\n(Ada Byron)\n#fresh"


def opened(corpus: Path) -> open_corpus.OpenedCorpus:
    """The corpus as the program opens it, which follows it then."""
    return open_corpus.open_corpus([str(corpus)], caches=True)


def arrivals(walked: Walk) -> str:
    """The line at the top."""
    return walked.pane("status")[0]


def add(corpus: Path, name: str, text: str) -> None:
    (corpus / name).write_text(text, encoding="utf-8")


def test_a_paper_that_arrives_is_announced_without_a_key_and_the_key_goes_there_and_back(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(walked: Walk) -> None:
        await walked.press("j", "x", "z", "J")
        before = walked.reader.session
        assert walked.title == "Tokens Without Borders: A Byte-Level Study"
        begun = time.monotonic()
        add(corpus, "2025-03-05.txt", f"{NEW}\n\nSecond New\n(Bo Larsen)\n")
        await walked.until(lambda: "2 new" in arrivals(walked))
        assert time.monotonic() - begun < 5
        now = walked.reader.session
        assert (walked.title, now.language, len(now.selected)) == (before.paper and before.paper.title, "ko", 1)
        assert len(now.library) == 7
        assert "Brand New" in await walked.press("apostrophe")
        assert walked.title == "Brand New"
        assert "new" not in arrivals(walked)
        await walked.press("apostrophe")
        assert walked.title == "Tokens Without Borders: A Byte-Level Study"
        await walked.press("grave_accent")
        assert walked.title == "Brand New"

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_the_key_leaves_the_query_for_what_has_arrived_and_comes_back_to_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(walked: Walk) -> None:
        await walked.press("/", *"mirrors", "enter", "s")
        add(corpus, "2025-03-05.txt", NEW)
        await walked.until(lambda: "1 new" in arrivals(walked))
        assert walked.reader.session.query.text == "mirrors"
        assert (walked.title, walked.reader.session.sort) == ("Mirrors: Self-Distillation at Scale", "relevance")
        await walked.press("apostrophe")
        assert (walked.title, walked.reader.session.query.text) == ("Brand New", "")
        await walked.press("apostrophe")
        assert walked.reader.session.query.text == "mirrors"
        assert (walked.title, walked.reader.session.sort) == ("Mirrors: Self-Distillation at Scale", "relevance")

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_without_another_place_the_key_says_what_it_is_for(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(walked: Walk) -> None:
        await walked.press("apostrophe")
        assert "no other place" in walked.said

    walk(steps, corpus, monkeypatch)


def test_the_note_and_the_list_stay_where_they_are_scrolled_to_when_papers_arrive(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "\n".join(
        f"Paper number {number}\n(Ada Byron)\n" + "Some words of an abstract. " * 60 for number in range(60)
    )
    add(corpus, "2025-01-01.txt", long)

    async def steps(walked: Walk) -> None:
        await walked.press("G", *["k"] * 9, "3", *["j"] * 5)
        title, papers, note = walked.title, walked.pane("papers"), walked.pane("note")
        add(corpus, "2025-03-05.txt", NEW)
        await walked.until(lambda: "1 new" in arrivals(walked))
        assert (walked.title, walked.focused) == (title, "note")
        assert [line[:60] for line in walked.pane("papers")[1:]] == [line[:60] for line in papers[1:]]
        assert walked.pane("note") == note

    walk(steps, corpus, monkeypatch, opened=opened(corpus), size=(120, 40))


def test_a_paper_that_is_edited_or_goes_is_no_news_and_its_faults_are_shown(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(walked: Walk) -> None:
        path = corpus / "2025-03-02.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Quiet Buffers", "Louder Buffers") + "  colour: red\n", encoding="utf-8")
        await walked.until(lambda: "1 problem" in arrivals(walked))
        assert "new" not in arrivals(walked)
        assert "Louder Buffers" in walked.frame()
        path.unlink()
        await walked.until(lambda: len(walked.reader.session.library) == 3)
        assert "new" not in arrivals(walked)

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_an_editor_that_renames_and_a_folder_that_is_replaced_are_followed(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(walked: Walk) -> None:
        add(corpus, ".2025-03-01.txt.swp", "2025-03-01\nOther Title\n(Ada Byron)\n")
        (corpus / ".2025-03-01.txt.swp").rename(corpus / "2025-03-01.txt")
        await walked.until(lambda: "Other Title" in walked.frame())
        os.rename(corpus, corpus.with_name("old"))
        os.mkdir(corpus)
        add(corpus, "2025-04-01.txt", NEW)
        await walked.until(lambda: len(walked.reader.session.library) == 1)
        add(corpus, "2025-04-02.txt", NEW.replace("Brand", "Another"))
        await walked.until(lambda: "Another New" in walked.frame())

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_papers_wait_until_nothing_lies_over_the_panes(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(walked: Walk) -> None:
        await walked.press("u")
        add(corpus, "2025-03-05.txt", NEW)
        reading = walked.reader.reading
        await walked.until(lambda: not reading.fingerprint)
        await walked.until(lambda: bool(reading.fingerprint))
        assert len(walked.reader.session.library) == 5
        await walked.press("escape")
        await walked.until(lambda: "1 new" in arrivals(walked))

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_what_another_program_has_read_already_is_shown_too(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_corpus, "SMALL", 10)
    open_corpus.read_corpus([str(corpus)], caches=True)

    async def steps(walked: Walk) -> None:
        await walked.press("j")
        walked.app.workers.cancel_group(walked.reader, FOLLOWING)
        add(corpus, "2025-03-05.txt", NEW)
        open_corpus.read_corpus([str(corpus)], caches=True)
        assert "Brand New" in await walked.press("R")
        assert "1 new" in arrivals(walked)

    walk(steps, corpus, monkeypatch, opened=opened(corpus))


def test_a_watcher_that_is_killed_is_said_once_and_the_reload_key_still_works(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    start = Watcher.__init__

    def noting(self: Watcher, paths: Sequence[str], known: str) -> None:
        start(self, paths, known)
        started.append(self._process.pid)

    monkeypatch.setattr(Watcher, "__init__", noting)

    async def steps(walked: Walk) -> None:
        await walked.until(lambda: bool(started))
        os.kill(started[0], signal.SIGKILL)
        await walked.until(lambda: "not noticed any more" in walked.said)
        add(corpus, "2025-03-05.txt", NEW)
        assert "Brand New" in await walked.press("R")

    walk(steps, corpus, monkeypatch, opened=opened(corpus))
    assert len(started) == 1
