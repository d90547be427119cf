"""Where nothing can be read back the terminal is asked, is never said to have obeyed, and the text can be seen."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from displays import Environ, hung_x_display, need, only
from outer_terminal import DIGESTS, FIRST_LINK, PROGRAM, reader, terminal
from texts import LONG_LINK, TEXTS

from tuiapp.system.clipboard import osc52


@pytest.fixture
def nothing(tmp_path: Path) -> Environ:
    """A desktop without any tool."""
    return {"DISPLAY": ":7654", "PATH": only(tmp_path / "bin")}


def test_a_terminal_is_sent_the_text_and_the_second_time_it_is_shown(nothing: Environ) -> None:
    with reader(nothing) as there:
        there.type("y")
        assert there.wait_for_copy() == FIRST_LINK
        there.wait_for("Sent to your terminal")
        there.wait_for("has no tool here")
        assert "Copied" not in there.text()
        there.type("y")
        there.wait_for("shift+drag selects it")
        there.type("q")
        there.type("j")
        there.wait_for("2/5")


def test_a_terminal_that_takes_no_copies_shows_the_text_at_once(nothing: Environ) -> None:
    with reader({**nothing, "TERM": "linux"}) as there:
        there.type("y")
        there.wait_for("No clipboard available.")
        there.wait_for(FIRST_LINK)
        assert not there.copies()


def test_a_display_that_refuses_leaves_it_to_the_terminal() -> None:
    need("xclip")
    with reader({"DISPLAY": ":7654"}) as there:
        there.type("y")
        assert there.wait_for_copy() == FIRST_LINK
        there.wait_for("Sent to your terminal")
        there.wait_for("The desktop's clipboard did not take it")


def test_while_a_display_hangs_the_keys_work_and_the_last_copy_counts() -> None:
    need("xclip")
    with hung_x_display() as hung, reader(hung) as there:
        there.type("y")
        there.type("j")
        there.wait_for("2/5", 0.9)
        there.type("y")
        started = time.monotonic()
        there.wait_for("Sent to your terminal", 3)
        assert time.monotonic() - started < 3
        assert there.copies() == ["https://arxiv.org/abs/2504.16511"]
        there.wait_for("The desktop's clipboard did not answer")


def test_quitting_right_after_a_copy_still_sends_it(nothing: Environ) -> None:
    with reader(nothing) as there:
        there.type("yq")
        assert there.ended() == 0
        assert there.copies() == [FIRST_LINK]


def test_quitting_right_after_a_copy_that_failed_shows_it_first(nothing: Environ) -> None:
    with reader({**nothing, "TERM": "linux"}) as there:
        there.type("yq")
        there.wait_for("No clipboard available.")
        there.type("qq")
        assert there.ended() == 0


def test_what_is_selected_in_the_search_line_goes_the_same_way(nothing: Environ) -> None:
    with reader(nothing) as there:
        there.type("/버퍼")
        there.wait_for("버퍼")
        there.type("\x1b[1;2H\x03")
        assert there.wait_for_copy() == "버퍼"
        there.wait_for("Selection")


def test_screen_hands_on_a_long_link_whole_and_shows_none_of_it(tmp_path: Path) -> None:
    need("screen")
    digests = tmp_path / "long.yaml"
    digests.write_text(f"date: 2025-03-02\npapers:\n- title: Long\n  links: ['{LONG_LINK}']\n", encoding="utf-8")
    sockets = tmp_path / "sockets"
    sockets.mkdir(mode=0o700)
    inside = ["screen", "-c", "/dev/null", *PROGRAM]
    with terminal([*inside, DIGESTS, str(digests)], {"SCREENDIR": str(sockets)}) as outer:
        outer.wait_for("Papers  1/6")
        outer.type("y")
        assert outer.wait_for_copy(1) == FIRST_LINK
        outer.type("Gy")
        assert outer.wait_for_copy(2) == LONG_LINK
        outer.wait_for("Link, 2,048 characters")
        outer.type("q")
        assert outer.ended() == 0


@pytest.mark.parametrize("environ", [{"STY": "1.pts-1.here"}, {"TERM": "screen.xterm-256color"}])
def test_for_screen_no_string_is_longer_than_it_keeps(environ: Environ) -> None:
    parts = osc52.sequence(TEXTS[2], environ).split("\x1bP")[1:]
    assert max(map(len, parts)) < 256
    assert "".join(part.removesuffix("\x1b\\") for part in parts) == osc52.sequence(TEXTS[2], {})


def test_a_text_too_long_for_terminals_is_not_sent() -> None:
    assert osc52.sequence("x" * 70_000, {})
    assert not osc52.sequence("x" * 80_000, {})
