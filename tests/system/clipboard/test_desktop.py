"""A copy is called one where it can be read back from a real desktop, and never hangs where there is none."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from displays import Environ, hung_wayland_display, hung_x_display, need, only, wayland_display, x_display
from outer_terminal import FIRST_LINK, environment, reader
from texts import KOREAN_TITLE, LONG_LINK, TEXTS
from web_pages import SAMPLE, page_of

from tuiapp.library.files.folder import Found
from tuiapp.library.files.read_file import read_file
from tuiapp.system import clipboard
from tuiapp.system.clipboard import Copied, Failure, attempt, desktop

XCLIP = ("xclip", "-o", "-selection", "clipboard")
XSEL = ("xsel", "-b", "-o")
WL_PASTE = ("wl-paste", "-n")


@pytest.fixture(scope="module")
def x() -> Iterator[Environ]:
    """A virtual X display."""
    need("Xvfb", "xclip", "xsel")
    with x_display() as environ:
        yield environ


@pytest.fixture(scope="module")
def wayland() -> Iterator[Environ]:
    """A Wayland compositor without a screen."""
    need("sway", "wl-copy")
    with wayland_display() as environ:
        yield environ


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time enough for every tool on a machine that has other things to do."""
    monkeypatch.setattr(attempt, "STEP_SECONDS", 20.0)
    monkeypatch.setattr(attempt, "ALL_SECONDS", 60.0)


def copy(text: str, environ: Environ) -> Copied:
    """Copy in a surrounding of its own."""
    return clipboard.copy(text, clipboard.Attempt(environment(environ)))


def pasted(command: tuple[str, ...], environ: Environ) -> str:
    """What another program of that desktop would paste."""
    return subprocess.run(command, env=environment(environ), capture_output=True, check=True, timeout=5).stdout.decode()


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(("tool", "asked"), [("xclip", XCLIP), ("xsel", XSEL)])
def test_another_program_of_an_x_desktop_pastes_what_was_copied(
    tool: str, asked: tuple[str, ...], x: Environ, tmp_path: Path
) -> None:
    environ = {**x, "PATH": only(tmp_path / "bin", tool)}
    for text in TEXTS:
        assert copy(text, environ) == Copied(("desktop",))
        assert pasted(asked, x) == text
        assert clipboard.paste(clipboard.Attempt(environment(environ))) == text


@pytest.mark.usefixtures("patient")
def test_another_program_of_a_wayland_desktop_pastes_what_was_copied(wayland: Environ) -> None:
    for text in TEXTS:
        assert copy(text, wayland) == Copied(("desktop",))
        assert pasted(WL_PASTE, wayland) == text


PAGE = """<meta charset="utf-8"><p><a href="https://arxiv.org/abs/2504.1">Tides</a></p><p>(소라 한)</p><p>#바다</p>"""
X_OFFER = ("xclip", "-selection", "clipboard", "-t", "text/html")
WAYLAND_OFFER = ("wl-copy", "--type", "text/html")


def paste_html(environ: Environ) -> str | None:
    """The HTML of the clipboard in a surrounding of its own."""
    return clipboard.paste_html(clipboard.Attempt(environment(environ)))


