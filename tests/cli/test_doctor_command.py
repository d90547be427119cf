"""`tuiapp doctor` says which ways to copy work here, what the others need, and leaves the clipboard as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from displays import Environ, hung_x_display, need, only, x_display
from outer_terminal import PROGRAM, environment, terminal

DOCTOR = (*PROGRAM, "doctor")
XCLIP = ("xclip", "-selection", "clipboard")


def doctor(environ: Environ) -> tuple[int, str]:
    """Its exit code and what it prints, on a line of its own each."""
    done = subprocess.run(
        DOCTOR, env=environment({"COLUMNS": "400", **environ}), capture_output=True, text=True, check=False, timeout=20
    )
    assert not done.stderr
    return done.returncode, done.stdout


def test_a_desktop_works_and_gets_back_what_it_held() -> None:
    need("Xvfb", "xclip")
    with x_display() as x:
        subprocess.run(XCLIP, env=environment(x), input="mine 한글".encode(), check=True, stdout=subprocess.DEVNULL)
        code, said = doctor(x)
        assert code == 0
        assert "The 7 characters in the desktop's clipboard are put back at the end." in said
        assert "by xclip" in said
        assert said.endswith("The desktop's clipboard is put back.\n")
        back = subprocess.run([*XCLIP, "-o"], env=environment(x), capture_output=True, check=True)
        assert back.stdout.decode() == "mine 한글"


def test_a_desktop_without_a_tool_is_told_which_to_install(tmp_path: Path) -> None:
    code, said = doctor({"DISPLAY": ":7654", "PATH": only(tmp_path / "bin")})
    assert code == 1
    assert "apt install xclip" in said
    assert "apt install wl-clipboard" in doctor({"WAYLAND_DISPLAY": "wayland-7", "PATH": str(tmp_path / "bin")})[1]


def test_a_display_that_hangs_is_named() -> None:
    need("xclip")
    with hung_x_display() as hung:
        code, said = doctor(hung)
    assert code == 1
    assert f"the display {hung['DISPLAY']} never answers" in said


def test_tmux_works_and_keeps_its_buffers(tmp_path: Path) -> None:
    need("tmux")
    tmux = ("tmux", "-S", str(tmp_path / "tmux"), "-f", "/dev/null")
    shell = f"tmux set-buffer mine; {' '.join(DOCTOR)}; echo exit code $?; sleep 9"
    with terminal([*tmux, "new-session", "sh", "-c", shell], {}) as outer:
        said = outer.wait_for("exit code 0")
        assert "and sends it on to your terminal" in said
        assert outer.wait_for_copy().startswith("tuiapp doctor")
        buffers = subprocess.run(
            [*tmux, "list-buffers"], env=environment({}), capture_output=True, text=True, check=True
        )
        subprocess.run([*tmux, "kill-server"], env=environment({}), check=True)
    assert [line.split()[-1] for line in buffers.stdout.splitlines()] == ['"mine"']


def test_a_terminal_is_sent_it_and_that_counts_for_nothing() -> None:
    # The command opens /dev/tty, so its terminal has to be the one that controls it.
    need("setsid")
    with terminal(["setsid", "-c", "-w", *DOCTOR], {"SSH_TTY": "/dev/pts/9", "TERM": "tmux-256color"}) as outer:
        outer.wait_for("Now paste somewhere")
        assert outer.wait_for_copy().startswith("tuiapp doctor")
        assert "over SSH" in outer.text()
        assert "set -s set-clipboard on" in outer.text()
        assert outer.ended() == 1


def test_it_never_imports_textual() -> None:
    program = (
        "import sys; from tuiapp.__main__ import main; main(['doctor']); print({'textual', 'rich'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment({}), capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("set()\n")
