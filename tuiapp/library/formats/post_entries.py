"""The lines of a pasted post → the lines of each of its papers, told apart but not yet read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tuiapp.library.fault import Fault
from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.dates import Day, date_in, date_line, to_date
from tuiapp.library.formats.lines import Line
from tuiapp.library.formats.parsed import LeftOut
from tuiapp.library.formats.post_labels import authors_of_line, labelled_line, own_link, tags_of_line
from tuiapp.library.formats.post_titles import are_names
from tuiapp.messages import _, later

HEADING: Final = later("a heading of the post")
_RULE: Final = re.compile(r"(?:[-=_*~─━―—⎯][ ]?){3,}")
"""A line that is drawn across a post."""


@dataclass(slots=True)
class Entry:
    """The lines of one paper, told apart but not yet read."""

    date: str | None
    title: Line | None = None
    above: list[Line] = field(default_factory=list)
    authors: Line | None = None
    body: list[Line] = field(default_factory=list)
    tags: list[Line] = field(default_factory=list)
    is_ruled_off: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether whatever comes next belongs to another paper."""
        return bool(self.tags) or self.is_ruled_off

    @property
    def is_bare(self) -> bool:
        """Whether a title stands there and nothing below it."""
        return self.title is not None and not (self.authors or self.body or self.tags)


class PostLines:
    """The papers of a post so far, and the one that is being read."""

    def __init__(self, path: str, lines: list[Line], date: str | None) -> None:
        """Nothing is read yet; `date` is that of the papers above the first line that is a date."""
        self.entries: list[Entry] = []
        self.entry = Entry(date)
        self.faults: list[Fault] = []
        self.left_out: list[LeftOut] = []
        self._path = path
        self._lines = lines
        self._date = date
        self._has_borders = _are_ruled_off(lines)

    def read(self) -> list[Entry]:
        """Take all lines; answers the papers, the last of which may be only urls that stand at the end."""
        for at in range(len(self._lines)):
            self._take(at)
        return [*self.entries, self.entry]

    def _take(self, at: int) -> None:
        lines, line = self._lines, self._lines[at]
        if day := date_line(line.text):
            self._take_day(day, at)
            return
        if _RULE.fullmatch(line.text):
            self.entry.is_ruled_off = self._has_borders and self.entry.title is not None
            return
        if date := self._date_in_heading(at):
            self._leave_out(line, date)
            return
        tags = tags_of_line(line.text)
        if self.entry.title is not None and not tags and (self.entry.is_closed or _begins(lines, at)):
            self._close()
        _place(self.entry, line, is_tags=bool(tags))

    def _date_in_heading(self, at: int) -> str | None:
        """The day that the first line of a post names among other words, where it is no title."""
        line = self._lines[at]
        is_first = not self.entries and self.entry.title is None and not line.links
        date = date_in(line.text) if is_first else None
        return date if date and not _has_authors(self._lines, at + 1) else None

    def _take_day(self, day: Day, at: int) -> None:
        """A date begins a day, or between a title and its authors, or below it in parentheses, it is the paper's."""
        text = self._lines[at].text
        is_of_paper = _has_authors(self._lines, at + 1) or (text.startswith("(") and bool(self.entries))
        if self.entry.is_bare and is_of_paper:
            self.entry.date = to_date(day)
        else:
            self._close(at_day=True)
            self._date = to_date(day)
            self.entry = Entry(self._date)
        if to_date(day) is None:
            why = _("no such day in the calendar: {date}").format(date=text)
            self.faults.append(Fault(self._path, self._lines[at].number, 0, why, _("write it as 2025-04-24")))

    def _close(self, *, at_day: bool = False) -> None:
        """End a paper; a lone line above the first one that is the heading of the post, or names its day, is none."""
        title = self.entry.title
        if title and self.entry.is_bare and not title.links:
            date = date_in(title.text)
            if date or (at_day and not any(entry.title for entry in self.entries)):
                self._leave_out(title, date)
                return
        self.entries.append(self.entry)
        self.entry = Entry(self._date)

    def _leave_out(self, heading: Line, date: str | None) -> None:
        """Go on below a heading of the post, which may name its day."""
        self.left_out.append(LeftOut(heading.number, heading.text, HEADING))
        self._date = date or self._date
        self.entry = Entry(self._date, above=self.entry.above)


def _are_ruled_off(lines: list[Line]) -> bool:
    """Whether lines that are drawn across a post part its papers, as nothing else does."""
    if not any(_RULE.fullmatch(line.text) for line in lines):
        return False
    return not any(tags_of_line(line.text) or authors_of_line(line.text) is not None for line in lines)


def _begins(lines: list[Line], at: int) -> bool:
    """Whether a line inside a paper is the title of the next one: a line of authors stands under it."""
    if at >= len(lines) or ln.url_of(lines[at].text):
        return False
    labelled = labelled_line(lines[at].text)
    if lines[at].begins_paper or (labelled and labelled.label.part == "title"):
        return True
    if not _has_authors(lines, at + 1):
        return False
    return authors_of_line(lines[at].text) is None and not ln.is_too_much_for_a_title(lines[at].text)


def _has_authors(lines: list[Line], at: int) -> bool:
    """Whether the first line from a place on that is no url has authors."""
    # By number, because a slice copies all that follows, once for each line of the file.
    below = next((lines[n].text for n in range(at, len(lines)) if not ln.url_of(lines[n].text)), "")
    return authors_of_line(below) is not None


def _place(entry: Entry, line: Line, *, is_tags: bool) -> None:
    if is_tags and entry.title is not None:
        entry.tags.append(line)
    elif not entry.body and own_link(line.text):
        entry.above.append(line)
    elif entry.title is None:
        entry.title = line
    elif entry.authors is None and not entry.body and _is_of_authors(line):
        entry.authors = line
    else:
        entry.body.append(line)


def _is_of_authors(line: Line) -> bool:
    """Whether a line right under a title is one of authors, in parentheses, behind a label or as it is."""
    return authors_of_line(line.text, under_title=True) is not None or are_names(line.text)
