"""A digest from the clipboard is shown, saved and opened."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from textual.events import Paste
from walk import Walk, walk

from tuiapp.startup.open_corpus import open_corpus
from tuiapp.system import clipboard

POST = "2025년 3월 9일\nFresh Paper\n(Ada Byron, Bo Li)\n새로운 논문.\n#rl\nAnother One\n(Cy Wu)\n#x"


def test_p_shows_what_the_clipboard_holds_and_enter_saves_it_and_opens_its_day(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: POST)

    async def steps(there: Walk) -> None:
        frame = await there.press("p")
        assert "2 papers will be added" in frame
        assert "2025-03-09" in frame
        assert "without abstract, English note, link" in frame
        frame = await there.press("enter")
        assert (corpus / "2025-03-09.yaml").exists()
        assert there.title == "Fresh Paper"
        assert "2 of 2 papers added" in there.said

    walk(steps, corpus, monkeypatch)


def test_a_paste_onto_the_screen_is_taken_too_and_escape_saves_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        there.app.post_message(Paste(POST))
        assert "Fresh Paper" in await there.settled()
        await there.press("escape")
        assert there.title.startswith("GraphPilot")
        assert not (corpus / "2025-03-09.yaml").exists()

    walk(steps, corpus, monkeypatch)


def test_without_a_clipboard_there_is_a_box_to_paste_into(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: None)

    async def steps(there: Walk) -> None:
        assert "Paste a digest here" in await there.press("p")
        there.app.post_message(Paste(POST.split("\n", 1)[1]))
        assert "no date in the text" in await there.settled()
        await there.press("shift+tab", *["backspace"] * 10, *"2025-03-10", "enter")
        assert (corpus / "2025-03-10.yaml").exists()
        assert there.title == "Fresh Paper"

    walk(steps, corpus, monkeypatch)


def test_papers_that_are_there_already_are_not_added_twice(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        clipboard, "paste", lambda _attempt: "2025년 3월 2일\nQuiet Buffers\n(Ana Lima)\n다른 노트.\n#rl"
    )

    async def steps(there: Walk) -> None:
        before = (corpus / "2025-03-02.yaml").read_bytes()
        await there.press("p")
        await there.press("enter")
        assert "0 of 1 paper added" in there.said
        assert "'notes.ko' of “Quiet Buffers” differs" in there.said
        assert (corpus / "2025-03-02.yaml").read_bytes() == before

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize("held", ["https://arxiv.org/abs/2503.00101", "NOTHING", "old title\n(Someone Else)\n#old"])
def test_a_paste_takes_the_place_of_what_the_clipboard_held(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: held)

    async def steps(there: Walk) -> None:
        frame = await there.press("p")
        assert ("Paste a digest here" in frame) == ("Someone" not in held)
        there.app.post_message(Paste(POST))
        frame = await there.press()
        assert "2 papers will be added" in frame
        await there.press("enter")
        assert there.title == "Fresh Paper"
        assert held.split("\n", maxsplit=1)[0] not in (corpus / "2025-03-09.yaml").read_text(encoding="utf-8")

    walk(steps, corpus, monkeypatch)


PAGE = """\
<meta charset="utf-8"><h1>2025년 3월 9일</h1><p><a href="https://arxiv.org/abs/2503.00901">Fresh Paper</a></p>
<p>(Ada Byron, Bo Li)</p><p>새로운&nbsp;논문.</p><p>#rl</p><p>Another One</p><p>(Cy Wu)</p><p>#x</p>"""


@pytest.mark.parametrize("by_key", [True, False])
def test_what_was_copied_from_a_page_comes_with_its_links(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, by_key: bool
) -> None:
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: POST)

    async def steps(there: Walk) -> None:
        if by_key:
            await there.press("p")
        else:
            there.app.post_message(Paste(POST))
        frame = await there.settled()
        assert "2 papers will be added" in frame
        assert "1 with its link" in frame
        await there.press("enter")
        await there.press("y")
        assert there.copied == ["https://arxiv.org/abs/2503.00901"]

    walk(steps, corpus, monkeypatch, copied_page=PAGE)


def test_a_page_in_the_clipboard_that_says_something_else_is_not_taken(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        there.app.post_message(Paste(POST))
        frame = await there.settled()
        assert "Fresh Paper" in frame
        assert "without links" in frame

    walk(steps, corpus, monkeypatch, copied_page=PAGE.replace("Fresh", "Another").replace("새로운", "아주 오래된 다른"))


def test_links_fill_in_where_the_same_post_was_pasted_without_them(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [POST]
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: held[-1])

    async def steps(there: Walk) -> None:
        await there.press("p")
        await there.press("enter")
        monkeypatch.setattr(clipboard, "paste_html", lambda _attempt: PAGE)
        await there.press("p")
        await there.press("enter")
        await there.press("y")
        assert "0 of 2 papers added" in there.said
        assert there.copied == ["https://arxiv.org/abs/2503.00901"]
        monkeypatch.setattr(clipboard, "paste_html", lambda _attempt: None)
        text = (corpus / "2025-03-09.yaml").read_text(encoding="utf-8")
        await there.press("p")
        await there.press("enter")
        assert (corpus / "2025-03-09.yaml").read_text(encoding="utf-8") == text

    walk(steps, corpus, monkeypatch)


def test_the_first_post_that_is_pasted_over_the_sample_is_shown_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened = open_corpus([], caches=False)
    assert opened.location.is_sample

    async def steps(there: Walk) -> None:
        there.app.post_message(Paste(POST))
        await there.settled()
        await there.press("enter")
        assert there.title == "Fresh Paper"
        assert len(there.reader.session.library) == 2
        assert "sample" not in there.frame().splitlines()[0]
        assert (tmp_path / "data" / "tuiapp" / "digests").is_dir()

    walk(steps, tmp_path, monkeypatch, opened=opened)


def test_what_cannot_be_saved_is_named_with_its_days_and_stays_to_be_saved_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: POST)
    is_full = True
    fsync = os.fsync

    def full(descriptor: int) -> None:
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr("os.fsync", full)

    async def steps(there: Walk) -> None:
        nonlocal is_full
        await there.press("p")
        frame = await there.press("enter")
        assert "2025-03-09.yaml: No space left on device. Not saved: 2025-03-09" in there.said
        assert "2 papers will be added" in frame
        is_full = False
        await there.press("enter")
        assert there.title == "Fresh Paper"

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_what_was_understood_is_shown_part_by_part_before_it_is_saved(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    post = "Papers of the day\n2025-03-09\nFresh [/] Paper\n(Mina Park)\n새 노트다.\nA new note.\n#rl"
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: post)

    async def steps(there: Walk) -> None:
        shown = await there.press("p")
        for _page in range(8):
            shown += await there.press("pagedown")
        for said in ("authors: Mina Park", "Korean note:", "English note: A new", "tags: #rl", "without abstract"):
            assert said in shown
        assert "Fresh [/] Paper" in shown
        assert "1 line is in no paper" in shown
        assert "In no paper:" in shown

    walk(steps, corpus, monkeypatch, size=size)
