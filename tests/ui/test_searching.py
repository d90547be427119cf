"""Typing finds: the list, the numbers and the note follow each key, and everything can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from walk import Walk, walk

from tuiapp.library import search_fields
from tuiapp.library.search_fields import Field, Phrase
from tuiapp.session import answer


def test_each_key_narrows_the_list_and_the_bar_says_what_is_asked(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("slash", *"buff")
        assert "containing “buff”: 1 of 5 papers" in frame
        assert there.title == "Quiet Buffers"
        assert there.focused == "search"
        frame = await there.press("enter")
        assert there.focused == "papers"
        assert "containing “buff”" in frame
        await there.press("escape")
        assert len(there.reader.session.rows) == 5
        assert there.title == "Quiet Buffers"

    walk(steps, corpus, monkeypatch)


def test_hangul_is_found_as_it_is_typed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash", "ㅈ", "ㄱ")
        assert "자기 증류" in there.frame() or len(there.reader.session.rows) >= 1
        await there.press("escape", "slash", *"추ㄹ")
        assert there.title.startswith("GraphPilot")
        assert len(there.reader.session.rows) == 1

    walk(steps, corpus, monkeypatch)


def test_letters_typed_in_one_burst_with_the_slash_go_into_the_search(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        for key, character in (("slash", "/"), ("q", "q"), ("u", "u"), ("i", "i"), ("e", "e"), ("t", "t")):
            there.app.post_message(events.Key(key, character))
        await there.settled()
        assert not there.app._exit
        assert there.reader.session.query.text == "quiet"
        assert there.title == "Quiet Buffers"

    walk(steps, corpus, monkeypatch)


def test_a_tag_of_the_sidebar_is_written_into_the_query_and_the_numbers_follow(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("1", "tab", "enter")
        assert "tag:rl" in frame.split("\n")[1]
        await there.press("slash", "space", *"버퍼")
        assert there.reader.session.query.text == "tag:rl 버퍼"
        assert len(there.reader.session.rows) == 1
        await there.press("enter", "escape")
        assert there.reader.session.query.text == "tag:rl"
        await there.press("escape")
        assert there.reader.session.query.text == ""

    walk(steps, corpus, monkeypatch)


def test_what_is_not_understood_is_said_and_a_tag_is_completed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        assert "has: knows ko, en" in await there.press("slash", *"has", "colon", "x")
        await there.press("escape", "slash", *"tag", "colon", *"plan")
        await there.press("right")
        assert there.reader.session.query.text == "tag:planning"
        await there.press("escape", "slash", *"is", "colon", *"starr")
        await there.press("right")
        assert there.reader.session.query.text == "is:starred"
        assert "is: knows unread, read, starred" in await there.press("x")

    walk(steps, corpus, monkeypatch)


def test_n_goes_through_the_matches_of_a_note_and_the_other_language_is_named(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "250305 Long.md").write_text(
        "*Long* (Ada Byron)\n\n한국어.\n\n" + "\n\n".join(f"Line {n}" + " needle" * (n % 40 == 39) for n in range(120)),
        encoding="utf-8",
    )

    async def steps(there: Walk) -> None:
        frame = await there.press("slash", *"needle", "enter")
        assert "The search matches in the English note." in frame
        await there.press("space", "n")
        assert "Line 39 needle" in there.frame()
        assert "Line 79 needle" in await there.press("n")
        assert "Line 39 needle" in await there.press("N")
        # Behind the last match comes the first one again.
        assert "Line 39 needle" in await there.press("n", "f3", "n")
        await there.press("space", "n")
        assert "matches nowhere" in there.said

    walk(steps, corpus, monkeypatch)


def test_s_sorts_by_title_and_keeps_the_paper(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("s")
        titles = [there.reader.session.library.paper(row).title for row in there.reader.session.rows]
        assert titles == sorted(titles, key=str.casefold)
        assert there.title.startswith("GraphPilot")
        await there.press("slash", *"of", "enter", "G", "s", "s")
        assert there.reader.session.sort == "relevance"
        assert there.reader.session.position == 0
        assert "by relevance" in there.frame()

    walk(steps, corpus, monkeypatch)


async def burst(there: Walk, typed: str) -> None:
    names = {"/": "slash", "\r": "enter", " ": "space", "\x1b": "escape"}
    for letter in typed:
        there.app.post_message(events.Key(names.get(letter, letter), letter))
    await there.settled()


@pytest.fixture(params=["at once", "in stretches"])
def searched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A corpus that is looked through at once, or as a large one is."""
    if request.param == "in stretches":
        for name in ("SCAN_CHUNK", "FIRST_CHUNK", "CHUNKS_AT_ONCE"):
            monkeypatch.setattr(answer, name, 1)


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize(
    ("typed", "query", "title"),
    [
        ("/quiet\r", "quiet", "Quiet Buffers"),
        ("G/of\rsk", "of", "Tokens Without Borders"),
        ("/of\rj", "of", "Tokens Without Borders"),
        ("jj/small\rk", "small", "Small Steps"),
        ("/x\x1bjj", "", "Tokens Without Borders"),
    ],
)
def test_keys_that_arrive_together_do_what_they_do_one_by_one(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, typed: str, query: str, title: str
) -> None:
    async def steps(there: Walk) -> None:
        await burst(there, typed)
        assert there.reader.session.query.text == query
        assert there.focused == "papers"
        assert there.title.split(":")[0] == title

    walk(steps, corpus, monkeypatch)


