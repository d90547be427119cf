"""A page → the lines that a reader of it sees, with the links on them, and those that belong to no digest.

The parser is lxml, by events (its "target" interface). Measured on broken and hostile pages with selectolax 1.0
(lexbor), html5lib 1.1 and lxml 6.1 (libxml2 2.14, which reads tags as HTML5 has it):

- a hundred thousand nested `<div>`: lxml by events 0.2 s and every word; lxml's own tree drops all that is deeper than
  2,048 elements; selectolax 15 s, as time grows with the square; html5lib does not end;
- a tag of a hundred thousand attributes: 0.03 s by events; a tree 13 s, selectolax likewise;
- 10 MB of an ordinary post: lxml 0.3 s for a tree and 4 s by events with lines; selectolax 0.6 s, html5lib 9 s;
- an `<a>` that is never closed ends with its paragraph; by HTML5's rules (selectolax) it would go on, and give the
  title's link to the authors and the abstract below it;
- events say in which line of the file an element stands; selectolax and html5lib do not;
- its wheel is 5 MB and its import 14 ms (selectolax: 1.6 MB, 8 ms), which only who has such a file pays, and it reads
  feeds too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from tuiapp.library.formats.html import elements
from tuiapp.library.formats.html.blocks import Block, Container, Page
from tuiapp.library.formats.html.hrefs import IN_PAGE, target_of
from tuiapp.library.formats.html.inline_text import line_of
from tuiapp.library.formats.lines import Line, LineLink
from tuiapp.library.text.cleaning import clean

_LINE_END: Final = re.compile("\r\n?|\n")
_PUBLISHED: Final = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_FEED_KINDS: Final = frozenset({"application/rss+xml", "application/atom+xml"})
_FOOTNOTE_MARK: Final = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡§↩︎^])\s*[\])]?")

_DEEPEST_TOLD_APART: Final = 400
"""Elements around a block that are told apart; what is nested deeper counts as of the same container."""


def read_page(text: str, address: str = "") -> Page:
    """Take a page apart.

    Args:
        text: the source; broken HTML is read as browsers read it, and none of it raises.
        address: where the page comes from, to which its relative links are relative; the page itself may know better.

    """
    target = _Target(address)
    # Nothing is ever fetched, and a document of any size and depth is read to its end.
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True)
    for number, line in enumerate(_LINE_END.split(text), start=1):
        target.line = number
        parser.feed(f"{line}\n".encode("utf-8", "replace"))
    if text.strip():
        parser.close()
    target.flush()
    return target.page


def visible_lines(text: str) -> list[str]:
    """The lines that a reader of a page sees, whatever they are."""
    unseen = {elements.HIDDEN, elements.IMAGE}
    return [block.line.text for block in read_page(text).blocks if block.left_out not in unseen]


class _Element:
    """An element that is open; it has from the one around it what it does not say of itself."""

    __slots__ = (
        "container", "href", "is_block", "is_heading", "is_kept_as_typed", "left_out", "marker", "number", "tag",
        "widget",
    )  # fmt: skip

    def __init__(self, tag: str, above: _Element | None) -> None:
        self.tag = tag
        self.is_block = False
        self.marker = ""
        self.number = 0
        self.container: Container | None = above.container if above else None
        self.href: str | None = above.href if above else None
        self.left_out: str = above.left_out if above else ""
        self.widget: str = above.widget if above else ""
        self.is_heading: bool = above.is_heading if above else False
        self.is_kept_as_typed: bool = tag == "pre" or (above is not None and above.is_kept_as_typed)


_OUTSIDE: Final = _Element("", None)


class _Piece(NamedTuple):
    """A part of a line's text, the target of the link it stands in, and why it may be no part of a digest."""

    text: str
    href: str | None = None
    left_out: str = ""
    widget: str = ""


