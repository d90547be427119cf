"""What stands behind a label, as values: tags and properties; and how our own export names its longer parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tuiapp.library.formats.markdown.inline import unmarked
from tuiapp.library.paper import Property

_TAG_SIGN: Final = re.compile(r"(?:^|(?<=[\s,]))[#＃]")
_TAG_JOINTS: Final = re.compile(r"\s*[,;，；、|·]\s*|\s*[\[\]`]+\s*")
LINKS: Final = "Links"
ALL_LINKS: Final = "All links"
ALL_AUTHORS: Final = "All authors"
ALL_TAGS: Final = "All tags"
UNTITLED: Final = "*untitled*"
"""How our own export names the parts that it gives one in a line, to the letter."""
OUR_LINKS: Final = (LINKS, ALL_LINKS)

_GENERIC: Final = frozenset(
    "link links url urls paper_link arxiv_id arxivid 링크 논문_링크 链接 论文链接 リンク".split()
)


def is_generic(name: str) -> bool:
    """Whether what a link is called says nothing but that it is one."""
    return name.lower().replace(" ", "_") in _GENERIC


def tags_of(text: str) -> list[str]:
    """The tags of a text that is known to be of tags, with their signs or separated by commas, masked as it is."""
    text = unmarked(text)
    if _TAG_SIGN.search(text):
        return [tag for part in _TAG_SIGN.split(text) if (tag := part.strip(" \t\n,，"))]
    return [tag for part in _TAG_JOINTS.split(text) if (tag := part.strip("'\" \t\n*"))]


def united(properties: Sequence[tuple[str, str]]) -> tuple[Property, ...]:
    """Properties of which each name is there once; what is said twice of one stands on lines of its own."""
    found: dict[str, list[str]] = {}
    for name, text in properties:
        found.setdefault(name, []).append(text)
    return tuple(Property(name, "\n".join(dict.fromkeys(texts))) for name, texts in found.items())
