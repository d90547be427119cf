"""What a vault note begins with: addresses, its title with the authors, a second title, the quoted abstract."""

from __future__ import annotations

import re
from collections import deque
from itertools import takewhile
from typing import Final, NamedTuple

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.note_title import Title, title_in
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.languages import of_script
from tuiapp.library.paper import Link
from tuiapp.library.text.cleaning import clean_text
from tuiapp.library.text.folding import fold

_QUOTE: Final = re.compile(r"\s*> ?")
_WORD: Final = re.compile(r"\w+")
_HEADING: Final = re.compile(r"#{1,6}\s")
_SUBHEADING: Final = re.compile(r"#{2,6}\s")
_BULLET: Final = re.compile(r"[-*+][ \t]+")

_LONGEST_TITLE: Final = 400
_LINES_BEFORE_TITLE: Final = 3
"""Lines of a note that may stand above a title, which is then known by the file's name."""


class NoteBlock(NamedTuple):
    """Lines between two blank ones; `number` is the first one's, counted from 1."""

    number: int
    lines: list[str]


def blocks_of_note(text: str, *, is_outline: bool = False) -> list[NoteBlock]:
    """The blocks of a note; of an outline, as Logseq keeps notes, each item at the left edge begins one."""
    blocks: list[NoteBlock] = []
    is_open = False
    for number, line in enumerate(text.split("\n"), start=1):
        bullet = _BULLET.match(line) if is_outline else None
        if line.strip():
            if bullet or not is_open:
                blocks.append(NoteBlock(number, []))
            blocks[-1].lines.append(line[bullet.end() :].rstrip() if bullet else line.rstrip())
        is_open = bool(line.strip())
    return blocks


def read_head(draft: PaperDraft, rest: deque[NoteBlock], name: str, *, is_titled: bool = False) -> None:
    """Take what a note begins with; leaves the blocks behind it.

    Args:
        draft: the paper.
        rest: the blocks of the note.
        name: the title in the name of its file.
        is_titled: whether its properties have the title already, so that a heading may be one of a part.

    """
    if not (is_titled and rest and _SUBHEADING.match(rest[0].lines[0])):
        _read_title(draft, rest, name)
    _read_second_title(draft, rest, name)
    _read_abstract(draft, rest)


def _read_title(draft: PaperDraft, rest: deque[NoteBlock], name: str) -> None:
    """Take the urls and the title that a note begins with; leaves the blocks behind them."""
    while rest and not draft.title:
        block = _behind_urls(draft, rest.popleft())
        if not block.lines:
            continue
        taken = _take_title(draft, block, name)
        if taken < len(block.lines):
            rest.appendleft(NoteBlock(block.number + taken, block.lines[taken:]))
        if not taken:
            _take_leading_url(draft, rest[0])
            _find_title_below(draft, rest, name)
            return
    _read_urls(draft, rest)


def _read_urls(draft: PaperDraft, rest: deque[NoteBlock]) -> None:
    """Take the addresses that a block of nothing else gives, where the paper has none yet."""
    if rest and not draft.links and all(map(ln.url_of, rest[0].lines)):
        draft.links += map(Link, ln.urls_in(rest.popleft().lines))


def _behind_urls(draft: PaperDraft, block: NoteBlock) -> NoteBlock:
    """Take the urls that a block begins with; answers its other lines."""
    urls = [url for url in takewhile(bool, map(ln.url_of, block.lines)) if url]
    draft.links += map(Link, urls)
    return NoteBlock(block.number + len(urls), block.lines[len(urls) :]) if urls else block


def _take_leading_url(draft: PaperDraft, block: NoteBlock) -> None:
    """A note without a title that begins `https://… text`: the url is the paper's."""
    url, _, text = block.lines[0].strip().partition(" ")
    if text and ln.url_of(url) and not draft.links:
        draft.links.append(Link(url))
        block.lines[0] = text


def _take_title(draft: PaperDraft, block: NoteBlock, name: str) -> int:
    """Read the title at a block's start, wrapped over its lines or on the first one; answers how many it took."""
    # A heading is one line; what stands right below it is its text.
    for taken in dict.fromkeys((1 if _HEADING.match(block.lines[0]) else len(block.lines), 1)):
        text = " ".join(line.strip() for line in block.lines[:taken])
        if len(text) <= _LONGEST_TITLE * (1 + text.count(",")) and (found := title_in(text, name)):
            _use_title(draft, found, block.number)
            return taken
    return 0


def _use_title(draft: PaperDraft, found: Title, number: int) -> None:
    if found.url:
        draft.links.append(Link(found.url))
    if found.authors:
        draft.take_authors(found.authors, joined_by_and=False)
    if found.remark:
        draft.texts.append(("", found.remark))
    if found.title:
        draft.title = found.title
        draft.line = number


def _find_title_below(draft: PaperDraft, rest: deque[NoteBlock], name: str) -> None:
    """Look for a title a few lines below the beginning of a note: it says what the file's name says, with its url."""
    first = rest[0]
    for at in range(1, min(len(first.lines), _LINES_BEFORE_TITLE + 1)):
        found = title_in(first.lines[at].strip(), name)
        below = [url for line in first.lines[at + 1 :] if (url := ln.url_of(line))]
        if found and (found.authors or found.url or below) and fold(found.title).startswith(fold(name)[:8]):
            _use_title(draft, found, first.number + at)
            draft.links += (Link(url) for url in below)
            kept = [line for line in first.lines[at + 1 :] if not ln.url_of(line)]
            rest[0] = NoteBlock(first.number, [*first.lines[:at], *kept])
            return


def _read_second_title(draft: PaperDraft, rest: deque[NoteBlock], name: str) -> None:
    """Keep another title of the paper, as a later version of it has one, that stands right below the first."""
    if not (rest and draft.title and draft.authors):
        return
    if not rest[0].lines[-1].endswith(")") or rest[0].lines[0].startswith(">"):
        return
    text = " ".join(line.strip() for line in rest[0].lines)
    found = title_in(text, name)
    if found and found.authors and set(_WORD.findall(found.authors)) <= set(_WORD.findall(" ".join(draft.authors))):
        draft.keep("title", text)
        rest.popleft()


def _read_abstract(draft: PaperDraft, rest: deque[NoteBlock]) -> None:
    """Take the quotation under the title; one in Korean is part of the note."""
    quoted: list[str] = []
    while rest and all(line.lstrip().startswith(">") for line in rest[0].lines):
        lines = [_QUOTE.sub("", line, count=1) for line in rest[0].lines]
        if any(map(of_script, lines)):
            break
        quoted += ["", *lines] if quoted else lines
        rest.popleft()
    if text := clean_text("\n".join(quoted)):
        draft.abstract.append(text)
