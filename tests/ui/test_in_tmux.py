"""The real program in a real tmux: what a reader sees there, and what arrives in the clipboard."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not shutil.which("tmux") and not os.environ.get("CI"), reason="tmux is not installed here"
)


class Tmux:
    """A tmux server of our own with the program in its only pane."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")

    def __call__(self, *args: str) -> str:
        """Run a tmux command and give what it prints."""
        environ = os.environ | {"LC_ALL": "C.UTF-8", "TMUX": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-f", "/dev/null", *args], env=environ,
            capture_output=True, text=True, check=False, timeout=20,
        )  # fmt: skip
        return done.stdout

    def start(self, command: str, width: int = 80, height: int = 24) -> None:
        """Open a pane with a command; its exit code is printed when it ends."""
        shell = f"{command}; echo exit code $?; sleep 60"
        self("new-session", "-d", "-x", str(width), "-y", str(height), "sh", "-c", shell)

    def screen(self) -> str:
        """The text of the pane."""
        return self("capture-pane", "-p")

    def wait_for(self, expected: str | Callable[[str], bool], seconds: float = 20) -> str:
        """The screen as soon as it holds a text."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            screen = self.screen()
            if expected(screen) if callable(expected) else expected in screen:
                return screen
            time.sleep(0.05)
        raise AssertionError(f"{expected!r} did not come up:\n{self.screen()}")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux that is gone after the test."""
    server = Tmux(tmp_path)
    yield server
    server("kill-server")


PROGRAM = f"{sys.executable} -m tuiapp {ROOT / 'digests'}"


@pytest.mark.parametrize(("width", "height"), [(160, 48), (100, 30), (80, 24), (50, 20)])
def test_down_down_space_y_shows_the_english_note_and_copies_its_link(tmux: Tmux, width: int, height: int) -> None:
    tmux.start(PROGRAM, width, height)
    tmux.wait_for("Skywork R1V2")
    for title in ("QuaDMix", "SplitReason", "Process Reward Models", "A Post-trainer"):
        tmux.wait_for(title)
    # On the smallest screen the word of the copy lies over the note.
    burst = [["j", "j", "Space", "y"]] if height > 20 else [["j", "j", "Space"], ["y"]]
    tmux("send-keys", *burst[0])
    tmux.wait_for("A method for outsourcing")
    for keys in burst[1:]:
        tmux("send-keys", *keys)
    tmux.wait_for("Copied to tmux")
    assert tmux("show-buffer") == "https://arxiv.org/abs/2504.16379"


def test_quitting_gives_the_terminal_back_and_exits_with_0(tmux: Tmux) -> None:
    tmux.start(PROGRAM)
    tmux.wait_for("Skywork R1V2")
    tmux("send-keys", "q")
    assert "Skywork" not in tmux.wait_for("exit code 0")


def test_a_dumb_terminal_is_told_so(tmux: Tmux) -> None:
    tmux.start(f"env TERM=dumb {PROGRAM}")
    tmux.wait_for(lambda screen: "TERM=dumb" in screen and "exit code 2" in screen)


@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_signal_gives_the_terminal_back(tmux: Tmux, name: str, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    tmux.start(f"sh -c 'echo $$ > {pid}; exec {PROGRAM}'")
    tmux.wait_for("Skywork R1V2")
    tmux.wait_for("Quit")
    os.kill(int(pid.read_text(encoding="ascii")), getattr(signal, f"SIG{name}"))
    tmux.wait_for(lambda screen: "exit code" in screen and "Skywork" not in screen, 5)
    assert tmux("display-message", "-p", "#{alternate_on} #{mouse_any_flag}").split() == ["0", "0"]


def test_bytes_that_are_no_utf_8_are_survived(tmux: Tmux) -> None:
    tmux.start(PROGRAM)
    tmux.wait_for("A Post-trainer")
    tmux("send-keys", "-H", "b0", "a1", "6a")
    tmux.wait_for("Papers  2/5")


def test_a_visit_goes_on_where_the_last_one_ended_and_what_arrives_is_announced(
    tmux: Tmux, corpus: Path, tmp_path: Path
) -> None:
    left = tmp_path / "left"
    program = f"{sys.executable} -m tuiapp {corpus}"
    tmux.start(f"{program}; touch {left}; {program}", 120, 36)
    tmux.wait_for("GraphPilot")
    tmux("send-keys", "/")
    tmux("send-keys", "-l", "scale")
    tmux("send-keys", "Enter")
    tmux.wait_for("1 of 5")
    tmux("send-keys", "Space", "3", "z")
    before = tmux.wait_for(lambda screen: "Self-distillation at a large scale." in screen and "Dates" not in screen)
    tmux("send-keys", "q")
    tmux.wait_for(lambda screen: "1 of 5" in screen and "Self-distillation" not in screen)
    tmux("send-keys", "q", "q")
    while not left.exists():
        time.sleep(0.05)
    assert tmux.wait_for(lambda screen: "Self-distillation at a large scale." in screen and "Quit" in screen) == before
    (corpus / "2025-02-20.txt").write_text("Brand New\n(Ada Byron)\n", encoding="utf-8")
    written = time.monotonic()
    tmux.wait_for("1 new")
    assert time.monotonic() - written < 2
    tmux("send-keys", "'")
    tmux.wait_for(lambda screen: "Ada Byron" in screen and "6 papers" in screen)
    tmux("send-keys", "'")
    tmux.wait_for(lambda screen: "1 of 6" in screen and "Self-distillation at a large scale." in screen)
