"""A screen as lines of text that a reader can compare: what is written, and below it in which style.

The styles are a second block of the same size, a letter for each cell and none for the commonest style, and at the end
is a line for each letter. A style keeps its letter from one frame to another wherever it can, so that diffs are small.
"""

from __future__ import annotations

import difflib
import os
from collections import Counter
from hashlib import sha256
from pathlib import Path
from string import ascii_letters, digits
from typing import NoReturn

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.screen import Screen
from textual.widgets import Input

FRAMES = Path(__file__).with_name("frames")
UPDATE = "UPDATE_FRAMES"
"""The environment variable with which frames are written instead of compared."""

LETTERS = ascii_letters + digits


def check(name: str, screen: Screen[object]) -> None:
    """Compare a screen with the frame of that name, or write the frame where that is asked for."""
    frame, path = frame_of(screen), FRAMES / f"{name}.txt"
    if updates():
        path.parent.mkdir(exist_ok=True)
        path.write_text(frame, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if frame != kept:
        differing(kept, frame, path, f"If this is meant: {UPDATE}=1 python -m pytest tests/ui/test_frames.py")


def updates() -> bool:
    """Whether frames are written instead of compared."""
    return bool(os.environ.get(UPDATE))


def differing(kept: str, now: str, path: Path, advice: str) -> NoReturn:
    """Fail with what differs between a frame that was kept and the screen, and what to do."""
    lines = difflib.unified_diff(kept.splitlines(), now.splitlines(), str(path), "the screen now", lineterm="")
    pytest.fail("\n".join([*lines, "", advice]), pytrace=False)


def frame_of(screen: Screen[object]) -> str:
    """The text of a screen, the styles of its cells, and what each style is."""
    rows = [[(segment.text, _words(segment)) for segment in strip] for strip in screen._compositor.render_strips()]
    cells = [[words for text, words in row for _ in range(Segment(text).cell_length)] for row in rows]
    counts = Counter(words for row in cells for words in row)
    commonest = max(sorted(counts), key=counts.__getitem__)
    letters = {commonest: " ", **_letters(sorted(set(counts) - {commonest}))}
    text = ["".join(text for text, _ in row).rstrip() for row in rows]
    styles = ["".join(letters[words] for words in row).rstrip() for row in cells]
    legend = [f"{letter} {words}" for words, letter in sorted(letters.items(), key=lambda item: item[1])]
    return "\n".join([*text, "", *styles, "", *legend, ""])


def _words(segment: Segment) -> str:
    """A style in words: `bold #e0e0e0 on #121212`."""
    style = segment.style or Style.null()
    names = ("bold", "dim", "italic", "underline", "strike", "reverse", "blink")
    colors = [color.triplet.hex if color and color.triplet else "default" for color in (style.color, style.bgcolor)]
    return " ".join([*(name for name in names if getattr(style, name)), " on ".join(colors)])


def _letters(styles: list[str]) -> dict[str, str]:
    """A letter for each style: the one that its words give, or the next that is free."""
    free = list(LETTERS)
    letters: dict[str, str] = {}
    for words in styles:
        at = sha256(words.encode()).digest()[0] % len(LETTERS)
        letters[words] = min(free, key=lambda letter: (LETTERS.index(letter) - at) % len(LETTERS))
        free.remove(letters[words])
    return letters


def still(screen: Screen[object]) -> None:
    """Let no cursor blink."""
    for line in screen.query(Input):
        line.cursor_blink = False
