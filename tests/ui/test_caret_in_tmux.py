"""An input method draws at the terminal's cursor, so that has to be the caret, in every line of text."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from test_in_tmux import PROGRAM, Tmux, pytestmark, tmux
from textual.content import Content

__all__ = ["pytestmark", "tmux"]

LINES = {
    "search": ["/"],
    "name of a search": ["/", "x", "C-s"],
    "palette": ["C-p"],
    "text of a digest": ["p"],
}


def cursor(there: Tmux) -> tuple[int, int]:
    column, row = there("display-message", "-p", "#{cursor_x},#{cursor_y}").split(",")
    return int(column), int(row)


def behind(there: Tmux, text: str) -> tuple[int, int] | None:
    """The cell right behind the last place where a text stands on the screen."""
    for row, line in reversed(list(enumerate(there.screen().splitlines()))):
        if text in line:
            return Content(line[: line.rindex(text) + len(text)]).cell_length, row
    return None


def wait_for_caret_behind(there: Tmux, text: str) -> None:
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if (place := behind(there, text)) and cursor(there) == place:
            return
        time.sleep(0.05)
    raise AssertionError(f"{text}: {behind(there, text)} and not {cursor(there)}\n{there.screen()}")


def open_line(there: Tmux, keys: Sequence[str]) -> None:
    there.start(f"env DISPLAY= WAYLAND_DISPLAY= {PROGRAM}", 90, 28)
    there.wait_for("Skywork R1V2")
    for key in keys:
        before = there.screen()
        there("send-keys", key)
        there.wait_for(lambda screen, before=before: screen != before)  # type: ignore[misc]
    there.wait_for(lambda _: cursor(there) != (0, 0))


@pytest.mark.parametrize("line", LINES)
def test_the_cursor_of_the_terminal_is_the_caret_from_the_first_letter_on(tmux: Tmux, line: str) -> None:
    open_line(tmux, LINES[line])
    empty = cursor(tmux)
    tmux("send-keys", "-l", "ZQ")
    wait_for_caret_behind(tmux, "ZQ")
    if line != "name of a search":
        # The name begins with the query, all of which is selected.
        assert cursor(tmux) == (empty[0] + 2, empty[1])
    tmux("send-keys", "-l", "추론")
    wait_for_caret_behind(tmux, "ZQ추론")
    tmux("send-keys", "Left")
    wait_for_caret_behind(tmux, "ZQ추")
    tmux("resize-window", "-x", "70", "-y", "24")
    wait_for_caret_behind(tmux, "ZQ추")
