"""One folding for every comparison: what two readers would call the same text is the same folded text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TAG_JOINTS: Final = re.compile(r"[\s\-_]+")


def fold(text: str) -> str:
    """Text without the differences of case, width and composition; ASCII takes the short way."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())


def fold_tag(tag: str) -> str:
    """A tag in which `image_generation`, `image-generation` and `Image Generation` are one."""
    return _TAG_JOINTS.sub("-", fold(tag).lstrip("#")).strip("-") or fold(tag)
