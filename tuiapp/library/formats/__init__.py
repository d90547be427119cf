"""The formats a digest is read from, one module each, and the table that picks one by a file's suffix."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Final, cast

from tuiapp.library.formats.parsed import Parsed

Reader = Callable[[str, str], Parsed]
"""(text of a file, its path as shown) → its papers and faults; each format has one by the name `read`."""

MODULES: Final = {
    ".yaml": "yaml.digest",
    ".yml": "yaml.digest",
    ".txt": "pasted_post",
    ".md": "vault_note",
    ".html": "html.digest",
    ".htm": "html.digest",
    ".xhtml": "html.digest",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
"""The module of each suffix; imported when the first file of its format is met."""


def is_digest(path: str) -> bool:
    """Whether a file's suffix is that of a format."""
    return _suffix(path) in MODULES


def may_name_encoding(path: str) -> bool:
    """Whether a file's format is one in which files say in which encoding they are."""
    return MODULES.get(_suffix(path)) in {"html.digest", "feed"}


def read(text: str, path: str) -> Parsed:
    """The papers and faults of a text.

    Args:
        text: all that the file holds.
        path: its path as it may be shown; by its suffix the format is known, else by what the text looks like.

    """
    reader = _reader(module_for(path, text))
    if "<<<<<<<" not in text:
        return reader(text, path)
    from tuiapp.library.formats.conflict_markers import with_faults, without_markers

    text, conflicts = without_markers(text)
    return with_faults(reader(text, path), path, conflicts)


def module_for(path: str, text: str) -> str:
    """The name of the module that reads a file."""
    module = MODULES.get(_suffix(path)) or _guess(text)
    return _by_content(text) or module if module in _OF_ANY_CONTENT else module


_OF_ANY_CONTENT: Final = ("pasted_post", "vault_note")
"""Formats without marks of their own, as whose files others lie around too."""


def _by_content(text: str) -> str | None:
    """The format of a text that has marks by which it can be told whatever its file is called."""
    if "papers:" in text and _IS_YAML.match(text):
        return "yaml.digest"
    if "Title:" in text and "rXiv:" in text:
        from tuiapp.library.formats import arxiv_listing

        if arxiv_listing.looks_like_one(text):
            return "arxiv_listing"
    if _MAY_BE_DIGEST.search(f"\n{text}"):
        from tuiapp.library.formats.markdown.digest import looks_like_one

        return "markdown.digest" if looks_like_one(text) else None
    return None


_IS_YAML: Final = re.compile(r"(?:\s*#.*)*+\s*(?:date:.*\s+)?papers:[ \t]*[\r\n]+\s*- ")
"""How a digest in YAML begins, by whatever name it was saved."""

_MAY_BE_DIGEST: Final = re.compile(
    r"\n(?:#{1,6}[ \t]+(?![Ll]inks?\b)|[ \t]*+(?:\|[ \t]*+)?:?-{2,}+:?[ \t]*+\||(?:[-*+•]|\d+[.)])[ \t].*\]\(http)"
)
"""A line that could be of a digest in Markdown; behind a line end, which is found at once, and not at any beginning."""


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


@cache
def _reader(module: str) -> Reader:
    return cast("Reader", import_module(f"{__name__}.{module}").read)


_PROLOGUE: Final = r"(?:\s++|(?><\?.*?>)|(?><!--.*?-->)|(?><!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>))*+"
_FEED: Final = re.compile(rf"{_PROLOGUE}<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL | re.IGNORECASE)
_HTML: Final = re.compile(
    rf"{_PROLOGUE}<(?:html|head|body|meta|title|main|article|section|div|p|h[1-6]|span|table|ul|ol)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_YAML: Final = re.compile(r"^(?:papers|date):(?:\s|$)", re.MULTILINE)
_NOTE: Final = re.compile(r"^(?:\*[^*\n]+\*\s*\(|> |</?english>|\[\[)", re.MULTILINE | re.IGNORECASE)


def _guess(text: str) -> str:
    """The format that a text looks like; whatever has no mark of another was pasted from a browser."""
    if "papers:" in text and _YAML.search(text):
        return "yaml.digest"
    if is_feed(text):
        return "feed"
    if _HTML.match(text):
        return "html.digest"
    return "vault_note" if _NOTE.search(text) else "pasted_post"


def is_feed(text: str) -> bool:
    """Whether a text begins as a feed does, whatever it is called."""
    return _FEED.match(text) is not None
