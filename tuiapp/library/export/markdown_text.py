"""A paper as Markdown, in which nothing that the digest says is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tuiapp.library.export.cited import cited_url
from tuiapp.library.paper import Link, Paper
from tuiapp.library.text.find_urls import find_urls
from tuiapp.library.text.url_safety import why_not_openable
from tuiapp.messages import _

# An underscore inside a word is no emphasis, and titles and tags are full of them.
_MARKUP: Final = re.compile(r"[\\`*\[\]<>~|$]|(?<![^\W_])_|_(?![^\W_])|(?<!\w)#|&(?=#?\w+;)")
_LINE_START: Final = re.compile(r"^(\d{0,9})([-+=:.)])", re.MULTILINE)
_LINE_END: Final = re.compile(r"(?<!\n)\n(?!\n)")
_IN_URL: Final = re.compile(r"[()<>\\]|&(?=#?\w+;)")


def escaped(text: str) -> str:
    """A text that Markdown shows letter by letter; its line ends are kept as breaks, its paragraphs as paragraphs."""
    return _lines(_inline(text))


def linked(text: str) -> str:
    """An escaped text whose urls are links, where they may be opened."""
    parts: list[str] = []
    at = 0
    for start, end in find_urls(text):
        if why_not_openable(text[start:end]):
            continue
        parts += [_inline(text[at:start]), f"<{text[start:end]}>"]
        at = end
    return _lines("".join([*parts, _inline(text[at:])]))


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _lines(text: str) -> str:
    """Lines that begin no list, heading or rule, with their ends kept; indented, they would be code."""
    stripped = "\n".join(line.strip() for line in text.split("\n"))
    return _LINE_END.sub("\\\\\n", _LINE_START.sub(r"\1\\\2", stripped))


def markdown_link(paper: Paper) -> str:
    """A paper's title as a link, or the title alone where it has no link that may be opened."""
    title = escaped(paper.title or _("untitled"))
    url = cited_url(paper)
    return f"[{title}]({_target(url)})" if url else title


def markdown_of(paper: Paper) -> str:
    """A paper as a section: its title, authors, abstract, notes, further links and tags."""
    return "\n\n".join(_blocks(paper))


def _blocks(paper: Paper) -> Iterator[str]:
    yield f"## {markdown_link(paper)}"
    if paper.authors:
        yield escaped(", ".join(paper.authors))
    if paper.abstract:
        yield "\n".join(f"> {line}".rstrip() for line in linked(paper.abstract).split("\n"))
    yield from (linked(note.text) for note in paper.notes)
    if others := _further_links(paper):
        yield " · ".join(map(_link, others))
    if paper.properties:
        yield escaped("\n".join(f"{name}: {text}" for name, text in paper.properties))
    if tags := " ".join(f"#{escaped(tag.lstrip('#'))}" for tag in paper.tags if tag.strip("#")):
        yield tags


def _further_links(paper: Paper) -> list[Link]:
    """The own links of which the one under the title does not say all."""
    cited = cited_url(paper)
    return [link for link in paper.links if link.url != cited or link.label]


def _link(link: Link) -> str:
    """A link; its text alone where it may not be opened."""
    if why_not_openable(link.url):
        return escaped(f"{link.label}: {link.url}" if link.label else link.url)
    return f"[{escaped(link.label or link.url)}]({_target(link.url)})"


def _target(url: str) -> str:
    return _IN_URL.sub(r"\\\g<0>", url)
