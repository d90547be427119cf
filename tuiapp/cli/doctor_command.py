"""`tuiapp doctor`: every way to copy, tried for real, and what would make the others work."""

from __future__ import annotations

import argparse
import locale
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from tuiapp.library.text.cells import filled, padded
from tuiapp.messages import _, later, ngettext, translated
from tuiapp.system.clipboard import Answer, Attempt, desktop, osc52, tmux

if TYPE_CHECKING:
    from tuiapp.cli.options import Options

WORKS: Final = later("works")
FAILS: Final = later("does not")
ABSENT: Final = later("not here")
UNTRIED: Final = later("not tried")
SENT: Final = later("sent")

BUFFER: Final = "tuiapp-doctor"
"""A buffer of tmux of our own, so that the reader's stay as they are."""

Environ = Mapping[str, str]


class Finding(NamedTuple):
    """What came of trying one route, and what the reader may do about it."""

    state: str
    advice: str
    is_sent: bool = False
    """Whether a terminal got the text, which only the reader can see."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: `doctor` tries all there is."""


def run(_options: Options) -> int:
    """Copy a text by every route and print what came of it; 1 where none gave it back."""
    environ = os.environ
    text = f"tuiapp doctor {datetime.now().astimezone():%H:%M:%S}"
    before = desktop.paste(Attempt(environ)) if desktop.is_reachable(environ) else None
    for line in [*_facts(environ), "", *_warnings(text, before), ""]:
        _print(line)
    has_desktop = _try("desktop", _try_desktop, text, environ).state == WORKS
    in_tmux = _try("tmux", _try_tmux, text, environ)
    at_terminal = _try("terminal", _spare_terminal if has_desktop else _try_terminal, text, environ)
    _print("")
    if not has_desktop and (in_tmux.is_sent or at_terminal.is_sent):
        _print(_settings().format(text=text))
    elif before and before.output:
        trouble = desktop.copy(before.output, Attempt(environ))
        failed = _("The desktop's clipboard could not be put back.")
        _print(failed if trouble else _("The desktop's clipboard is put back."))
    return 0 if has_desktop or in_tmux.state == WORKS else 1


def _try(name: str, route: Callable[[str, Environ], Finding], text: str, environ: Environ) -> Finding:
    """Try a route and print a line on it: what came of it, in how many milliseconds, what to do."""
    started = time.monotonic()
    finding = route(text, environ)
    took = "" if finding.state in {ABSENT, UNTRIED} else f"{(time.monotonic() - started) * 1000:.0f} ms"
    _print(f"{name:<10}{padded(translated(finding.state), 10)}{took:>8}  {finding.advice}", " " * 30)
    return finding


def _facts(environ: Environ) -> Iterator[str]:
    """What the routes depend on here."""
    encoding = locale.getencoding().upper()
    yield f"TERM={environ.get('TERM', '')}, {encoding}" + "".join(f", {place}" for place in _places(environ))
    if encoding != "UTF-8":
        yield _("Hangul needs UTF-8: set LC_ALL=C.UTF-8, or LANG=ko_KR.UTF-8 where that locale is installed.")


def _places(environ: Environ) -> Iterator[str]:
    """What lies between here and the reader."""
    if environ.get("TMUX"):
        version = Attempt(environ).run(["tmux", "-V"], reads=True).output.strip()
        yield _("inside {program}").format(program=version) if version else _("inside a tmux that is not on the PATH")
    if osc52.is_in_screen(environ):
        yield _("inside {program}").format(program="screen")
    if desktop.is_over_ssh(environ):
        yield _("over SSH")


def _warnings(text: str, before: Answer | None) -> Iterator[str]:
    """What trying will change for good, said before it does."""
    yield _("Copying “{text}” by every route.").format(text=text)
    if before and before.output:
        number = len(before.output)
        yield ngettext(
            "The {number} character in the desktop's clipboard is put back at the end.",
            "The {number} characters in the desktop's clipboard are put back at the end.",
            number,
        ).format(number=f"{number:,}")
    elif before and not before.trouble:
        yield _("The desktop's clipboard holds no text; if it holds a picture, that cannot be put back.")
    else:
        yield _("If your terminal takes it, what its clipboard holds now is lost: it cannot be read from here.")


