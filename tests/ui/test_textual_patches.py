"""What is used of Textual that it does not document: it is still there, and without it Textual's own way is taken."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tuiapp.ui import textual_patches
from tuiapp.ui.terminal_messages import PasteCut, PasteRefused
from tuiapp.ui.textual_patches import input_events, terminal_driver
from tuiapp.ui.textual_patches.lasting_output import LastingOutput
from tuiapp.ui.textual_patches.terminal_output import write_to_terminal

BEGIN, END = b"\x1b[200~", b"\x1b[201~"


def _heard(*parts: bytes) -> list[Message]:
    heard: list[Message] = []
    events_of = input_events.InputEvents(heard.append)
    for part in parts:
        events_of.take(part, 0.0)
    events_of.expire(1e9)
    return heard


def _keys(*parts: bytes) -> list[str]:
    return [event.key for event in _heard(*parts) if isinstance(event, events.Key)]


def _pasted(*parts: bytes) -> list[str]:
    return [event.text for event in _heard(*parts) if isinstance(event, events.Paste)]


def test_textual_has_what_the_driver_needs() -> None:
    driver = textual_patches.driver_class()
    assert driver is not None
    assert issubclass(driver, LinuxDriver)
    assert driver.run_input_thread is not LinuxDriver.run_input_thread
    for name in ("run_input_thread", "write", "process_message", "disable_input"):
        assert hasattr(LinuxDriver, name), name
    used = LinuxDriver.__init__.__code__.co_names
    assert {"exit_event", "fileno", "_file"} <= set(used)


def test_what_is_written_to_a_terminal_that_is_gone_is_thrown_away() -> None:
    inner, outer = os.openpty()
    with open(outer, "w", encoding="utf-8") as stream:
        lasting = LastingOutput(stream)
        lasting.write("shown")
        lasting.flush()
        assert os.read(inner, 5) == b"shown"
        os.close(inner)
        for _ in range(3):
            lasting.write("nobody sees this\n" * 1000)
            lasting.flush()


@pytest.fixture
def forgotten_patches() -> Iterator[None]:
    """Import the patches anew in the test, and as they were after it."""
    names = [name for name in sys.modules if name.startswith("tuiapp.ui.textual_patches.")]
    before = {name: sys.modules.pop(name) for name in names}
    yield
    sys.modules.update(before)


@pytest.mark.parametrize("gone", ["textual._xterm_parser", "textual._ansi_sequences", "textual.drivers.linux_driver"])
@pytest.mark.usefixtures("forgotten_patches")
def test_without_a_private_module_textual_reads_the_terminal(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, gone, None)
    assert textual_patches.driver_class() is None


def test_a_driver_without_what_is_needed_reads_as_textual_does(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(LinuxDriver, "run_input_thread", lambda _driver: read.append("textual"))
    terminal_driver.TerminalDriver.run_input_thread(object.__new__(terminal_driver.TerminalDriver))
    assert read == ["textual"]


def test_a_keyboard_state_that_was_not_set_is_not_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(LinuxDriver, "write", lambda _driver, data: written.append(data))
    driver = object.__new__(terminal_driver.TerminalDriver)
    for is_off, data in ((True, "\x1b[<u"), (True, "\x1b[?1049l"), (False, "\x1b[<u")):
        monkeypatch.setattr(terminal_driver, "DISABLE_KITTY_KEY", is_off)
        driver.write(data)
    assert written == ["\x1b[?1049l", "\x1b[<u"]


def test_without_a_driver_to_write_to_nothing_is_written() -> None:
    class Changed:
        pass

    assert not write_to_terminal(Changed(), "x")  # type: ignore[arg-type]
    assert hasattr(App(), "_driver")


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"j/ \r\t\x7f\x04", ["j", "slash", "space", "enter", "tab", "backspace", "ctrl+d"]),
        ("ㅓ하".encode(), ["ㅓ", "하"]),
        (b"\x1bj", ["escape", "j"]),
        (b"\x1b[A\x1bOP\x1b[3~\x1b[Z", ["up", "f1", "delete", "shift+tab"]),
        (b"\x1bb\x1b\x7f", ["ctrl+left", "ctrl+w"]),
        (b"\x1b[1;2R\x1b[1;2A\x1b[1;5C\x1b[1;3A", ["shift+f3", "shift+up", "ctrl+right", "alt+up"]),
        (b"\x1b[100;5u\x1b[27u\x1b[106u\x1b[27;5;100~", ["ctrl+d", "escape", "j", "ctrl+d"]),
        (b"\x1b[999999999999uj", ["j"]),
        (b"\x1b[1;25R\x1b[?62;4c\x1b[>41;0;0c\x1b[4;600;800tj", ["j"]),
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\j", ["j"]),
        ("\u202eㅓ\u200b\U000e0041".encode(), ["replacement_character", "ㅓ"]),
    ],
)
def test_what_the_terminal_sends_is_the_key_that_was_pressed_or_nothing(sent: bytes, keys: list[str]) -> None:
    assert _keys(sent) == keys
    assert _keys(*(sent[at : at + 1] for at in range(len(sent)))) == keys


def test_a_click_and_the_terminals_focus_are_heard() -> None:
    heard = _heard(b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[I\x1b[O")
    assert [type(event) for event in heard] == [events.MouseDown, events.MouseUp, events.AppFocus, events.AppBlur]


@pytest.mark.parametrize(
    "report", [b"\x1b[48;0;0;0;0t", b"\x1b[48;99999;99999;1;1t", b"\x1b[<0;999999;4M", b"\x1b[M !!"]
)
def test_a_size_or_a_place_that_cannot_be_is_nothing(report: bytes) -> None:
    assert _heard(report, b"j")[0].__class__ is events.Key


def test_an_esc_in_a_paste_is_text() -> None:
    assert _pasted(BEGIN + b"abc\x1bqqq\x1by" + END) == ["abc␛qqq␛y"]
    assert _keys(BEGIN + b"abc\x1bqqq\x1by" + END) == []


def test_nothing_in_a_paste_reaches_the_screen_as_a_control() -> None:
    sent = "\x1b]52;c;eA==\x07\x9b31m\u202e\u200b\U000e0041\r\n추론\x00".encode()
    assert _pasted(BEGIN + sent + END) == ["␛]52;c;eA==␇�31m�\n추론␀"]


def test_bytes_that_are_no_utf_8_are_shown_as_such() -> None:
    assert _keys(b"\xb0\xa1j") == ["replacement_character", "replacement_character", "j"]
    assert _pasted(BEGIN + b"\xb0\xa1" + END) == ["��"]


def test_a_paste_that_never_ends_or_is_too_long_is_said() -> None:
    assert [type(event) for event in _heard(BEGIN + b"abc")] == [events.Paste, PasteCut]
    (refused,) = _heard(BEGIN, b"x" * 2_000_001, END)
    assert isinstance(refused, PasteRefused)
    assert refused.characters == 2_000_001