def test_an_emptied_search_line_stays_until_it_is_left(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash", "a", "backspace", "q", "v")
        assert not there.app._exit
        assert there.reader.session.query.text == "qv"

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize("text", ["has:bar", "tag:", "date:2025-1"])
def test_a_query_that_asks_for_nothing_is_undone_like_any_other(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash", *("colon" if letter == ":" else letter for letter in text), "enter", "escape")
        assert there.reader.session.query.text == ""

    walk(steps, corpus, monkeypatch)


def test_esc_goes_back_to_the_paper_where_the_search_began_and_enter_stays_on_what_it_found(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("j")
        before = there.title
        await there.press("slash", *"small")
        assert there.title == "Small Steps"
        await there.press(*"zzz")
        assert there.title == ""
        await there.press("escape")
        assert there.title == before
        await there.press("slash", *"small", "enter", "escape")
        assert there.title == "Small Steps"

    walk(steps, corpus, monkeypatch)


def test_a_title_that_is_pasted_in_two_lines_is_searched_whole(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash")
        there.app.post_message(events.Paste("Tokens Without\n  Borders"))
        await there.press()
        assert there.reader.session.query.text == "Tokens Without Borders"
        assert there.title.startswith("Tokens")

    walk(steps, corpus, monkeypatch)


def test_a_field_of_the_table_is_typed_said_and_helped_with_on_the_screen(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Field("file", "text", Phrase("read from {}".format, "not {}".format), text=lambda paper: paper.source.file)
    monkeypatch.setattr(search_fields, "FIELDS", (*search_fields.FIELDS, file))

    async def steps(there: Walk) -> None:
        assert "file:" in await there.press("slash")
        frame = await there.press(*"file", "colon", *"yaml")
        assert "read from “yaml”" in frame
        assert 0 < len(there.reader.session.rows) < 5

    walk(steps, corpus, monkeypatch, size=(160, 48))


def test_a_search_begins_with_new_words_and_esc_takes_back_one_step(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash", *"tag:rl replay", "enter", "slash", *"버퍼")
        # New words take the place of the old ones, the tag stays.
        assert there.reader.session.query.text == "tag:rl 버퍼"
        await there.press("escape")
        assert there.reader.session.query.text == "tag:rl replay"
        assert there.focused == "papers"
        await there.press("slash", "escape")
        assert there.reader.session.query.text == "tag:rl replay"
        await there.press("escape")
        assert there.reader.session.query.text == "tag:rl"

    walk(steps, corpus, monkeypatch)


def test_up_shows_searches_of_before_and_they_are_kept(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    async def first(there: Walk) -> None:
        await there.press("slash", *"quiet", "enter", "slash", *"small", "enter", "slash", *"quiet", "enter")

    async def second(there: Walk) -> None:
        await there.press("slash", "up")
        assert there.reader.session.query.text == "quiet"
        await there.press("up", "up")
        assert there.reader.session.query.text == "small"
        await there.press("down", "down")
        assert there.reader.session.query.text == ""
        assert there.focused == "search"
        await there.press("down")
        assert there.focused == "papers"

    walk(first, corpus, monkeypatch)
    assert (tmp_path / "state/tuiapp/searches.txt").read_text(encoding="utf-8") == "small\nquiet\n"
    walk(second, corpus, monkeypatch)


def test_what_was_forgiven_is_set_apart_named_and_refused(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("slash", *"quietbuffesr", "enter")
        await there.press("escape", "slash", *"bufers")
        frame = await there.press("enter")
        assert "0 of 5 papers  ≈ 1 more" in frame
        assert "≈  Quiet Buffers" in frame
        assert "for bufers, a slip" in frame
        frame = await there.press("minus")
        assert "≈" not in frame
        await there.press("minus")
        assert "Nothing was forgiven" in there.said

    walk(steps, corpus, monkeypatch)


def test_tab_takes_what_is_suggested_and_else_goes_to_the_next_pane(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        assert "did you mean buffers?" in await there.press("slash", *"bufers")
        frame = await there.press("tab")
        assert there.reader.session.query.text == "buffers"
        assert "did you mean" not in frame
        await there.press("tab")
        assert there.focused != "search"

    walk(steps, corpus, monkeypatch)


def test_t_narrows_the_tags_while_one_is_typed_in_any_state_of_the_keyboard(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        frame = await there.press("t")
        assert "planning" in frame
        frame = await there.press(*"ㅔㅣ무")
        await there.press("enter")
        assert there.reader.session.query.text == "tag:planning"
        await there.press("t", *"zzzz", "enter")
        assert there.reader.session.query.text == "tag:planning"

    walk(steps, corpus, monkeypatch, size=(160, 48))


def test_a_row_says_where_its_paper_matches_once_the_search_is_left(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "\n\n".join(f"Line {n}" + (" of the needle" if n == 90 else "") for n in range(120))
    (corpus / "250305 Long.md").write_text(f"*Long* (Ada Byron)\n\n한국어.\n\n{long}\n", encoding="utf-8")

    async def steps(there: Walk) -> None:
        await there.press("space")
        frame = await there.press("slash", *"needle")
        # The note shows the match without n; the row says it when nobody types any more.
        assert frame.count("of the needle") == 1
        frame = await there.press("enter")
        assert frame.count("of the needle") == 2

    walk(steps, corpus, monkeypatch)


def test_a_small_or_says_what_would_work(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        assert "OR, or |" in await there.press("slash", *"#rl or #moe")

    walk(steps, corpus, monkeypatch, size=(200, 40))
