"""A feed, Atom or RSS: each entry whose content is a digest, read as a page.

lxml reads it too: unlike feedparser it needs no second parser for feeds that are not well-formed, it keeps an entry's
HTML as it was sent, so that hidden text can be told, and it is there already for pages. Entities that a feed declares
itself are never expanded, and nothing is fetched.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from lxml import etree

from tuiapp.library.fault import Fault
from tuiapp.library.formats.html.digest import day_in, day_in_address, read_post
from tuiapp.library.formats.html.hrefs import target_of
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.text.cleaning import clean_line
from tuiapp.messages import _

_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*(\[)?", re.IGNORECASE)
_AMPERSAND: Final = re.compile(r"&(?!#\w{1,8};)(?:[A-Za-z][A-Za-z0-9]{1,30};)?")
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ISO_DAY: Final = re.compile(r"\s*\d{4}-\d{2}-\d{2}")
_ROOTS: Final = frozenset({"rss", "feed", "RDF"})
_ENTRIES: Final = frozenset({"item", "entry"})

_WHOLE: Final = ("encoded", "content")
_SHORT: Final = ("description", "summary")
_DATES: Final = ("published", "pubDate", "date", "updated")


class Entry(NamedTuple):
    """One post of a feed.

    Attributes:
        title: its title in plain text.
        url: its own page; "" where it names none that may be opened.
        date: the ISO day that it says it is of, else the one that it was published on, in the feed's own time zone.
        content: its HTML.
        is_whole: whether that is all of the post, as far as the feed says.
        line: the line of the feed in which the content begins, counted from 1.

    """

    title: str
    url: str
    date: str | None
    content: str
    is_whole: bool
    line: int


class FeedError(ValueError):
    """Why a text is no feed, in words that a reader understands."""


def read(text: str, path: str) -> Parsed:
    """The papers of all entries that are digests; a feed without any is a fault."""
    try:
        entries = entries_of(text)
    except FeedError as error:
        return Parsed(faults=(Fault(path, 1, 0, str(error), _("remove it from the folder")),))
    parts = [_moved(post_of(entry, path), entry.line - 1) for entry in entries]
    papers = tuple(paper for part in parts for paper in part.papers)
    left_out = tuple(one for part in parts for one in part.left_out)
    return Parsed(papers, () if papers else (Fault(path, 0, 0, _("no digest in this feed")),), left_out)


def _moved(part: Parsed, lines: int) -> Parsed:
    """What was read of an entry, by the lines of the feed."""
    papers = (paper._replace(source=paper.source._replace(line=paper.source.line + lines)) for paper in part.papers)
    return Parsed(tuple(papers), (), tuple(one._replace(line=one.line + lines) for one in part.left_out))


def post_of(entry: Entry, path: str) -> Parsed:
    """What an entry holds, read from `path`, as shown; one that is no digest is a fault."""
    return read_post(entry.content, path, address=entry.url, date=entry.date)


def entries_of(text: str, address: str = "") -> list[Entry]:
    """The entries of a feed in its order.

    Args:
        text: the feed; one that is not well-formed is read as far as it can be.
        address: where it comes from, to which its links are relative.

    Raises:
        FeedError: the text is no feed, or one that declares entities.

    """
    doctype = _DOCTYPE.search(text[:4096])
    if doctype and doctype[1]:
        raise FeedError(_("the feed declares entities of its own, which are not read"))
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(_well_formed(text).encode("utf-8", "replace"), parser)
    if root is None or _name(root) not in _ROOTS:
        raise FeedError(_("this is no feed"))
    return [_entry(node, address) for node in root.iter(etree.Element) if _name(node) in _ENTRIES]


def _well_formed(text: str) -> str:
    """The text without what most often makes a feed no XML: a lone `&`, HTML's named characters, control characters.

    XML's own five names become numbers, as libxml2 drops them behind the first error. In a CDATA section, whose content
    is HTML, either means the same.
    """
    return _AMPERSAND.sub(_as_number, _NO_XML.sub("", text))


def _as_number(match: re.Match[str]) -> str:
    from html import unescape

    character = unescape(match[0])
    if len(character) > 2:
        return f"&#38;{match[0][1:]}"
    return f"&#{ord(character)};" if character in "&<>\"'" else character


def _name(node: Any) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def _entry(node: Any, address: str) -> Entry:
    from html import unescape

    children: dict[str, Any] = {}
    for child in node:
        if _name(child) == "link" and child.get("rel", "alternate") != "alternate":
            continue
        children.setdefault(_name(child), child)
    whole = next((children[name] for name in _WHOLE if name in children), None)
    short = next((children[name] for name in _SHORT if name in children), None)
    body = short if whole is None else whole
    link = children.get("link")
    url = "" if link is None else target_of(link.get("href") or _text(link), address) or ""
    title = clean_line(unescape(_text(children["title"]))) if "title" in children else ""
    published = next((_text(children[name]) for name in _DATES if name in children), "")
    return Entry(
        title=title,
        url="" if url == "#" else url,
        date=day_in(title) or day_in_address(url) or _published_day(published),
        content="" if body is None else _html(body),
        is_whole=whole is not None,
        line=1 if body is None else body.sourceline or 1,
    )


def _text(node: Any) -> str:
    return "".join(node.itertext(etree.Element))


def _html(node: Any) -> str:
    """The HTML of an entry: escaped, as it mostly is, or elements of the feed itself."""
    if len(node) and node.get("type") in {"xhtml", "html", None}:
        inner = "".join(str(etree.tostring(child, encoding="unicode", method="html")) for child in node)
        return (node.text or "") + inner
    return _text(node)


def _published_day(when: str) -> str | None:
    """The day of a time stamp as it is written, by RFC 3339 in Atom and by RFC 5322 in RSS."""
    if _ISO_DAY.match(when):
        return day_in(when.strip()[:10])
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(when).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
