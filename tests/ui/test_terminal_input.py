"""How the terminal is read, where Textual's own way would make a reader wait."""

from __future__ import annotations

import selectors

import pytest

from tuiapp.ui import terminal_input


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
