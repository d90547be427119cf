"""What in Markdown is mark-up and not text: labels of parts, numbers of papers, tags of HTML, the heads of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tuiapp.library.formats.front_matter import LINE_OF_PROPERTY, split
from tuiapp.library.formats.labels import label_of
from tuiapp.library.formats.markdown.blocks import cells, is_delimiter
from tuiapp.library.formats.markdown.callouts import without_callouts
from tuiapp.library.formats.markdown.html_marks import without_html
from tuiapp.library.formats.markdown.inline import LINK, masked, plain, unmarked
from tuiapp.library.formats.markdown.labelled import heading_label, labelled, parts_of_line
from tuiapp.library.formats.markdown.line_parts import LISTED_AT_ARXIV
from tuiapp.library.formats.markdown.parts import without_number
from tuiapp.library.formats.markdown.tables import EMPTY
from tuiapp.library.identity import arxiv_id
from tuiapp.library.text.cleaning import clean

Lines = Iterator[tuple[int, str]]

_SHORTEST_AGAIN: Final = 4
_TOML_KEY: Final = re.compile(r"[\w.-]+\s*=")
_HEADING: Final = re.compile(r"#{1,6}\s+")
_FENCES: Final = ("---", "+++", "...", "<!--", "-->", "%%")


def digest_lines(text: str) -> Lines:
    """The lines of a Markdown digest without its mark-up, with their numbers."""
    yield from preamble_lines(text)
    body = split(clean(text), "").text
    lines = without_html(masked(without_callouts(body))).split("\n")
    for number, line in enumerate(lines, start=1):
        below = lines[number] if number < len(lines) else ""
        is_head = "|" in line and is_delimiter(below)
        yield number, plain(_head(line) if is_head else _text(line))


def preamble_lines(text: str) -> Lines:
    """The lines before a note without the keys of parts."""
    cleaned = clean(text)
    lines = cleaned.split("\n")
    body = split(cleaned, "").text
    rest = body.split("\n")
    for number, (line, left) in enumerate(zip(lines, rest, strict=True), start=1):
        if line.strip() and not left.strip() and line.strip() not in _FENCES:
            written = _property(line)
            # What the note says as well is there once.
            if written is line or (value := written.strip(" -\"'")) not in body or len(value) < _SHORTEST_AGAIN:
                yield number, written


def _property(line: str) -> str:
    """A line of properties without a key that is the name of a part, or that says nothing."""
    sign = "=" if _TOML_KEY.match(line) else "::" if LINE_OF_PROPERTY.match(line) else ":"
    key, colon, value = line.partition(sign)
    leaf = key.strip(" -\"'").rpartition(".")[2]
    return value if colon and (label_of(leaf) or not value.strip()) else line


def _text(line: str) -> str:
    """A line without the labels that it begins with, and without the number of a paper."""
    if "|" in line and line.strip().startswith("|"):
        line = LINK.sub(_link, line)
        return " | ".join(without_number(cell) for cell in cells(line) if unmarked(cell).lower() not in EMPTY)
    stripped = line.lstrip("> \t")
    if heading := _HEADING.match(stripped):
        words = without_number(stripped[heading.end() :])
        found = heading_label(words)
        return found.value if found and found.label else words
    line = LINK.sub(_link, LISTED_AT_ARXIV.sub(r"\1", line))
    values = [found.value if (found := labelled(part)) and found.label else part for part in parts_of_line(line)]
    return " ".join(map(without_number, values))


def _link(match: re.Match[str]) -> str:
    """A link without words that only say its address once more."""
    words, url = plain(unmarked(match["text"])), plain(match["url"])
    is_address = words == url or (arxiv_id(words) is not None and arxiv_id(words) == arxiv_id(url))
    # A word may stand right before it.
    return f" {url} " if is_address else match[0]


def _head(line: str) -> str:
    """The head of a table without the names of parts."""
    return " ".join(cell for cell in cells(line) if not label_of(unmarked(cell)))
