"""How the terminal is read, where Textual's own way would make a reader wait."""

from __future__ import annotations

import selectors

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tuiapp.ui import textual_patches as terminal_input


def test_what_follows_a_key_is_waited_for_no_longer_than_esc_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float | None] = []
    arriving = [[object()], [], []]

    def select(_self: object, timeout: float | None = None) -> list[object]:
        waited.append(timeout)
        return arriving.pop(0)

    monkeypatch.setattr(terminal_input, "ESCAPE_DELAY", 0.02)
    monkeypatch.setattr(selectors.SelectSelector, "select", select)
    selector = terminal_input._SoonAgain()
    for _ in range(3):
        selector.select(0.1)
    assert waited == [0.1, pytest.approx(0.021), 0.1]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("\x1bj", ["escape", "j"]),
        ("\x1bㅓ", ["escape", "ㅓ"]),
        ("\x1b/", ["escape", "slash"]),
        ("\x1b\r", ["escape", "enter"]),
        ("moe\x1b j", ["m", "o", "e", "escape", "space", "j"]),
        ("\x1b[A\x1bOPx", ["up", "f1", "x"]),
        ("\x1bb\x1b\x7f", ["ctrl+left", "ctrl+w"]),
    ],
)
def test_esc_and_the_key_behind_it_are_two_keys_when_tmux_sends_them_together(typed: str, keys: list[str]) -> None:
    terminal_input.patch_textual_input()
    heard = XTermParser().feed(terminal_input._Decoder().decode(typed.encode()))
    assert [event.key for event in heard if isinstance(event, events.Key)] == keys


def test_bytes_that_are_no_utf_8_are_shown_as_such() -> None:
    assert terminal_input._Decoder().decode(b"a\xb0b") == "a\N{REPLACEMENT CHARACTER}b"
