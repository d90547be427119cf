"""A link → the reader's graphical browser; never a program that would draw on top of our screen.

Not Python's `webbrowser`: it runs whatever $BROWSER names on our own terminal, and waits for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Final

from tuiapp.library.text.system_error import reason_of
from tuiapp.library.text.url_safety import ascii_url, why_not_openable
from tuiapp.messages import _

FAILS_WITHIN: Final = 1.0
"""Seconds in which an opener that cannot open says so; one that still runs by then is a browser itself."""

_TEXT_BROWSERS: Final = frozenset("www-browser links links2 elinks lynx w3m browsh carbonyl cha netrik retawq".split())
_GRAPHICAL_BROWSERS: Final = "x-www-browser:firefox:chromium:chromium-browser:google-chrome:epiphany:konqueror"
_SSH: Final = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


def why_nothing_opens(environ: Mapping[str, str]) -> str | None:
    """Why no browser can be opened from here, in words that follow "because"; None where one can."""
    if any(environ.get(name) for name in _SSH):
        return _("this is an SSH session")
    if _opener(environ):
        return None
    return _("xdg-open is not installed") if _has_display(environ) else _("there is no desktop here")


def open_url(url: str, environ: Mapping[str, str]) -> str | None:
    """Open a url in the graphical browser; why it was not opened, None where the opener took it; blocks for a second.

    A url that may not be opened reaches no program, whoever asks (`why_not_openable`).
    """
    if why := why_not_openable(url):
        return _("it {why}").format(why=why)
    if why := why_nothing_opens(environ):
        return why
    command = [*_opener(environ), ascii_url(url)]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, env={**environ, "BROWSER": _browsers(environ.get("BROWSER", ""))},
        )  # fmt: skip
    except OSError as error:
        return _("{program} does not start: {reason}").format(program=command[0], reason=reason_of(error))
    try:
        code = process.wait(FAILS_WITHIN)
    except subprocess.TimeoutExpired:
        # It lives as long as the browser; a thread that nobody waits for takes its exit code.
        threading.Thread(target=process.wait, daemon=True).start()
        return None
    said = _("{program} ended with code {code}").format(program=os.path.basename(command[0]), code=code)
    return said if code else None


def _opener(environ: Mapping[str, str]) -> list[str]:
    """The command of the first opener that is installed, to which a url is added; empty where there is none."""
    commands: list[list[str]] = []
    if sys.platform == "darwin":
        commands.append(["open"])
    if environ.get("WSL_DISTRO_NAME"):
        # Not explorer.exe: it opens a folder in place of a url with a query (microsoft/WSL#3832).
        commands += [["wslview"], ["rundll32.exe", "url.dll,FileProtocolHandler"]]
    if _has_display(environ):
        commands.append(["xdg-open"])
    found = ((shutil.which(name, path=environ.get("PATH")), arguments) for name, *arguments in commands)
    return next(([path, *arguments] for path, arguments in found if path), [])


def _has_display(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def _browsers(asked: str) -> str:
    """$BROWSER without text browsers, and never empty: xdg-open would go on to w3m where it finds no other one."""
    names = [command for command in asked.split(":") if command.split() and not _is_text_browser(command)]
    return ":".join([*names, _GRAPHICAL_BROWSERS])


def _is_text_browser(command: str) -> bool:
    return os.path.basename(command.split(maxsplit=1)[0]) in _TEXT_BROWSERS
