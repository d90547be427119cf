"""Lists that were written as one text: what their writers meant, and how they are written as a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tuiapp.library.paper import Link
from tuiapp.library.text.cleaning import clean_line
from tuiapp.messages import _

_BETWEEN: Final = {
    # Without the blanks around them, as a long row of blanks would be tried once for each of its blanks.
    "authors": re.compile(r"[,;，]\s*and\s|[,;，]|\sand\s|\s&\s"),
    "tags": re.compile(r"[#＃,，]"),
    "links": re.compile(r"(?<=[\s,])(?=https?:)"),
}
"""What stands between the items of a list that is one text, by its key."""

KEYS: Final = frozenset(_BETWEEN)
"""The keys of lists."""


def split(text: str, what: str) -> list[str]:
    """The items that a text was meant to be.

    Args:
        text: what stands in the place of the list.
        what: the key of the list.

    """
    parts = _BETWEEN[what].split(text) if what in _BETWEEN else [text]
    return [item for part in parts if (item := part.strip(" \t\r\n,"))]


def split_broken(text: str, what: str) -> list[str]:
    """The items of a list whose brackets or quotes are broken."""
    inner = text.strip().removeprefix("[").removesuffix("]")
    parts = re.split("[,，;\\n]", inner) if what != "links" else split(inner, what)
    return [item for part in parts if (item := part.strip("\"' ,").lstrip("#" if what == "tags" else ""))]


def hint(items: Sequence[str]) -> str:
    """How items are written as a list."""
    from tuiapp.library.formats.yaml.writer import scalar

    written = ", ".join(scalar(clean_line(item)) for item in items)
    return _("write it as [{items}]").format(items=written)


def hint_of_links(links: Iterable[Link]) -> str:
    """How links are written as a list."""
    from tuiapp.library.formats.yaml.writer import link_on_line

    return _("write it as [{items}]").format(items=", ".join(map(link_on_line, links)))
