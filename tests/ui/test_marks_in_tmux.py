"""Marks in the real program in a real tmux: they are there at the next start, and what goes wrong is on the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_in_tmux import Tmux

from tuiapp.storage.folders import state_folder
from tuiapp.storage.marks.index import DATABASE

pytestmark = pytest.mark.skipif(
    not shutil.which("tmux") and not os.environ.get("CI"), reason="tmux is not installed here"
)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux that is gone after the test."""
    server = Tmux(tmp_path)
    yield server
    server("kill-server")


def row(screen: str, title: str) -> str:
    """The row of a paper in the list, which stands above its page, without the sidebar, which counts too."""
    return next(line[24:] for line in screen.splitlines() if title in line)


def test_read_star_and_a_korean_note_are_there_at_the_next_start(tmux: Tmux, corpus: Path) -> None:
    program = f"{sys.executable} -m tuiapp {corpus}"
    tmux.start(f"{program}; {program} --fresh", 100, 40)
    tmux.wait_for("Mirrors")
    # The first paper is read by itself, the second one by its key.
    tmux.wait_for(lambda screen: "●" not in row(screen, "GraphPilot"))
    tmux("send-keys", "j", "r", "m", "e")
    tmux.wait_for("My note")
    tmux("send-keys", "-l", "버퍼를 다시 읽자")
    tmux("send-keys", "Escape")
    tmux.wait_for(lambda screen: "★" in row(screen, "Quiet Buffers") and "다시 읽자" in screen)
    tmux("send-keys", "q")
    # The next start is on the first paper again, and has the marks from its first frame on.
    screen = tmux.wait_for("희소한 지도")
    assert "★" in row(screen, "Quiet Buffers")
    assert "●" not in row(screen, "Quiet Buffers")
    assert "●" not in row(screen, "GraphPilot")
    tmux("send-keys", "j")
    tmux.wait_for("버퍼를 다시 읽자")


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("unshare"), reason="a small disk takes root to be mounted")
def test_a_full_disk_is_said_and_the_marks_stay_hollow(tmux: Tmux, corpus: Path) -> None:
    state = state_folder()
    state.mkdir(parents=True)
    if subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    mount = f"mount -t tmpfs -o size=16k tmpfs {state}"
    tmux.start(f"unshare --mount sh -c '{mount} && {sys.executable} -m tuiapp {corpus}'", 120, 40)
    tmux.wait_for("Marks are not being saved: no space is left")
    tmux("send-keys", "m")
    tmux.wait_for(lambda screen: "☆" in row(screen, "GraphPilot"))
    tmux("send-keys", "q")
    tmux.wait_for("exit code 0")


def test_what_could_not_be_saved_is_printed_when_the_program_has_ended(tmux: Tmux, corpus: Path) -> None:
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_text("a file where the folder should be", encoding="utf-8")
    tmux.start(f"{sys.executable} -m tuiapp {corpus}", 120, 40)
    tmux.wait_for("Marks are not being saved: ")
    tmux("send-keys", "m", "e")
    tmux.wait_for("My note")
    tmux("send-keys", "-l", "생각 하나")
    tmux("send-keys", "Escape")
    tmux.wait_for("생각 하나")
    tmux("send-keys", "q")
    screen = tmux.wait_for("exit code 0")
    assert "2 marks could not be saved" in screen
    assert "생각 하나" in screen


def test_a_damaged_database_is_said_and_kept(tmux: Tmux, corpus: Path) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / DATABASE).write_bytes(b"no database " * 1000)
    tmux.start(f"{sys.executable} -m tuiapp {corpus}", 120, 40)
    tmux.wait_for("was damaged")
    assert (state_folder() / f"{DATABASE}.damaged").exists()
