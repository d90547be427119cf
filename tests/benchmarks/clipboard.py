"""What arrives by each route, what the toast says, and how long the screen does not answer meanwhile, as a table.

    PYTHONPATH=tests/system/clipboard python tests/benchmarks/clipboard.py

Each row is the real program in a pseudo-terminal: `y` copies the text, and keys are typed until the toast is there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Final, NamedTuple

from displays import Environ, hung_wayland_display, hung_x_display, only, wayland_display, x_display
from outer_terminal import DIGESTS, FIRST_LINK, Terminal, environment, terminal
from texts import KOREAN_TITLE, LONG_LINK, NOTE

TEXTS: Final = {"link": FIRST_LINK, "link of 2,048": LONG_LINK, "Korean title": KOREAN_TITLE, "note of 4 kB": NOTE}
TITLES: Final = ("Copied to tmux", "Copied", "Sent to your terminal", "No clipboard available.")
# `y` copies the link of a paper; here it is any text.
PROGRAM: Final = """
import sys
from tuiapp.__main__ import main
from tuiapp.library.export.form import Piece
from tuiapp.library.export.forms import link
link.links = lambda _papers, _language: [Piece(open(sys.argv[2], encoding="utf-8").read())]
main(sys.argv[1:2])
"""

Paste = tuple[str, ...]
XCLIP: Final = ("xclip", "-o", "-selection", "clipboard")
XSEL: Final = ("xsel", "-b", "-o")
WL_PASTE: Final = ("wl-paste", "-n")


class Place(NamedTuple):
    """Where the program runs: the display, the tools, what is around it, and what would paste there."""

    display: Callable[[], AbstractContextManager[Environ]]
    tools: tuple[str, ...] = ()
    around: str = ""
    pastes: tuple[Paste, ...] = ()
    term: str = "xterm-256color"


@contextmanager
def refusing() -> Iterator[Environ]:
    """A display that is not there."""
    yield {"DISPLAY": ":7654"}


@contextmanager
def no_display() -> Iterator[Environ]:
    """Nothing."""
    yield {}


PLACES: Final = {
    "Xvfb, xclip": Place(x_display, ("xclip",), pastes=(XCLIP,)),
    "Xvfb, xsel": Place(x_display, ("xsel",), pastes=(XSEL,)),
    "sway, wl-clipboard": Place(wayland_display, ("wl-copy", "wl-paste", "cat"), pastes=(WL_PASTE,)),
    "tmux": Place(no_display, ("tmux",), "tmux "),
    "tmux, set-clipboard on": Place(no_display, ("tmux",), "tmux set -s set-clipboard on"),
    "tmux, set-clipboard off": Place(no_display, ("tmux",), "tmux set -s set-clipboard off"),
    "tmux on Xvfb, xclip": Place(x_display, ("xclip", "tmux"), "tmux ", (XCLIP,)),
    "tmux on a hung display": Place(hung_x_display, ("xclip", "tmux"), "tmux "),
    "screen": Place(no_display, (), "screen"),
    "no tool": Place(refusing),
    "display refuses": Place(refusing, ("xclip",)),
    "X display hangs": Place(hung_x_display, ("xclip",)),
    "Wayland display hangs": Place(hung_wayland_display, ("wl-copy", "wl-paste")),
    "nothing at all": Place(no_display, term="linux"),
}


class Row(NamedTuple):
    """What was seen."""

    arrived: str
    said: str
    blocked: float
    total: float


def main() -> None:
    """Print the table."""
    print("| where | what | arrived | the toast said | longest key, ms | in all, ms |")
    print("|---|---|---|---|--:|--:|")
    for where, place in PLACES.items():
        for what, text in TEXTS.items():
            with tempfile.TemporaryDirectory() as folder, place.display() as display:
                row = run(place, display, text, Path(folder))
            print(
                f"| {where} | {what} | {row.arrived} | {row.said} | {row.blocked:.0f} | {row.total:.0f} |", flush=True
            )


def run(place: Place, display: Environ, text: str, folder: Path) -> Row:
    """Copy a text with the program and look where it arrived."""
    (folder / "text").write_text(text, encoding="utf-8")
    environ = {**display, "PATH": only(folder / "bin", *place.tools), "TERM": place.term}
    outer, tmux = around(place, environ, folder)
    program = [sys.executable, "-c", PROGRAM, DIGESTS, str(folder / "text")]
    with terminal([*outer, *program], environ) as there:
        there.wait_for("Papers  1/5")
        finish_search(there, 0.5)
        said, blocked, total = copy(there)
        finish_search(there, 0.3)
        arrived = [command[0] for command in place.pastes if printed(command, display) == text]
        arrived += ["tmux buffer"] if tmux and printed((*tmux, "save-buffer", "-"), {}) == text else []
        arrived += ["terminal"] if there.copies() == [text] else []
        if tmux:
            subprocess.run([*tmux, "kill-server"], env=environment({}), check=True)
    return Row(", ".join(arrived) or "nothing", said, blocked, total)


def around(place: Place, environ: dict[str, str], folder: Path) -> tuple[list[str], tuple[str, ...]]:
    """The multiplexer to start the program in, and the command that asks tmux."""
    if place.around == "screen":
        (folder / "sockets").mkdir(mode=0o700)
        environ["SCREENDIR"] = str(folder / "sockets")
        return [printed(("sh", "-c", "command -v screen"), {}).strip(), "-c", "/dev/null"], ()
    if not place.around:
        return [], ()
    (folder / "conf").write_text(place.around.removeprefix("tmux "), encoding="utf-8")
    tmux = ("tmux", "-S", str(folder / "tmux"), "-f", str(folder / "conf"))
    return [*tmux, "new-session"], tmux


def copy(there: Terminal) -> tuple[str, float, float]:
    """Press `y`, then j and k in turn: the toast's title, the longest time of a key, the time of the toast, in ms."""
    blocked = 0.0
    before = len(there.received)
    started = time.perf_counter()
    there.type("y")
    for key in cycle("jk"):
        if (said := title(there, before)) or time.perf_counter() - started > 10:
            break
        pressed = time.perf_counter()
        there.type(key)
        there.read(5)
        blocked = max(blocked, time.perf_counter() - pressed)
        finish_search(there, 0.02)
    return said, blocked * 1000, (time.perf_counter() - started) * 1000


def title(there: Terminal, start: int) -> str:
    """The title of the toast or window that came up since."""
    text = there.received[start:].decode("utf-8", "replace")
    return next((one for one in TITLES if one in text), "")


def finish_search(there: Terminal, quiet: float) -> None:
    """Read until nothing comes for a while."""
    while there.read(quiet):
        pass


def printed(command: tuple[str, ...], environ: Mapping[str, str]) -> str:
    """What a command prints."""
    done = subprocess.run(command, env=environment(environ), capture_output=True, check=False, timeout=5)
    return done.stdout.decode()


if __name__ == "__main__":
    main()
