"""What a reader has left is there at the next start, in the first frame."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from walk import WIDE, Steps, Walk, walk

from tuiapp.startup import open_corpus
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.storage.theme import load_theme, theme_file
from tuiapp.ui.main import place_keeping

NEWER = "Brand New\n(Ada Byron)\n\nSecond New\n(Ada Byron)\n"


def opened(corpus: Path, *, resumes: bool = True) -> OpenedCorpus:
    return open_corpus.open_corpus([str(corpus)], caches=True, resumes=resumes)._replace(is_followed=False)


def visit(steps: Steps, corpus: Path, monkeypatch: pytest.MonkeyPatch, **how: Any) -> None:
    """A visit that ends with q."""

    async def all_steps(walked: Walk) -> None:
        await steps(walked)
        walked.app.exit()

    walk(all_steps, corpus, monkeypatch, opened=how.pop("opened", None) or opened(corpus), language="", **how)


async def reads_mirrors(walked: Walk) -> None:
    """Search, go to English and to one pane."""
    await walked.press("/", *"scale", "enter", "space", "v", "3", "z")


@pytest.mark.parametrize("size", [WIDE, (100, 30), (80, 24), (50, 20)])
def test_paper_query_language_zoom_and_focus_are_there_in_the_first_frame(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    left: list[str] = []

    async def leave(walked: Walk) -> None:
        await reads_mirrors(walked)
        left.append(walked.frame())

    async def find(walked: Walk) -> None:
        assert walked.title == "Mirrors: Self-Distillation at Scale"
        assert walked.frame() == left[0]
        session = walked.reader.session
        assert (session.language, session.all_languages, session.query.text) == ("en", True, "scale")
        assert (walked.focused, walked.reader.panes.zoomed) == ("note", "note")
        await walked.settled()
        assert walked.frame() == left[0]

    visit(leave, corpus, monkeypatch, size=size)
    visit(find, corpus, monkeypatch, size=size)


def test_the_query_that_is_there_from_the_start_can_be_typed_on_undone_and_clicked(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def leave(walked: Walk) -> None:
        await walked.press("/", *"scale", "enter")

    async def find(walked: Walk) -> None:
        before = walked.frame()
        await walked.press("/")
        assert walked.focused == "search"
        await walked.press("escape")
        assert walked.frame().splitlines()[1:-1] == before.splitlines()[1:-1]
        await walked.press("escape")
        assert walked.reader.session.query.text == ""
        assert "scale" not in "".join(walked.frame().splitlines()[:2])
        await walked.press("/", *"scale", "enter")

    async def click(walked: Walk) -> None:
        await walked.pilot.click("#asked")
        await walked.settled()
        assert walked.focused == "search"

    for steps in (leave, find, click):
        visit(steps, corpus, monkeypatch)


def test_steps_back_that_end_the_program_are_no_change_of_the_panes(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def leave(walked: Walk) -> None:
        await walked.press("3", "z", "q", "q")
        assert (walked.focused, walked.reader.panes.zoomed) == ("papers", "")

    async def leave_from_the_note(walked: Walk) -> None:
        await walked.press("q", "q", "j")
        await walked.press("3", "z", "q", "q", "q")

    async def is_in_the_note(walked: Walk) -> None:
        assert (walked.focused, walked.reader.panes.zoomed) == ("note", "note")
        await walked.press("q", "q", "j", "q")

    async def is_in_the_list(walked: Walk) -> None:
        assert (walked.focused, walked.reader.panes.zoomed) == ("papers", "")

    for steps in (leave, leave_from_the_note, is_in_the_note, is_in_the_list):
        visit(steps, corpus, monkeypatch)


def test_folds_focus_order_and_widths_come_back(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []

    async def leave(walked: Walk) -> None:
        await walked.press("s", "G", ">", ">", "1", "j", "left", "left", "tab", "j")
        left.append(walked.frame())

    async def find(walked: Walk) -> None:
        assert await walked.settled() == left[0]
        assert walked.focused == "tags"

    visit(leave, corpus, monkeypatch)
    visit(find, corpus, monkeypatch)


@pytest.mark.parametrize("pane", ["dates", "tags"])
def test_the_cursor_of_the_sidebar_comes_back(corpus: Path, monkeypatch: pytest.MonkeyPatch, pane: str) -> None:
    left: list[object] = []

    async def leave(walked: Walk) -> None:
        await walked.press("1", *["tab"] * ["dates", "tags"].index(pane), "j", "j")
        assert walked.focused == pane
        left.append(walked.reader.panes.facet_list.current)

    async def find(walked: Walk) -> None:
        await walked.settled()
        assert walked.focused == pane
        assert walked.reader.panes.facet_list.current == left[0]

    visit(leave, corpus, monkeypatch)
    visit(find, corpus, monkeypatch)


def test_how_wide_the_list_is_holds_for_every_corpus_and_its_place_for_one(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("Other\n(Ada)\n\nMore\n(Ada)\n", encoding="utf-8")
    widths: list[int] = []

    async def leave(walked: Walk) -> None:
        await walked.press("j", "j", ">", ">")
        widths.append(walked.reader.query_one("#papers").size.width)

    async def find_elsewhere(walked: Walk) -> None:
        assert walked.title == "Other"
        assert walked.reader.query_one("#papers").size.width == widths[0]

    visit(leave, corpus, monkeypatch)
    visit(find_elsewhere, tmp_path / "other", monkeypatch)


def test_a_newer_day_wins_and_the_key_goes_back_to_the_place(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def find(walked: Walk) -> None:
        session = walked.reader.session
        assert (walked.title, session.query.text, session.language) == ("Brand New", "", "en")
        assert (walked.focused, walked.reader.panes.zoomed) == ("papers", "")
        await walked.press("apostrophe")
        assert walked.title == "Mirrors: Self-Distillation at Scale"
        assert walked.reader.session.query.text == "scale"
        await walked.press("apostrophe")
        assert (walked.title, walked.reader.session.query.text) == ("Brand New", "")

    visit(reads_mirrors, corpus, monkeypatch)
    (corpus / "2025-03-05.txt").write_text(NEWER, encoding="utf-8")
    visit(find, corpus, monkeypatch)


@pytest.fixture
def large(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The corpus, as if it took time to read."""
    monkeypatch.setattr(open_corpus, "SMALL", 10)
    open_corpus.read_corpus([str(corpus)], caches=True)
    return corpus