def offer(command: tuple[str, ...], environ: Environ, data: bytes) -> None:
    """Let a program of that desktop offer something to be pasted; it stays behind to serve it."""
    subprocess.run(
        command, env=environment(environ), input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
        timeout=5,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_the_page_that_an_x_program_offers_is_read_in_whatever_encoding(x: Environ, encoding: str) -> None:
    offer(X_OFFER, x, PAGE.encode(encoding))
    assert paste_html(x) == PAGE


def test_the_page_that_a_wayland_program_offers_is_read(wayland: Environ) -> None:
    offer(WAYLAND_OFFER, wayland, PAGE.encode())
    assert paste_html(wayland) == PAGE


def test_a_clipboard_without_a_page_or_without_a_tool_offers_none(x: Environ, wayland: Environ, tmp_path: Path) -> None:
    for environ in (x, wayland):
        copy(KOREAN_TITLE, environ)
        assert paste_html(environ) is None
    assert paste_html({**x, "PATH": only(tmp_path / "bin")}) is None
    assert paste_html({}) is None


def test_a_page_is_not_waited_for_on_a_display_that_never_answers(hung: Environ) -> None:
    started = time.monotonic()
    assert paste_html(hung) is None
    assert time.monotonic() - started < 2
    assert not left_running(hung)


@pytest.mark.parametrize(("display", "command"), [("x", X_OFFER), ("wayland", WAYLAND_OFFER)])
def test_p_brings_the_papers_of_a_page_in_the_clipboard_with_their_links(
    display: str, command: tuple[str, ...], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    environ: Environ = request.getfixturevalue(display)
    offer(command, environ, page_of("2025년 4월 24일", SAMPLE).encode())
    (tmp_path / "2025-01-01.txt").write_text("Old\n(Ada Byron)\n#x", encoding="utf-8")
    with reader(environ, str(tmp_path)) as there:
        there.type("p")
        there.wait_for("all with their links")
        there.type("\r")
        there.wait_for("5 of 5 papers added")
    assert read_file(Found(str(tmp_path / "2025-04-24.yaml"), "x")).papers == SAMPLE


def test_y_copies_to_the_desktop_and_says_so(x: Environ) -> None:
    with reader(x) as there:
        there.type("y")
        there.wait_for("In the desktop's clipboard.")
        assert "Copied" in there.text()
        assert not there.copies()
    assert pasted(XCLIP, x) == FIRST_LINK


def test_a_copy_right_before_quitting_arrives(x: Environ) -> None:
    copy("something else", x)
    with reader(x) as there:
        there.type("yq")
        assert there.ended() == 0
    assert pasted(XCLIP, x) == FIRST_LINK


@pytest.mark.usefixtures("patient")
def test_half_a_character_is_copied_as_a_question_mark(x: Environ) -> None:
    assert copy("half \ud800", x).taken == ("desktop",)
    assert pasted(XCLIP, x) == "half ?"


@pytest.mark.usefixtures("patient")
def test_a_pyperclip_in_the_folder_we_are_in_is_never_run(
    x: Environ, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyperclip.py").write_text("open('ran', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert copy(LONG_LINK, x).taken == ("desktop",)
    assert not (tmp_path / "ran").exists()


def test_a_display_that_refuses_is_no_copy() -> None:
    need("xclip")
    copied = copy(KOREAN_TITLE, {"DISPLAY": ":7654"})
    assert not copied.taken
    assert copied.failed == (Failure("desktop", "wrong"),)
    assert copied.sequence


def test_a_desktop_without_a_tool_is_no_copy(tmp_path: Path) -> None:
    copied = copy(KOREAN_TITLE, {"DISPLAY": ":7654", "PATH": only(tmp_path / "bin")})
    assert copied.failed == (Failure("desktop", "missing"),)
    assert copied.sequence


@pytest.fixture(params=[hung_x_display, hung_wayland_display])
def hung(request: pytest.FixtureRequest) -> Iterator[Environ]:
    """A display that accepts and never answers."""
    need("xclip", "wl-copy")
    display: AbstractContextManager[Environ] = request.param()
    with display as environ:
        yield environ


def test_a_display_that_never_answers_is_given_up_and_what_hung_is_killed(hung: Environ) -> None:
    started = time.monotonic()
    copied = copy(KOREAN_TITLE, hung)
    assert time.monotonic() - started < 6  # three seconds, on a machine that has nothing else to do
    assert copied.failed == (Failure("desktop", "silent"),)
    assert copied.sequence
    assert not left_running(hung)


@pytest.mark.usefixtures("patient")
def test_a_copy_that_is_called_off_ends_at_once(hung: Environ) -> None:
    under_way = clipboard.Attempt(environment(hung))
    thread = threading.Thread(target=clipboard.copy, args=(KOREAN_TITLE, under_way))
    thread.start()
    while thread.is_alive() and not _started_for(hung):
        time.sleep(0.01)
    under_way.call_off()
    thread.join(5)
    assert not thread.is_alive()
    assert not left_running(hung)


def left_running(environ: Environ) -> list[str]:
    """The processes of a display that are there a second after they were killed, which the system does in its time."""
    end = time.monotonic() + 1
    while (found := _started_for(environ)) and time.monotonic() < end:
        time.sleep(0.02)
    return found


def _started_for(environ: Environ) -> list[str]:
    mark = next(f"{name}={value}" for name, value in environ.items() if name in {"DISPLAY", "XDG_RUNTIME_DIR"})
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_text(encoding="utf-8"))
        except OSError:  # it ended meanwhile, or is none of ours
            continue
    return found


def test_nothing_is_asked_without_a_desktop_or_without_a_text() -> None:
    assert not copy(KOREAN_TITLE, {}).failed
    assert copy("", {"DISPLAY": ":7654", "TMUX": "/nowhere,1,0"}) == Copied()
    assert clipboard.paste(clipboard.Attempt({})) is None


@pytest.mark.parametrize(
    ("environ", "is_reachable"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"WSL_DISTRO_NAME": "Debian"}, True),
        ({}, False),
        ({"SSH_TTY": "/dev/pts/1"}, False),
        ({"SSH_TTY": "/dev/pts/1", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"SSH_CONNECTION": "::1 1 ::1 22", "DISPLAY": ":0"}, False),
        ({"SSH_CONNECTION": "::1 1 ::1 22", "DISPLAY": "localhost:10.0"}, True),
    ],
)
def test_over_ssh_only_a_forwarded_display_is_the_readers(
    environ: Environ, is_reachable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert desktop.is_reachable(environ) == is_reachable


@pytest.mark.parametrize(
    ("back", "is_same"), [("a\r\nb", True), ("a\nb\n", True), ("a\nb", True), ("a b", False), ("", False)]
)
def test_only_line_ends_may_come_back_changed(back: str, is_same: bool) -> None:
    assert desktop._is_same(back, "a\nb\n") == is_same
    assert not desktop._is_same("", "\n")