class _Target:
    """What the parser tells its events to.

    Attributes:
        page: what has been read so far.
        line: the number of the source line that is read now.

    """

    def __init__(self, address: str) -> None:
        self.page = Page(url=address)
        self.line = 1
        self._base = address
        self._open: list[_Element] = []
        self._silent = 0
        self._raw: list[str] = []
        self._pieces: list[_Piece] = []
        self._number = 1
        self._at = 1

    @property
    def _above(self) -> _Element:
        return self._open[-1] if self._open else _OUTSIDE

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._at = self.line
        # The parser's own mapping is slow to ask, and most elements say nothing.
        attributes = dict(attributes) if attributes else {}
        if tag in elements.NO_TEXT or self._silent:
            self._silent += 1
            self._raw.clear()
        if tag in {"meta", "link", "base", "time"}:
            self._take_metadata(tag, attributes)
        element = _Element(tag, self._above)
        element.is_block = elements.is_block(tag, attributes)
        if element.is_block or tag == "br":
            self.flush()
        self._describe(element, attributes)
        self._open.append(element)
        if tag == "img" and (alt := attributes.get("alt", "")):
            self._add(line_of(self.line, [(alt, None)]), left_out=elements.IMAGE)

    def end(self, tag: str) -> None:
        """The element that was begun last ends: the parser closes those that a page leaves open."""
        if self._silent:
            self._silent -= 1
            self._take_silent(tag)
        if self._above.is_block:
            self.flush()
        if self._open:
            self._open.pop()
        self._at = self.line

    def data(self, text: str) -> None:
        """Text, or a part of one."""
        if self._silent:
            self._raw.append(text)
        elif self._above.is_kept_as_typed:
            first, *others = text.split("\n")
            self._take(first)
            for other in others:
                self.flush()
                self._at += 1
                self._take(other)
        else:
            self._take(text)

    def close(self) -> None:
        """The document ends."""

    def _take(self, text: str) -> None:
        if not self._pieces:
            blank = text[: len(text) - len(text.lstrip())]
            self._at += blank.count("\n")
            if len(blank) == len(text):
                return
            self._number = self._at
        above = self._above
        self._pieces.append(_Piece(text, above.href, above.left_out, above.widget))

    def flush(self) -> None:
        """What has been read since the last line is a line, and what is hidden in it or marks a footnote another."""
        pieces, self._pieces = self._pieces, []
        parts: dict[tuple[str, str], list[_Piece]] = {}
        for piece in pieces:
            is_mark = piece.href == IN_PAGE and _FOOTNOTE_MARK.fullmatch(piece.text.strip())
            parts.setdefault((elements.FOOTNOTE if is_mark else piece.left_out, piece.widget), []).append(piece)
        for (left_out, widget), part in parts.items():
            line = line_of(self._number, [(piece.text, piece.href) for piece in part])
            if line.text and not left_out:
                line = self._as_item(line)
            self._add(line, left_out, widget)

    def _add(self, line: Line, left_out: str = "", widget: str = "") -> None:
        if line.text:
            self.page.blocks.append(Block(line, self._above.container, left_out, widget, self._above.is_heading))

    def _as_item(self, line: Line) -> Line:
        """The first line of a list's item behind what the list puts before it."""
        item = next((element for element in reversed(self._open) if element.is_block), _OUTSIDE)
        marker, item.marker = item.marker, ""
        if not marker:
            return line
        moved = tuple(LineLink(start + len(marker), end + len(marker), url) for start, end, url in line.links)
        return line._replace(text=marker + line.text, links=moved)

    def _describe(self, element: _Element, attributes: Mapping[str, str]) -> None:
        tag, above = element.tag, self._above
        element.left_out = element.left_out or elements.why_left_out(tag, attributes)
        element.widget = element.widget or elements.why_widget(tag, attributes)
        element.is_heading = element.is_heading or tag in elements.HEADINGS
        if tag == "a":
            element.href = target_of(attributes.get("href", ""), self._base)
        elif tag == "li":
            above.number += 1
            element.marker = f"{above.number}. " if above.tag == "ol" else "- "
        elif tag == "ol" and (first := attributes.get("start", "")).isdecimal():
            element.number = int(first[:6]) - 1
        if element.is_block and (not element.container or element.container.depth < _DEEPEST_TOLD_APART):
            element.container = Container(element.container)

    def _take_metadata(self, tag: str, attributes: Mapping[str, str]) -> None:
        page = self.page
        named = attributes.get("property") or attributes.get("name") or ""
        content = attributes.get("content", "").strip()
        if tag == "base":
            self._base = target_of(attributes.get("href", ""), self._base) or self._base
        elif attributes.get("rel") == "canonical" or named == "og:url":
            page.url = page.url or target_of(attributes.get("href") or content, self._base) or ""
            self._base = self._base or page.url
        elif attributes.get("rel") == "alternate" and attributes.get("type") in _FEED_KINDS:
            page.feed = page.feed or target_of(attributes.get("href", ""), self._base) or ""
        elif named in {"article:published_time", "date", "datePublished", "DC.date"}:
            page.published = page.published or content
        elif tag == "time" and (when := attributes.get("datetime")):
            page.published = page.published or when

    def _take_silent(self, tag: str) -> None:
        """A page's title, and the date in the description of it for search engines (https://schema.org/Article)."""
        text = "".join(self._raw)
        self._raw.clear()
        if tag == "title" and not any(element.tag == "svg" for element in self._open):
            self.page.title = self.page.title or " ".join(clean(text).split())
        elif tag == "script" and (match := _PUBLISHED.search(text)):
            self.page.published = self.page.published or match[1]