def test_a_newer_day_that_is_not_in_the_snapshot_yet_wins_too(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def find(walked: Walk) -> None:
        await walked.settled()
        assert (walked.title, walked.reader.session.query.text) == ("Brand New", "")
        assert walked.focused == "papers"
        assert "new" not in walked.pane("status")[0].casefold()
        await walked.press("apostrophe")
        assert walked.reader.session.query.text == "scale"

    visit(reads_mirrors, large, monkeypatch)
    (large / "2025-03-05.txt").write_text(NEWER, encoding="utf-8")
    visit(find, large, monkeypatch)


@pytest.mark.parametrize("reads_in_between", [False, True])
def test_a_paper_of_an_older_day_that_has_come_since_is_announced_until_it_is_gone_to(
    large: Path, monkeypatch: pytest.MonkeyPatch, *, reads_in_between: bool
) -> None:
    async def find(walked: Walk) -> None:
        await walked.settled()
        assert walked.title == "Mirrors: Self-Distillation at Scale"
        assert "1 new" in walked.pane("status")[0]

    async def go_there(walked: Walk) -> None:
        await find(walked)
        await walked.press("apostrophe")
        assert walked.title == "Brand New"

    async def find_nothing(walked: Walk) -> None:
        await walked.settled()
        assert "new" not in walked.pane("status")[0]

    visit(reads_mirrors, large, monkeypatch)
    (large / "2025-01-05.txt").write_text("Brand New\n(Ada Byron)\n", encoding="utf-8")
    if reads_in_between:
        open_corpus.read_corpus([str(large)], caches=True)
    for steps in (find, go_there, find_nothing):
        visit(steps, large, monkeypatch)


def test_what_has_come_since_is_announced_in_a_corpus_that_is_read_at_once(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def find(walked: Walk) -> None:
        await walked.settled()
        assert "1 new" in walked.pane("status")[0]

    visit(reads_mirrors, corpus, monkeypatch)
    text = (corpus / "2025-03-02.yaml").read_text(encoding="utf-8")
    (corpus / "2025-03-02.yaml").write_text(f"{text}- title: One more\n", encoding="utf-8")
    visit(find, corpus, monkeypatch)


def test_the_first_reading_of_a_corpus_ends_where_the_last_visit_did(
    large: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def find(walked: Walk) -> None:
        await walked.until(lambda: walked.title == "Mirrors: Self-Distillation at Scale")
        assert walked.reader.session.query.text == "scale"

    visit(reads_mirrors, large, monkeypatch)
    for snapshot in (cache / "tuiapp").glob("*.snapshot"):
        snapshot.unlink()
    visit(find, large, monkeypatch)


def test_who_begins_anew_or_opens_one_file_is_at_the_newest_day(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def find(walked: Walk) -> None:
        assert (walked.title[:10], walked.reader.session.query.text) == ("GraphPilot", "")

    async def is_elsewhere(walked: Walk) -> None:
        await walked.press("j")

    visit(reads_mirrors, corpus, monkeypatch)
    visit(find, corpus, monkeypatch, opened=opened(corpus, resumes=False))
    file = corpus / "2025-03-02.yaml"
    visit(is_elsewhere, corpus, monkeypatch, opened=opened(file))
    visit(find, corpus, monkeypatch, opened=opened(file))


def test_a_program_that_is_killed_has_kept_what_was_so_some_seconds_before(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_keeping, "BETWEEN_SECONDS", 0.01)
    places = Path(os.environ["XDG_STATE_HOME"]) / "tuiapp" / "places"

    async def leave(walked: Walk) -> None:
        await walked.press("j")
        await walked.until(lambda: any("Quiet" in file.read_text().title() for file in places.glob("*")))

    walk(leave, corpus, monkeypatch, opened=opened(corpus))


def test_a_home_that_cannot_be_written_is_said_once_and_is_no_error(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(place_keeping, "BETWEEN_SECONDS", 0.01)
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    async def leave(walked: Walk) -> None:
        for key in "jkjk":
            await walked.press(key)
            await walked.until(lambda: "not kept" in walked.said)
        assert walked.said.count("not kept") == 1

    visit(leave, corpus, monkeypatch)


def test_a_theme_that_was_chosen_is_kept_until_the_terminal_is_to_choose_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def choose(walked: Walk) -> None:
        walked.app.choose_theme("nord")
        await walked.settled()
        assert walked.app.theme == "nord"
        assert load_theme(theme_file()) == "nord"
        walked.app.choose_theme("")
        await walked.settled()
        assert (walked.app.theme, load_theme(theme_file())) == ("tuiapp-dark", "")

    visit(choose, corpus, monkeypatch)


def test_a_search_for_what_is_unread_asks_the_marks_of_now(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def leave(walked: Walk) -> None:
        await walked.press("/", *"is:unread", "enter", "r", "j")
        assert walked.title == "Quiet Buffers"

    async def find(walked: Walk) -> None:
        session = walked.reader.session
        assert (session.query.text, walked.title, len(session.rows)) == ("is:unread", "Quiet Buffers", 1)

    visit(leave, corpus, monkeypatch)
    visit(find, corpus, monkeypatch)
