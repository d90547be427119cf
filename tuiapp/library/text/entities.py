"""HTML's names for letters, as pages and their exports leave them in a text: `&amp;`, `&#43;`, `&lt;`.

They are decoded once, before a text is cleaned, so that a control character among them is taken out like any other.
What is code, between backticks, says what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CODE: Final = re.compile(r"(```.*?(?:```|\Z)|`[^`\n]+`)", re.DOTALL)


def decoded(text: str) -> str:
    """A text with the letters that its entities stand for; of `&amp;lt;` only the first is decoded."""
    return _outside_code(text, _decoded)


def encoded(text: str) -> str:
    """A text from which `decoded` gives it back to the letter: what looks like an entity is made one of `&`."""
    return _outside_code(text, _encoded)


def _outside_code(text: str, change: Callable[[re.Match[str]], str]) -> str:
    if "&" not in text or not _ENTITY.search(text):
        return text
    parts = _CODE.split(text)
    parts[::2] = [_ENTITY.sub(change, part) for part in parts[::2]]
    return "".join(parts)


def _decoded(entity: re.Match[str]) -> str:
    # By the whole name, as HTML also takes the beginning of a longer one: `&notable;` would be `¬able;`.
    from html import unescape
    from html.entities import html5

    if entity[0][1] != "#":
        return html5.get(entity[0][1:], entity[0])
    # A line end would move all that follows.
    return unescape(entity[0]).replace("\n", " ").replace("\r", " ")


def _encoded(entity: re.Match[str]) -> str:
    return entity[0] if _decoded(entity) == entity[0] else f"&amp;{entity[0][1:]}"
