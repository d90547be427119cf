"""A digest pasted from a browser: a date line, then papers without any mark-up.

A paper is its title; `(authors)`; abstract; Korean; English; `#tags`, and any part but the title may be missing.
What follows a tag line begins a paper, and so does a line above a line of authors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tuiapp.library.fault import Fault
from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.dates import date_line, date_of_name, to_date
from tuiapp.library.formats.lines import Line
from tuiapp.library.formats.linked_lines import title_and_links, with_markdown_link, with_targets
from tuiapp.library.formats.note_languages import SHORTEST_ABSTRACT, languages_of
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.languages import of_script
from tuiapp.library.paper import Link, Note, Paper, Property, Source
from tuiapp.library.text.cleaning import clean_line
from tuiapp.messages import _


@dataclass(slots=True)
class _Entry:
    """The lines of one paper, told apart but not yet read."""

    date: str | None
    title: Line | None = None
    above: list[Line] = field(default_factory=list)
    authors: Line | None = None
    body: list[Line] = field(default_factory=list)
    tags: list[Line] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether whatever comes next belongs to another paper."""
        return bool(self.tags)

    @property
    def is_bare(self) -> bool:
        """Whether a title stands there and nothing below it."""
        return self.title is not None and not (self.authors or self.body or self.tags)


def read(text: str, path: str) -> Parsed:
    """The papers of a pasted post; text that fits nowhere is kept in the field it stands in."""
    return read_lines([with_markdown_link(line) for line in ln.lines_of(text)], path, date_of_name(path))


def read_lines(lines: list[Line], path: str, date: str | None) -> Parsed:
    """The papers of the lines of a post, whatever it was taken from.

    Args:
        lines: what the post says; a link that stands on a title is the paper's own, others stay in their text.
        path: the file that it was read from, as shown.
        date: the day of the papers above the first line that is a date.

    """
    entries, faults = _entries(lines, path, date)
    _share_urls(entries)
    papers = _papers(entries, path)
    if lines and not papers:
        faults.append(Fault(path, lines[0].number, 0, _("no paper found"), _("a paper begins with its title")))
    return Parsed(tuple(papers), tuple(faults))


def _entries(lines: list[Line], path: str, date: str | None) -> tuple[list[_Entry], list[Fault]]:
    faults: list[Fault] = []
    entries: list[_Entry] = []
    entry = _Entry(date)
    for at, line in enumerate(lines):
        if day := date_line(line.text):
            if entry.is_bare and _are_authors(lines, at + 1):
                entry.date = to_date(day)
            else:
                entries.append(entry)
                date = to_date(day)
                entry = _Entry(date)
            if to_date(day) is None:
                why = _("no such day in the calendar: {date}").format(date=line.text)
                faults.append(Fault(path, line.number, 0, why, _("write it as 2025-04-24")))
            continue
        tags = ln.tags_in(line.text)
        if entry.title is not None and tags is None and (entry.is_closed or _begins(lines, at)):
            entries.append(entry)
            entry = _Entry(date)
        _place(entry, line, is_tags=tags is not None)
    entries.append(entry)
    return entries, faults


def _begins(lines: list[Line], at: int) -> bool:
    """Whether a line inside a paper is the title of the next one: a line of authors stands under it."""
    if at >= len(lines) or ln.url_of(lines[at].text):
        return False
    if lines[at].begins_paper:
        return True
    if not _are_authors(lines, at + 1):
        return False
    return ln.authors_in(lines[at].text) is None and not ln.is_too_much_for_a_title(lines[at].text)


def _are_authors(lines: list[Line], at: int) -> bool:
    """Whether the first line from a place on that is no url has authors."""
    # By number, because a slice copies all that follows, once for each line of the file.
    return (
        ln.authors_in(next((lines[n].text for n in range(at, len(lines)) if not ln.url_of(lines[n].text)), ""))
        is not None
    )


def _place(entry: _Entry, line: Line, *, is_tags: bool) -> None:
    if is_tags and entry.title is not None:
        entry.tags.append(line)
    elif ln.url_of(line.text) and not entry.body:
        entry.above.append(line)
    elif entry.title is None:
        entry.title = line
    elif entry.authors is None and not entry.body and ln.authors_in(line.text, under_title=True) is not None:
        entry.authors = line
    else:
        entry.body.append(line)


def _share_urls(entries: list[_Entry]) -> None:
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


def _urls_above_title(entry: _Entry) -> list[Line]:
    return [line for line in entry.above if entry.title is not None and line.number < entry.title.number]


def _papers(entries: Iterable[_Entry], path: str) -> list[Paper]:
    """The entries as papers; urls under the last tag line belong to the paper above them."""
    papers: list[Paper] = []
    for entry in entries:
        links = tuple(map(Link, ln.urls_in(line.text for line in entry.above)))
        if entry.title is not None:
            papers.append(_paper(entry, entry.title, links, path))
        elif links and papers:
            papers[-1] = papers[-1]._replace(links=papers[-1].links + links)
        elif links:
            papers.append(Paper(links[0].url, entry.date, links=links, source=Source(path, entry.above[0].number)))
    return papers


def _paper(entry: _Entry, title: Line, links: tuple[Link, ...], path: str) -> Paper:
    authors = ln.authors_in(entry.authors.text, under_title=True) if entry.authors else None
    name, own_links = title_and_links(title)
    tags = [tag for line in entry.tags for tag in ln.tags_in(line.text) or ()]
    body = [line._replace(text=with_targets(line)) if line.links else line for line in entry.body]
    if body and not tags:
        last, trailing = ln.tags_at_end(body[-1].text)
        tags += trailing
        body = [*body[:-1], body[-1]._replace(text=last)]
    abstract, notes = read_body(body)
    return Paper(
        title=clean_line(name),
        date=entry.date,
        authors=authors.names if authors else (),
        abstract=abstract,
        notes=notes,
        tags=tuple(dict.fromkeys(tags)),
        links=own_links + tuple(link for link in links if link.url not in {own.url for own in own_links}),
        properties=(Property("authors", authors.as_written),) if authors and authors.as_written else (),
        source=Source(path, title.number),
    )


def read_body(body: list[Line]) -> tuple[str | None, tuple[Note, ...]]:
    """The abstract and the notes of a paper's lines: the abstract is one English line above the notes."""
    abstract = None
    if body and _is_abstract(body[0].text, [line.text for line in body[1:]]):
        abstract, body = body[0].text, body[1:]
    return abstract, tuple(Note(code, join(part)) for code, part in split_languages(body))


def _is_abstract(first: str, rest: list[str]) -> bool:
    if of_script(first) or ln.url_of(first):
        return False
    return len(first) >= SHORTEST_ABSTRACT or not any(map(of_script, rest))


def split_languages(body: list[Line]) -> list[tuple[str, list[Line]]]:
    """The lines of each language's note, by its code and in their order; see `languages_of`."""
    codes = languages_of([line.text for line in body])
    return [
        (code, [line for line, own in zip(body, codes, strict=True) if own == code]) for code in dict.fromkeys(codes)
    ]


def join(body: list[Line]) -> str:
    """Lines → text: each line is a paragraph, but the items of a list stay together."""
    parts = [body[0].text.strip()]
    for above, line in pairwise(body):
        in_list = ln.is_list_item(line.text) and not line.after_blank
        parts += ["\n" if in_list and ln.is_list_item(above.text) else "\n\n", line.text]
    return "".join(parts)
