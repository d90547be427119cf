"""The rules about Markdown files that are read as one note, where they may be more, or no digest at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tuiapp.library.checking.remark import Remark
from tuiapp.library.checking.source_map import SourceMap
from tuiapp.library.formats import module_for
from tuiapp.library.formats.dates import name_of
from tuiapp.library.formats.lines import authors_in, url_of
from tuiapp.library.formats.linked_lines import is_paper_page
from tuiapp.library.formats.note_title import title_in
from tuiapp.library.identity import Address, address_of
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean
from tuiapp.library.text.find_urls import find_urls
from tuiapp.messages import _, ngettext

_HEADING: Final = re.compile(r"#{1,6}\s")
_FEWEST: Final = 2
_LINES_BELOW: Final = 3
"""Lines below a heading in which the address of its paper stands."""


class _Start(NamedTuple):
    """A line that a paper may begin with, counted from 1, and the paper's address where one is near."""

    line: int
    address: Address | None


def several_papers(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each note of one paper in which several titles stand, with authors or the address of a paper each."""
    for source in sources:
        if (paper := _lone_note(source)) is None:
            continue
        starts = _starts(clean(source.text).split("\n"))
        addresses = {start.address for start in starts if start.address}
        others = [start for start in starts if start.line > paper.source.line]
        if len(others) + 1 < _FEWEST or (len(addresses) < _FEWEST and any(start.address for start in starts)):
            continue
        number = len(others) + 1
        why = ngettext(
            "this note looks like {number} paper, and is read as one",
            "this note looks like {number} papers, and is read as one",
            number,
        )
        hint = _("give each paper a heading with its link, or a file of its own")
        yield Remark(source.path, others[0].line, 0, why.format(number=number), hint, "several-papers")


def free_texts(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each Markdown file of which nothing but its text was understood, and whose name says no day either."""
    for source in sources:
        paper = _lone_note(source)
        if paper is None or name_of(source.path).date:
            continue
        if paper.authors or paper.abstract or paper.tags or paper.links or paper.properties:
            continue
        why = _("this is none of the shapes of a digest: all of it is one note")
        hint = _("remove it from the folder if it is no paper, else write (authors), a link or #tags below its title")
        yield Remark(source.path, paper.source.line, 0, why, hint, "free-text")


def _lone_note(source: SourceMap) -> Paper | None:
    """The paper of a file that is read as one note; None for any other file."""
    papers = source.parsed.papers
    is_note = len(papers) == 1 and module_for(source.path, source.text) == "vault_note"
    return papers[0] if is_note else None


def _starts(lines: Sequence[str]) -> list[_Start]:
    """The lines that are titles: with names behind or below them, or headings with the page of a paper."""
    found: list[_Start] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if _HEADING.match(text):
            address = _page_in(lines[number - 1 : number + _LINES_BELOW])
            found += [_Start(number, address)] if address else []
        elif _has_names(text, lines[number] if number < len(lines) else ""):
            found.append(_Start(number, None))
    return found


def _has_names(line: str, below: str) -> bool:
    """Whether a line is a title because names stand behind it in parentheses, or below it."""
    title = title_in(line, "") if line.startswith("*") else None
    if title and title.authors:
        return True
    return bool(line) and url_of(line) is None and authors_in(below) is not None


def _page_in(lines: Sequence[str]) -> Address | None:
    """The address of the paper that some lines name first."""
    for line in lines:
        for start, end in find_urls(line):
            if is_paper_page(line[start:end]):
                return address_of(line[start:end])
    return None
