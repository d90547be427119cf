"""Addresses and links to other notes in running text → short labels that can be clicked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from textual.content import Content
from textual.style import Style

from tuiapp.library.identity import arxiv_id
from tuiapp.library.text.find_urls import find_urls
from tuiapp.library.text.url_safety import ascii_url, why_not_openable

LINK_NUMBER: Final = "link"
"""The key under which a place on the page has the number of its link, as `paper_links.urls_of` counts them from 0."""

_WIKILINK: Final = re.compile(r"\[\[([^\[\]]{1,300})\]\]")

Found = tuple[int, str]
"""The row and the title of a paper of the corpus."""


class Links(NamedTuple):
    """What the links of a page lead to.

    Attributes:
        numbers: the number of each url of the paper.
        find_note: the paper that a wikilink names, None where the corpus has it not.
        find_url: the paper that an address is of, likewise.
        has_hyperlinks: whether the terminal opens links by itself (OSC 8).
    """

    numbers: Mapping[str, int]
    find_note: Callable[[str], Found | None]
    find_url: Callable[[str], Found | None]
    has_hyperlinks: bool = False


def linked_text(text: str, links: Links) -> Content:
    """A line of text whose addresses and links to notes are labels: the paper's title where the corpus has it."""
    places = [(*match.span(), _note_label(match[1], links)) for match in _WIKILINK.finditer(text)]
    places += [(start, end, _address_label(text[start:end], links)) for start, end in find_urls(text)]
    if not places:
        return Content(text)
    parts: list[Content] = []
    at = 0
    for start, end, label in sorted(places, key=lambda place: place[:2]):
        # An address inside of a wikilink is a part of that.
        if label is not None and start >= at:
            parts += [Content(text[at:start]), label]
            at = end
    return Content("").join([*parts, Content(text[at:])])


def own_link(url: str, label: str | None, links: Links) -> Content:
    """A paper's own link: its label, else its arXiv id, else the address."""
    return _clickable(label or _short(url), url, links)


def _note_label(name: str, links: Links) -> Content | None:
    found = links.find_note(name)
    return None if found is None else _to_paper(found)


def _address_label(url: str, links: Links) -> Content:
    found = links.find_url(url)
    return _clickable(_short(url), url, links) if found is None else _to_paper(found)


def _short(url: str) -> str:
    found = arxiv_id(url)
    return f"arXiv:{found}" if found else url


def _to_paper(found: Found) -> Content:
    """The title of a paper of the corpus, where a click goes to it; only the number of its row gets into the action."""
    row, title = found
    return Content(title).stylize("link").stylize(Style.from_meta({"@click": f"screen.open_row({row})"}))


def _clickable(label: str, url: str, links: Links) -> Content:
    """A label with the number of its link; nothing that a digest says gets into what is run by a click."""
    text = Content(label).stylize("link")
    if links.has_hyperlinks and why_not_openable(url) is None:
        text = text.stylize(Style(link=ascii_url(url)))
    number = links.numbers.get(url)
    return text if number is None else text.stylize(Style.from_meta({LINK_NUMBER: number}))
