"""A digest pasted from a browser: a date line, then papers without any mark-up.

A paper is its title; `(authors)`; abstract; Korean; English; `#tags`, and any part but the title may be missing.
What follows a tag line begins a paper, and so does a line above a line of authors. Labels such as `Authors:` and
`[한국어]` are understood where they stand (see `post_labels`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tuiapp.library.fault import Fault
from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.author_names import Authors, read_authors
from tuiapp.library.formats.dates import date_of_name
from tuiapp.library.formats.lines import Line
from tuiapp.library.formats.linked_lines import title_and_links, with_markdown_link, with_targets
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.formats.post_body import read_body
from tuiapp.library.formats.post_entries import Entry, PostLines
from tuiapp.library.formats.post_labels import authors_of_line, own_link, tags_of_line
from tuiapp.library.formats.post_titles import with_authors, without_label, without_marks
from tuiapp.library.paper import Link, Paper, Property, Source
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.entities import decoded
from tuiapp.messages import _


def read(text: str, path: str) -> Parsed:
    """The papers of a pasted post; text that fits nowhere is kept in the field it stands in."""
    text = decoded(text)
    if _MAY_HAVE_PREAMBLE.match(text):
        from tuiapp.library.formats.front_matter import read_below

        return read_below(text, path, _read_post)
    return _read_post(text, path, date_of_name(path))


def _read_post(text: str, path: str, date: str | None) -> Parsed:
    return read_lines(list(map(with_markdown_link, ln.lines_of(text))), path, date)


_MAY_HAVE_PREAMBLE: Final = re.compile(r"\s*(?:---|\+\+\+|<!--|%%|[\w .-]{1,40}::\s)")
"""How what stands before a post begins; see `front_matter`."""


def read_lines(lines: list[Line], path: str, date: str | None) -> Parsed:
    """The papers of the lines of a post, whatever it was taken from.

    Args:
        lines: what the post says; a link that stands on a title is the paper's own, others stay in their text.
        path: the file that it was read from, as shown.
        date: the day of the papers above the first line that is a date.

    """
    post = PostLines(path, lines, date)
    entries = post.read()
    _share_urls(entries)
    papers = _papers(entries, path)
    if lines and not papers:
        post.faults.append(Fault(path, lines[0].number, 0, _("no paper found"), _("a paper begins with its title")))
    return Parsed(tuple(papers), tuple(post.faults), tuple(post.left_out))


def _share_urls(entries: list[Entry]) -> None:
    """Give the urls between two papers to the one that the first and the last url of the post show.

    A post that begins with urls has them above each title, also above one that no tag line parts from the note
    before it; a post that begins with a title and ends with urls has them under the tags.
    """
    titled = [entry for entry in entries if entry.title is not None]
    leading = len(_urls_above_title(titled[0])) if titled else 0
    trails = entries[-1].title is None and bool(entries[-1].above)
    for above, below in pairwise(titled):
        if leading and not above.tags:
            own = next((n for n, line in enumerate(reversed(above.body)) if not ln.url_of(line.text)), 0)
            border = len(above.body) - min(own, leading)
            below.above[:0] = above.body[border:]
            del above.body[border:]
        elif trails and not leading:
            urls = _urls_above_title(below)
            above.above += urls
            del below.above[: len(urls)]


def _urls_above_title(entry: Entry) -> list[Line]:
    return [line for line in entry.above if entry.title is not None and line.number < entry.title.number]


def _papers(entries: Sequence[Entry], path: str) -> list[Paper]:
    """The entries as papers; urls under the last tag line belong to the paper above them."""
    titles = {id(entry): title_and_links(entry.title) for entry in entries if entry.title is not None}
    names = dict(zip(titles, without_marks([name for name, _links in titles.values()]), strict=True))
    papers: list[Paper] = []
    for entry in entries:
        found = (link for line in entry.above if (link := own_link(line.text)))
        links = tuple({link.url: link for link in found}.values())
        if entry.title is not None:
            own_links = titles[id(entry)][1]
            links = own_links + tuple(link for link in links if link.url not in {own.url for own in own_links})
            papers.append(_paper(entry, names[id(entry)], links, Source(path, entry.title.number)))
        elif links and papers:
            papers[-1] = papers[-1]._replace(links=papers[-1].links + links)
        elif links:
            papers.append(Paper(links[0].url, entry.date, links=links, source=Source(path, entry.above[0].number)))
    return papers


def _paper(entry: Entry, name: str, links: tuple[Link, ...], source: Source) -> Paper:
    title, behind = without_label(name), ""
    if entry.authors is None:
        title, behind = with_authors(title)
    authors = _authors(entry, behind)
    tags = [tag for line in entry.tags for tag in tags_of_line(line.text)]
    body = [line._replace(text=with_targets(line)) if line.links else line for line in entry.body]
    if body and not tags:
        last, trailing = ln.tags_at_end(body[-1].text)
        tags += trailing
        body = [*body[:-1], body[-1]._replace(text=last)]
    abstract, notes = read_body(body)
    return Paper(
        title=clean_line(title),
        date=entry.date,
        authors=authors.names,
        abstract=abstract,
        notes=notes,
        tags=tuple(dict.fromkeys(tags)),
        links=links,
        properties=(Property("authors", authors.as_written),) if authors.as_written else (),
        source=source,
    )


def _authors(entry: Entry, behind_title: str) -> Authors:
    """The names under a title, else those behind it."""
    if entry.authors is None:
        return read_authors(behind_title)
    found = authors_of_line(entry.authors.text, under_title=True)
    return found or read_authors(entry.authors.text, joined_by_and=True)
