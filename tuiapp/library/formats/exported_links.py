"""The links of a paper as our own Markdown export writes them, one on a line."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.formats.markdown.inline import ADDRESS, LINK, link_of, plain
from tuiapp.library.paper import Link
from tuiapp.library.text.cleaning import clean_line

_NAMED_ADDRESS: Final = re.compile(r"(?:\[(?P<name>[^\]]*)\] )?(?P<address>.*)", re.DOTALL)


def exported_link(text: str, *, is_any: bool) -> Link | None:
    """A link as our own export has it on a line; with `is_any` also one that may not be opened, as text."""
    if match := LINK.fullmatch(text):
        return Link(link_of(match).url, clean_line(plain(match["text"])) or None)
    if ADDRESS.fullmatch(text):
        return Link(clean_line(plain(text)))
    match = _NAMED_ADDRESS.fullmatch(text) if is_any else None
    return Link(clean_line(plain(match["address"])), clean_line(plain(match["name"] or "")) or None) if match else None