def _try_desktop(text: str, environ: Environ) -> Finding:
    if not desktop.is_reachable(environ):
        is_far = desktop.is_over_ssh(environ)
        none = _("no DISPLAY, no WAYLAND_DISPLAY")
        return Finding(ABSENT, _("`ssh -X` would forward a display") if is_far else none)
    attempt = Attempt(environ)
    trouble = desktop.copy(text, attempt)
    name = desktop.tool(Attempt(environ)).output.strip()
    display = environ.get("WAYLAND_DISPLAY") if name == "wl" else environ.get("DISPLAY")
    if trouble == "missing":
        return Finding(FAILS, _to_install(environ))
    if trouble == "silent":
        said = _("the display {display} never answers: end what holds it, or unset it")
        return Finding(FAILS, said.format(display=display))
    if trouble:
        said = _("{tool} cannot copy to the display {display}: is it yours?")
        return Finding(FAILS, said.format(tool=name, display=display))
    return Finding(WORKS, _("by {tool}").format(tool=name))


def _to_install(environ: Environ) -> str:
    if environ.get("WSL_DISTRO_NAME"):
        return _("clip.exe is not on the PATH: set appendWindowsPath=true in /etc/wsl.conf")
    return "apt install wl-clipboard" if environ.get("WAYLAND_DISPLAY") else "apt install xclip"


def _try_tmux(text: str, environ: Environ) -> Finding:
    if not environ.get("TMUX"):
        return Finding(ABSENT, _("this is not inside tmux"))
    attempt = Attempt(environ)
    trouble, is_passed_on = tmux.copy(text, attempt, buffer=BUFFER)
    attempt.run(["tmux", "delete-buffer", "-b", BUFFER])
    if trouble == "missing":
        return Finding(FAILS, _("TMUX is set and there is no tmux on the PATH: apt install tmux"))
    if trouble:
        said = _("the server of TMUX={socket} does not answer: start tmux anew")
        return Finding(FAILS, said.format(socket=environ["TMUX"]))
    if is_passed_on:
        return Finding(WORKS, _("and sends it on to your terminal"), is_sent=True)
    return Finding(WORKS, _("alone: for your terminal too, tmux 3.2 with `set -as terminal-features ',*:clipboard'`"))


def _try_terminal(text: str, environ: Environ) -> Finding:
    if environ.get("TMUX"):
        return Finding(ABSENT, _("inside tmux it is tmux that sends copies on"))
    sequence = osc52.sequence(text, environ)
    if not sequence:
        return Finding(ABSENT, _("TERM={term} has no clipboard").format(term=environ.get("TERM")))
    try:
        with open("/dev/tty", "w", encoding="ascii") as terminal:
            terminal.write(sequence)
    except OSError:
        return Finding(ABSENT, _("there is no terminal"))
    if environ.get("TERM", "").startswith(("tmux", "screen-")):
        return Finding(SENT, _("a tmux lies between: it needs `set -s set-clipboard on`"), is_sent=True)
    return Finding(SENT, _("by OSC 52, which is never answered"), is_sent=True)


def _spare_terminal(_text: str, _environ: Environ) -> Finding:
    return Finding(UNTRIED, _("not needed: the desktop's tool sets the same clipboard"))


def _settings() -> str:
    return _(
        "Now paste somewhere. If “{text}” does not come up, look for OSC 52 or clipboard access in your terminal's "
        "settings (xterm: allowWindowOps; iTerm2: General, Selection; kitty: clipboard_control; mosh: 1.4; "
        "GNOME Terminal and Apple's Terminal have none)."
    )


def _print(line: str, indent: str = "") -> None:
    print(filled(line, shutil.get_terminal_size().columns, indent), flush=True)
