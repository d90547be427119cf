"""Links: listed, opened, copied, by key and by mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual import events
from walk import Walk, walk

from tuiapp.system import browser
from tuiapp.ui.drawing.link_text import LINK_NUMBER
from tuiapp.ui.panes.note_pane import NotePane

LONG = "https://github.com/mina/graphpilot/" + "-".join(f"part{number}" for number in range(30))
LINKS = f"""\
date: 2025-03-09
papers:
- title: "Links"
  links: [https://arxiv.org/abs/2503.09999, "https://한글.kr/논문", "javascript:alert(1)"]
  abstract: "Code: {LONG} and {" ".join(f"https://github.com/a/b{number}" for number in range(8))}"
  notes: {{ko: "노트", en: note}}
"""


@pytest.fixture
def opened(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The urls that were opened, in a corpus whose first paper has links of every kind."""
    (corpus / "2025-03-09.yaml").write_text(LINKS, encoding="utf-8")
    urls: list[str] = []
    monkeypatch.setattr(browser, "why_nothing_opens", lambda _environ: None)
    monkeypatch.setattr(browser, "open_url", lambda url, _environ: urls.append(url))
    return urls


def test_o_opens_the_papers_first_link_and_says_so(
    corpus: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("o")
        await there.press("j", "ㅐ")
        assert opened == ["https://arxiv.org/abs/2503.09999", "https://arxiv.org/abs/2503.00101"]
        assert "Opened: Link\nhttps://arxiv.org/abs/2503.09999" in there.said
        await there.press("G", "k", "o")
        assert opened[2].startswith("https://arxiv.org/search/")
        assert there.copied == []

    walk(steps, corpus, monkeypatch)


def test_where_nothing_opens_the_link_is_copied_and_the_reason_said(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")

    async def steps(there: Walk) -> None:
        await there.press("o")
        assert there.copied == ["https://arxiv.org/abs/2503.00101"]
        assert "Not opened, because this is an SSH session: link" in there.said

    walk(steps, corpus, monkeypatch)


def test_a_real_opener_that_fails_is_said_and_the_link_copied(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xdg-open").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    (tmp_path / "xdg-open").chmod(0o755)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path))

    async def steps(there: Walk) -> None:
        await there.press("o")
        await there.press()
        assert there.copied == ["https://arxiv.org/abs/2503.00101"]
        assert "Not opened, because xdg-open ended with code 3: link" in there.said

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize("size", [(140, 40), (50, 20)], ids=str)
def test_the_links_are_numbered_a_digit_copies_and_enter_opens(
    corpus: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("u")
        words = " ".join(frame.split())
        assert "1 arXiv https://arxiv.org/abs/2503.09999" in words
        assert "3 HTML https://arxiv.org/html/2503.09999" in words
        await there.press("2")
        assert there.copied == ["https://arxiv.org/pdf/2503.09999"]
        assert "github.com/a/b7" in await there.press("ㅕ", "G")
        await there.press("enter")
        await there.press("u", "j", "k", "y", "u", "j", "j", "o")
        assert opened == ["https://github.com/a/b7", "https://arxiv.org/html/2503.09999"]
        assert there.copied[1:] == ["https://arxiv.org/abs/2503.09999"]
        await there.press("u", "9", "u", "escape")
        assert there.copied[2:] == ["https://github.com/a/b2"]

    walk(steps, corpus, monkeypatch, size=size)


@pytest.mark.parametrize(("answer", "opens"), [("y", True), ("enter", True), ("ㅛ", True), ("escape", False)])
def test_an_international_address_is_shown_in_punycode_and_opened_only_if_confirmed(
    corpus: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch, answer: str, opens: bool
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("u", "j", "j", "j", "enter")
        assert "xn--bj0bj06e.kr" in frame
        assert "https://한글.kr/논문" in frame
        assert opened == []
        await there.press(answer)
        assert opened == (["https://한글.kr/논문"] if opens else [])

    walk(steps, corpus, monkeypatch)


def test_a_link_that_may_not_be_opened_says_why_and_can_be_copied(
    corpus: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("u")
        assert "javascript:alert(1)  cannot be opened, as it is not http or https" in frame
        await there.press("j", "j", "j", "j", "enter")
        assert "This link is not opened, because it is not http or https." in there.said
        await there.press("u", "5")
        assert there.copied == ["javascript:alert(1)"]
        assert opened == []

    walk(steps, corpus, monkeypatch)


def place_of(there: Walk, text: str) -> tuple[int, int]:
    """Where a text of ASCII lines stands on the screen."""
    lines = there.frame().split("\n")
    row = next(row for row, line in enumerate(lines) if text in line)
    return lines[row].index(text) + 1, row


@pytest.mark.parametrize("part", ["https://github.com/mina", "part15", "part29"])
def test_a_wrapped_link_is_one_link_on_each_of_its_lines_a_click_opens_and_a_right_click_copies(
    corpus: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("3", "z")
        await there.pilot.click(offset=place_of(there, part), times=2)
        await there.press()
        assert opened == [LONG]
        await there.pilot.click(offset=place_of(there, part), button=3)
        await there.pilot.click(offset=place_of(there, part), meta=True)
        await there.press()
        assert there.copied == [LONG, LONG]
        await there.pilot.click(offset=place_of(there, "Code"))
        assert len(opened) == 1

    walk(steps, corpus, monkeypatch, size=(60, 40))


def test_the_links_stand_under_each_other_whatever_they_are_called(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = "date: 2030-01-01\npapers:\n- title: Labelled\n  links: [{url: 'https://e.org/1', label: 발표 자료}, https://e.org/2]"
    (corpus / "2030-01-01.yaml").write_text(paper + "\n  abstract: See https://e.org/3", encoding="utf-8")

    async def steps(there: Walk) -> None:
        frame = await there.press("u")
        lines = [line for line in frame.splitlines() if re.search(r"\d (발표 자료|link|abstract) ", line)]
        assert len(lines) == 3
        assert len({cell_len(line[: line.index("https")]) for line in lines}) == 1

    walk(steps, corpus, monkeypatch)


def test_a_click_on_a_link_that_the_paper_before_had_opens_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        note = there.reader.query_one(NotePane)
        # What is on the terminal until the next frame still has the numbers of the paper before.
        style = Style(meta={LINK_NUMBER: 99})
        note.clicked(
            events.Click(
                note, 1, 1, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=1, screen_y=1, style=style
            )
        )
        await there.settled()
        assert there.copied == []

    walk(steps, corpus, monkeypatch)
