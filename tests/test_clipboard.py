"""A copy is called one where it can be read back from a real desktop, and never hangs where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator

import pytest

from tuiapp import clipboard

LINK = "https://arxiv.org/abs/2504.16379 한글"


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual X display of our own."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")) and not os.environ.get("CI"):
        pytest.skip("Xvfb and xclip are not installed here")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "320x200x8"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with open(read, encoding="ascii") as numbers:
        yield f":{numbers.readline().strip()}"
    server.terminate()
    server.wait()


def test_a_copy_on_a_desktop_is_read_back_and_stays_there(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    environ = {"DISPLAY": display}
    assert clipboard.copy(LINK, environ) == clipboard.Copied(("desktop",), is_confirmed=True)
    assert clipboard.paste(environ) == LINK
    seen = subprocess.run(["xclip", "-o", "-selection", "clipboard"], capture_output=True, text=True, check=True)
    assert seen.stdout == LINK


def test_a_display_that_refuses_is_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7654")
    started = time.monotonic()
    assert clipboard.copy(LINK, {"DISPLAY": ":7654"}) == clipboard.Copied((), is_confirmed=False)
    assert time.monotonic() - started < 3


def test_without_a_desktop_and_tmux_nothing_is_asked() -> None:
    assert clipboard.copy(LINK, {}) == clipboard.Copied((), is_confirmed=False)
    assert clipboard.paste({}) is None
