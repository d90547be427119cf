"""The HTML that the desktop's clipboard offers beside its text: a page that was copied still has its links there."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from typing import Final

from tuiapp.library.text.decoding import decode
from tuiapp.system.clipboard.attempt import Attempt

HTML: Final = "text/html"
_XCLIP: Final = ("xclip", "-selection", "clipboard", "-out", "-target")

_APPLE_DATA: Final = re.compile(rb"data HTML([0-9A-Fa-f]+)")
"""How AppleScript prints data of the type HTML."""

_WINDOWS_FRAGMENT: Final = re.compile("<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)
"""Where the copied part stands in the page around it (https://learn.microsoft.com/windows/win32/dataxchg/html-format)."""

_POWERSHELL: Final = (
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Windows.Forms;"
    "[Console]::Out.Write([Windows.Forms.Clipboard]::GetText('Html'))"
)


def paste_html(attempt: Attempt) -> str | None:
    """The HTML in the desktop's clipboard; None where it offers none, or no tool here can ask for it; never raises."""
    data = _offered(attempt)
    if not data.strip():
        return None
    if match := _APPLE_DATA.search(data):
        data = bytes.fromhex(match[1][: len(match[1]) // 2 * 2].decode("ascii"))
    # Firefox gives UTF-16 to X programs, some versions of it without a mark of their byte order.
    text = decode(data).text
    fragment = _WINDOWS_FRAGMENT.search(text)
    return fragment[1] if fragment else text


def _offered(attempt: Attempt) -> bytes:
    """What a tool gives for HTML, of the clipboard that `desktop.paste` reads; nothing where it has none."""
    environ = attempt.environ
    path = environ.get("PATH")
    command: Sequence[str] = ()
    if sys.platform == "darwin":
        command = ("osascript", "-e", "the clipboard as «class HTML»")
    elif environ.get("WAYLAND_DISPLAY") and shutil.which("wl-paste", path=path):
        command = ("wl-paste", "--no-newline", "--type", HTML)
    elif environ.get("DISPLAY") and shutil.which("xclip", path=path):
        # A program may answer with plain text to whatever it is asked for, as xclip itself does.
        offered = attempt.run([*_XCLIP, "TARGETS"], reads=True).output
        command = (*_XCLIP, HTML) if HTML in offered.split() else ()
    elif environ.get("WSL_DISTRO_NAME"):
        command = ("powershell.exe", "-NoProfile", "-STA", "-Command", _POWERSHELL)
    return attempt.run_bytes(command)[0] if command else b""
