"""A picture of a screen as SVG, which holds the frame that it was made from, so that a test sees when it is old."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Final

from screen_frame import UPDATE, differing, frame_of, updates
from textual.app import App

FOLDER: Final = Path(__file__).parents[2] / ".github"

_FETCHED: Final = re.compile(r"@font-face \{.*?\}\s*|font-variant-east-asian: full-width;\s*", re.DOTALL)
"""Fonts that Textual's pictures fetch from elsewhere, which have no Hangul, and a wish that widens Latin letters."""

_FONTS: Final = '"Noto Sans Mono CJK KR", Menlo, Consolas, monospace'
"""Fonts in which Hangul is as wide as two Latin letters, the first that the viewer has."""

_FRAME: Final = re.compile(r"<desc>(.*?)</desc>", re.DOTALL)
_AGAIN: Final = f"{UPDATE}=1 python -m pytest tests/ui/test_frames.py draws the pictures anew"


def check(name: str, app: App[None]) -> None:
    """Compare the screen with the frame that a picture was made from, or make the picture where that is asked for."""
    path, frame = FOLDER / f"{name}.svg", frame_of(app.screen)
    kept = _frame_in(path.read_text(encoding="utf-8")) if path.exists() else ""
    if frame == kept:
        return
    if updates():
        path.write_text(_picture(app, frame), encoding="utf-8")
    else:
        differing(kept, frame, path, _AGAIN)


def _picture(app: App[None], frame: str) -> str:
    """What readers of the picture see; programs that read it aloud, and the test, have the text of the screen."""
    svg = _FETCHED.sub("", app.export_screenshot(title="tuiapp digests")).replace("Fira Code", _FONTS)
    start, end, rest = svg.partition(">")
    return f"{start}{end}\n<desc>{html.escape(frame, quote=False)}</desc>{rest}"


def _frame_in(svg: str) -> str:
    found = _FRAME.search(svg)
    return html.unescape(found[1]) if found else ""
