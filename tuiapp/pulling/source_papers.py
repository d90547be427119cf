"""The papers behind one address: of a feed's entries, or of a page."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.formats import feed, is_feed
from tuiapp.library.formats.feed import Entry, FeedError
from tuiapp.library.formats.html.digest import read_post
from tuiapp.library.formats.html.page import read_page
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.index.progress import Progress
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.declared_encoding import declared_encoding
from tuiapp.library.text.decoding import decode
from tuiapp.library.text.phrases import quoted
from tuiapp.messages import _, ngettext
from tuiapp.pulling.steps import Said, Step
from tuiapp.storage.pulled import Marks, marks_of
from tuiapp.system.web import FetchError, Request, Response, fetch

MOST_PAGES: Final = 40
"""Pages of a feed's entries that are got in one go, where the feed has only their beginnings."""

MOST_NAMED: Final = 5
"""Entries without a digest that are named; more are counted."""

_KINDS: Final = ("html", "xml", "rss", "atom", "text/plain")


class Source(NamedTuple):
    """An address that digests are pulled from, and the name that it has for the reader."""

    name: str
    url: str


@dataclass(slots=True)
class SourcePapers:
    """What came of one source.

    Attributes:
        papers: the papers of all its digests.
        marks: the server's marks of each address, to be kept when the papers are on disk.
        digests: how many digests there were.
        is_whole: whether everything could be got.

    """

    papers: list[Paper] = field(default_factory=list)
    marks: dict[str, Marks] = field(default_factory=dict)
    digests: int = 0
    is_whole: bool = True


def papers_of(source: Source, folder: Path, marks_file: Path) -> Generator[Step, None, SourcePapers]:
    """Get what a source has that was not pulled before.

    Args:
        source: where to look.
        folder: the folder that the papers will go to.
        marks_file: where it is kept what was pulled into which folder.

    """
    reader = _Reader(source, folder, marks_file)
    try:
        yield from reader.read()
    except (FetchError, FeedError) as error:
        yield reader.trouble(str(error))
    return reader.found


class _Reader:
    """One source while it is read."""

    def __init__(self, source: Source, folder: Path, marks_file: Path) -> None:
        self._source = source
        self._folder = folder
        self._marks_file = marks_file
        self.found = SourcePapers()
        self._without: list[str] = []

    def trouble(self, why: str) -> Said:
        """A failure of this source, which is remembered."""
        self.found.is_whole = False
        return self._said(why, is_trouble=True)

    def _said(self, what: str, *, is_trouble: bool = False) -> Said:
        return Said(f"{clean_line(self._source.name)}: {what}", is_trouble)

    def read(self) -> Iterator[Step]:
        """Get the address, and whatever it leads to; raises FetchError and FeedError."""
        response = self._got(self._source.url, is_typed=True)
        if response.is_unchanged:
            yield self._said(_("nothing new since the last time"))
            return
        text = _text_of(response)
        if is_feed(text):
            yield from self._entries(feed.entries_of(text, response.url))
        else:
            yield from self._page(text, response)

    def _got(self, url: str, *, is_typed: bool) -> Response:
        """The answer of an address; its marks are remembered only until the papers are on disk."""
        kept = marks_of(self._marks_file, url, self._folder)
        response = fetch(Request(url, is_typed, kept.etag, kept.modified))
        if not response.is_unchanged:
            self.found.marks[url] = Marks(response.etag, response.modified)
        return response

    def _page(self, text: str, response: Response) -> Iterator[Step]:
        parsed = read_post(text, response.url, address=response.url)
        feed_url = "" if parsed.papers else read_page(text, response.url).feed
        if feed_url and feed_url not in self.found.marks:
            # The front page of a blog.
            yield self._said(_("reading its feed, {address}").format(address=quoted(feed_url)))
            answer = self._got(feed_url, is_typed=False)
            if answer.is_unchanged:
                yield self._said(_("nothing new since the last time"))
            else:
                yield from self._entries(feed.entries_of(_text_of(answer), answer.url))
        elif parsed.papers:
            self._take(parsed)
        else:
            yield self.trouble("; ".join(fault.why for fault in parsed.faults) or _("no digest in this page"))

    def _entries(self, entries: list[Entry]) -> Iterator[Step]:
        if not entries:
            yield self.trouble(_("this feed has no entries"))
        pages = 0
        for number, entry in enumerate(entries):
            yield Progress(number, len(entries))
            parsed = feed.post_of(entry, entry.url or self._source.url)
            if not parsed.papers and not entry.is_whole and entry.url and pages < MOST_PAGES:
                pages += 1
                try:
                    response = self._got(entry.url, is_typed=False)
                except FetchError as error:
                    yield self.trouble(f"{quoted(entry.title)}: {error}")
                    continue
                if response.is_unchanged:
                    continue
                parsed = read_post(_text_of(response), response.url, address=response.url, date=entry.date)
            if parsed.papers:
                self._take(parsed)
            else:
                self._without.append(quoted(entry.title or entry.url))
        yield Progress(len(entries), len(entries))
        if self._without:
            yield self._said(self._left_out())

    def _take(self, parsed: Parsed) -> None:
        self.found.digests += 1
        self.found.papers += parsed.papers

    def _left_out(self) -> str:
        """Which entries are in no file, and why."""
        named = ", ".join(self._without[:MOST_NAMED])
        more = len(self._without) - MOST_NAMED
        if more > 0:
            return ngettext(
                "no digest, and so left out: {names} and {number} more",
                "no digest, and so left out: {names} and {number} more",
                more,
            ).format(names=named, number=f"{more:,}")
        return _("no digest, and so left out: {names}").format(names=named)


def _text_of(response: Response) -> str:
    """The text of a page or feed; raises FetchError for anything else."""
    if response.kind and not any(kind in response.kind for kind in _KINDS):
        raise FetchError(_("it is {kind}, which is no page and no feed").format(kind=clean_line(response.kind)[:80]))
    return decode(response.body, response.charset or declared_encoding(response.body)).text
