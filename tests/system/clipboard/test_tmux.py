"""In tmux a copy is in its buffer and reaches the terminal around it, whatever `set-clipboard` says."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from displays import Environ, need, only, x_display
from outer_terminal import DIGESTS, FIRST_LINK, PROGRAM, Terminal, environment, terminal
from texts import KOREAN_TITLE, TEXTS

from tuiapp.system import clipboard
from tuiapp.system.clipboard import Copied, Failure


class Server:
    """A tmux server with one client in a terminal of ours."""

    def __init__(self, folder: Path) -> None:
        need("tmux")
        self.socket = str(folder / "tmux")
        self.environ: Environ = {"TMUX": f"{self.socket},1,0"}

    def __call__(self, *args: str) -> str:
        """Run a tmux command and give what it prints."""
        command = ["tmux", "-S", self.socket, *args]
        return subprocess.run(command, env=environment({}), capture_output=True, check=True, timeout=5).stdout.decode()

    @contextmanager
    def client(self, settings: str, environ: Environ, *command: str) -> Iterator[Terminal]:
        """The terminal in which a command runs inside tmux."""
        file = Path(f"{self.socket}.conf")
        file.write_text(settings, encoding="utf-8")
        with terminal(["tmux", "-S", self.socket, "-f", str(file), "new-session", *command], environ) as outer:
            try:
                yield outer
            finally:
                self("kill-server")


@pytest.fixture
def tmux(tmp_path: Path) -> Server:
    """A server of our own."""
    return Server(tmp_path)


@pytest.mark.parametrize("settings", ["", "set -s set-clipboard on", "set -s set-clipboard off"])
def test_y_reaches_the_buffer_and_the_terminal_around_tmux(tmux: Server, settings: str) -> None:
    with tmux.client(settings, {}, *PROGRAM, DIGESTS) as outer:
        outer.wait_for("Papers  1/5")
        outer.type("y")
        outer.wait_for("tmux sent it on to your terminal")
        assert "Copied to tmux" in outer.text()
        assert outer.wait_for_copy() == FIRST_LINK
        assert tmux("show-buffer") == FIRST_LINK


def test_a_terminal_that_takes_no_copies_is_not_said_to_have_been_sent_any(tmux: Server) -> None:
    with tmux.client("", {"TERM": "linux"}, *PROGRAM, DIGESTS) as outer:
        outer.wait_for("Papers  1/5")
        outer.type("y")
        outer.wait_for("Copied to tmux")
        outer.wait_for("tmux knows no way to copy")
        assert not outer.copies()


def test_on_a_desktop_both_have_it(tmux: Server, tmp_path: Path) -> None:
    need("Xvfb", "xclip")
    with x_display() as x, tmux.client("", {}, "cat") as outer:
        outer.read(1)
        environ = environment({**x, **tmux.environ})
        for number, text in enumerate(TEXTS, 1):
            assert clipboard.copy(text, clipboard.Attempt(environ)) == Copied(("desktop", "tmux"), is_passed_on=True)
            assert outer.wait_for_copy(number) == text
            assert tmux("save-buffer", "-") == text
        # tmux before 3.2 has no -w.
        old = tmp_path / "bin"
        environ["PATH"] = only(old)
        (old / "tmux").write_text(
            f'#!/bin/sh\ncase "$*" in *" -w "*) exit 1 ;; esac\nexec {shutil.which("tmux")} "$@"\n', encoding="utf-8"
        )
        (old / "tmux").chmod(0o755)
        copied = clipboard.copy(KOREAN_TITLE, clipboard.Attempt(environ))
        assert copied == Copied(("tmux",), (Failure("desktop", "missing"),))
        assert clipboard.paste(clipboard.Attempt(environ)) == KOREAN_TITLE


def test_a_tmux_that_is_gone_leaves_it_to_the_terminal() -> None:
    need("tmux")
    copied = clipboard.copy(KOREAN_TITLE, clipboard.Attempt(environment({"TMUX": "/nowhere,1,0"})))
    assert copied.failed == (Failure("tmux", "wrong"),)
    assert copied.sequence
