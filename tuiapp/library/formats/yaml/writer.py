"""Papers → lines of the canonical YAML, wrapped so that a changed sentence is a short diff."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from tuiapp.library.formats.yaml.nodes import Scalar
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.paper import Link, Paper
from tuiapp.library.text.entities import encoded

WIDTH: Final = 100
"""Columns of a written line; Hangul takes two."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9가-힣][\w./+()'@&%=?~-]*(?:(?: +|:)[\w./+()'@&%=?~-]+)*")
_NOT_PLAIN: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_FOLD: Final = re.compile(r"(?<=[^ ]) (?=[^ ])")


def digest_lines(date: str | None, papers: Iterable[Paper]) -> list[str]:
    """A whole file of one day's papers."""
    head = [f"date: {date}"] if date else []
    return [*head, "papers:", *(line for paper in papers for line in paper_lines(paper))]


def paper_lines(paper: Paper, indent: int = 0) -> list[str]:
    """One paper as an item of `papers:`; `indent` is the column of its dash, counted from 0."""
    lines = [line for name in FIELDS for line in field_lines(paper, name, indent + 2)]
    return [" " * indent + "- " + lines[0].lstrip(), *lines[1:]]


def field_lines(paper: Paper, name: str, indent: int) -> list[str]:
    """One field of a paper with its key, or nothing where the paper has none."""
    return list(FIELDS[name](paper, indent))


def note_lines(language: str, text: str, indent: int) -> list[str]:
    """One note below `notes:`."""
    return _block(f"{_key(language)}:", text, indent)


def cells(text: str) -> int:
    """Columns that a text takes in a terminal or an editor."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


def scalar(text: str) -> str:
    """A text on one line, in quotes unless it is plainly a word."""
    text = encoded(text)
    number_like = text[:1].isdigit() and not any(character.isalpha() for character in text)
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_PLAIN and not number_like:
        return text
    return json.dumps(text, ensure_ascii=False)


def _key(language: str) -> str:
    # Norwegian is `no`, which other YAML readers would take for False.
    return json.dumps(language) if language in _NOT_PLAIN else language


def _title(paper: Paper, indent: int) -> Iterator[str]:
    yield " " * indent + f"title: {json.dumps(encoded(paper.title), ensure_ascii=False)}"


def _links(paper: Paper, indent: int) -> Iterator[str]:
    if all(link.label is None for link in paper.links):
        yield from _flow("links", [link.url for link in paper.links], indent)
        return
    yield " " * indent + "links:"
    for link in paper.links:
        yield " " * indent + f"- {link_on_line(link)}"


def link_on_line(link: Link) -> str:
    """A link as an item of a list, with its label if it has one."""
    return scalar(link.url) if link.label is None else f"{{url: {scalar(link.url)}, label: {scalar(link.label)}}}"


def _authors(paper: Paper, indent: int) -> Iterator[str]:
    yield from _flow("authors", paper.authors, indent)


def _abstract(paper: Paper, indent: int) -> Iterator[str]:
    if paper.abstract:
        yield from _block("abstract:", paper.abstract, indent)


def _notes(paper: Paper, indent: int) -> Iterator[str]:
    if paper.notes:
        yield " " * indent + "notes:"
        for note in paper.notes:
            yield from note_lines(note.language, note.text, indent + 2)


def _tags(paper: Paper, indent: int) -> Iterator[str]:
    yield from _flow("tags", paper.tags, indent)


def _properties(paper: Paper, indent: int) -> Iterator[str]:
    if paper.properties:
        yield " " * indent + "properties:"
        for name, text in paper.properties:
            is_line = "\n" not in text and cells(name) + cells(text) + indent < WIDTH
            key = f"{scalar(name)}:"
            yield from [" " * (indent + 2) + f"{key} {scalar(text)}"] if is_line else _block(key, text, indent + 2)


FIELDS: Final[dict[str, Callable[[Paper, int], Iterator[str]]]] = {
    "title": _title,
    "links": _links,
    "authors": _authors,
    "abstract": _abstract,
    "notes": _notes,
    "tags": _tags,
    "properties": _properties,
}
"""The fields of a paper in the order they are written."""


def _flow(key: str, texts: Iterable[str], indent: int) -> Iterator[str]:
    """`key: [a, b]`, going on below where it is long."""
    items = [scalar(text) for text in texts]
    if not items:
        return
    line = " " * indent + f"{key}: [{items[0]}"
    for item in items[1:]:
        if cells(line) + cells(item) + 3 > WIDTH:
            yield line + ","
            line = " " * (indent + 2) + item
        else:
            line += f", {item}"
    yield line + "]"


def _block(key: str, text: str, indent: int) -> list[str]:
    """A text of several lines: folded where folding gives it back to the letter, else literal, else in quotes."""
    pad = " " * indent
    text = encoded(text)
    folded = [pad + key + " >-", *(pad + "  " + line if line else "" for line in _folded(text, WIDTH - indent - 2))]
    literal = [pad + key + " |-", *(pad + "  " + line if line else "" for line in text.split("\n"))]
    for lines in (folded, literal):
        if _reads_back(lines, text):
            return lines
    return [pad + key + " " + json.dumps(text, ensure_ascii=False)]


def _reads_back(lines: list[str], text: str) -> bool:
    tree = parse("\n".join([*lines, ""]))
    root = tree.roots[0] if tree.roots else None
    if tree.slips or root is None or isinstance(root, Scalar) or not hasattr(root, "pairs"):
        return False
    value = root.pairs[0][1]
    return isinstance(value, Scalar) and value.text == text


def _folded(text: str, width: int) -> Iterator[str]:
    """Physical lines of a folded text: each line end of the text is one blank line."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield ""
        if not line:
            continue
        physical, taken = "", 0
        for word in _FOLD.split(line):
            columns = cells(word)
            if physical and taken + 1 + columns > width:
                yield physical
                physical, taken = word, columns
            elif physical:
                physical, taken = f"{physical} {word}", taken + 1 + columns
            else:
                physical, taken = word, columns
        yield physical
