"""A link reaches a graphical browser as its one argument, or no program at all."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from displays import need, only

from tuiapp.system import browser

URL = "https://arxiv.org/abs/2503.00101?a=1&b='x';$(id)#c"

REPORT = f"""#!{sys.executable}
import os, sys
report = [*("arg " + word for word in sys.argv[1:]), "browser " + os.environ["BROWSER"]]
report += ["nowhere" for stream in range(3) if os.path.samestat(os.fstat(stream), os.stat(os.devnull))]
report += ["leads its session"] if os.getsid(0) == os.getpid() else []
with open(os.environ["REPORT"], "w", encoding="utf-8") as file:
    print(*report, sep="\\n", file=file)
"""

ON_A_TERMINAL = """
import fcntl, termios
from tuiapp.system import browser
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
open("/dev/tty").close()
print(browser.open_url("https://e.org/x", {!r}))
"""


WHAT_XDG_OPEN_RUNS = (
    "awk cat cut egrep grep head printf readlink sed sh sleep tail tr uname which xdg-mime xdg-open".split()
)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment with a display, whose `xdg-open` writes down how it was called."""
    monkeypatch.setattr(sys, "platform", "linux")
    add(tmp_path, "xdg-open", REPORT)
    path = f"{tmp_path}:{only(tmp_path / 'tools', 'sleep')}"
    return {"DISPLAY": ":0", "PATH": path, "REPORT": str(tmp_path / "report")}


def add(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script, encoding="utf-8")
    (folder / name).chmod(0o755)


def test_the_opener_gets_the_url_alone_and_is_detached(desktop: dict[str, str]) -> None:
    assert browser.open_url(URL, desktop) is None
    report = Path(desktop["REPORT"]).read_text(encoding="utf-8").splitlines()
    assert [line for line in report if line.startswith("arg ")] == [f"arg {URL}"]
    assert report.count("nowhere") == 3
    assert "leads its session" in report


@pytest.mark.parametrize(
    "url", ["--help", "-x", "file:///etc/passwd", "javascript:alert(1)", "https://a@e.org", "https://e.org/a b"]
)
def test_what_may_not_be_opened_reaches_no_program_whoever_asks(desktop: dict[str, str], url: str) -> None:
    assert browser.open_url(url, desktop)
    assert not Path(desktop["REPORT"]).exists()


def test_a_host_that_is_not_ascii_is_opened_as_it_was_shown(desktop: dict[str, str]) -> None:
    assert browser.open_url("https://한글.kr/논문", desktop) is None
    assert "arg https://xn--bj0bj06e.kr/%EB%85%BC%EB%AC%B8\n" in Path(desktop["REPORT"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "given"),
    [("w3m", ""), ("", ""), ("lynx -dump %s:firefox", "firefox:"), ("/usr/bin/www-browser", ""), ("zen %s", "zen %s:")],
)
def test_no_text_browser_is_left_to_choose(desktop: dict[str, str], asked: str, given: str) -> None:
    assert browser.open_url(URL, {**desktop, "BROWSER": asked}) is None
    report = Path(desktop["REPORT"]).read_text(encoding="utf-8")
    assert f"\nbrowser {given}x-www-browser:firefox:" in report


def test_the_real_xdg_open_runs_no_text_browser_on_our_terminal(tmp_path: Path) -> None:
    need("xdg-open")
    tell = f"#!/bin/sh\necho $0 $@ >>{tmp_path}/ran\necho $0 $@ >/dev/tty\n"
    for name in ("w3m", "www-browser", "lynx"):
        add(tmp_path, name, tell)
    add(tmp_path, "x-www-browser", tell + "exec sleep 4\n")
    environ = {
        "DISPLAY": ":0",
        "PATH": f"{tmp_path}:{only(tmp_path / 'tools', *WHAT_XDG_OPEN_RUNS)}",
        "BROWSER": "w3m",
        # No browser of this machine is known to it by a desktop file.
        "HOME": str(tmp_path),
        "XDG_DATA_DIRS": str(tmp_path / "data"),
    }
    screen, terminal = pty.openpty()
    with os.fdopen(screen, "rb", buffering=0) as seen:
        program = [sys.executable, "-c", ON_A_TERMINAL.format(environ)]
        done = subprocess.run(
            program, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True, timeout=20, check=True
        )
        assert done.returncode == 0
        assert seen.read(1000).strip() == b"None"
    os.close(terminal)
    assert (tmp_path / "ran").read_text(encoding="utf-8") == f"{tmp_path}/x-www-browser https://e.org/x\n"


def test_an_opener_that_fails_or_does_not_start_is_said(desktop: dict[str, str], tmp_path: Path) -> None:
    add(tmp_path, "xdg-open", "#!/bin/sh\nexit 3\n")
    assert browser.open_url(URL, desktop) == "xdg-open ended with code 3"
    add(tmp_path, "xdg-open", "#!/no/such/shell\n")
    assert "does not start" in (browser.open_url(URL, desktop) or "")


def test_an_opener_that_is_a_browser_itself_is_not_waited_for(desktop: dict[str, str], tmp_path: Path) -> None:
    add(tmp_path, "xdg-open", "#!/bin/sh\nexec sleep 3\n")
    started = time.monotonic()
    assert browser.open_url(URL, desktop) is None
    assert time.monotonic() - started < 2.5


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({}, "there is no desktop here"),
        ({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22", "DISPLAY": ":10"}, "this is an SSH session"),
        ({"WAYLAND_DISPLAY": "wayland-0", "PATH": "/nowhere"}, "xdg-open is not installed"),
        ({"BROWSER": "w3m", "PATH": "/nowhere"}, "there is no desktop here"),
    ],
)
def test_where_nothing_opens_the_reason_is_said(
    environ: dict[str, str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert browser.why_nothing_opens(environ) == why
    assert browser.open_url(URL, environ) == why


@pytest.mark.parametrize(
    ("system", "programs", "command"),
    [
        ("darwin TERM_PROGRAM", "open xdg-open", "open"),
        ("linux WSL_DISTRO_NAME", "wslview xdg-open rundll32.exe", "wslview"),
        ("linux WSL_DISTRO_NAME", "xdg-open rundll32.exe", "rundll32.exe url.dll,FileProtocolHandler"),
        ("linux WAYLAND_DISPLAY", "xdg-open wslview", "xdg-open"),
    ],
)
def test_each_system_has_its_opener(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, programs: str, command: str
) -> None:
    platform, name = system.split()
    monkeypatch.setattr(sys, "platform", platform)
    for program in programs.split():
        add(tmp_path, program, "#!/bin/sh\n")
    assert " ".join(browser._opener({name: "x", "PATH": str(tmp_path)})) == f"{tmp_path}/{command}"
