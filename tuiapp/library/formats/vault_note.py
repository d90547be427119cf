"""A vault note: one paper a Markdown file, named `YYMMDD Title.md`, as kept in Obsidian.

Urls; `*Title* (authors)`; `> abstract`; Korean; English in an `<english>` block or simply behind the Korean;
`#tags`; wikilinks to other notes under `# Links`. Older notes have fewer parts, and free text is a note.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, takewhile
from pathlib import PurePath
from typing import Final

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.author_names import looks_like_names, split_names
from tuiapp.library.formats.dates import date_of_name, parts_of_name
from tuiapp.library.formats.note_languages import SHORTEST_ABSTRACT
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.languages import of_script
from tuiapp.library.paper import Link, Note, Paper, Source
from tuiapp.library.text.cleaning import clean, clean_line, clean_text
from tuiapp.library.text.folding import fold

# People misspell the tag, and no other word of a note stands alone in angle brackets.
_ENGLISH_OPEN: Final = re.compile(r"\s*<en[a-z]{2,6}>\s*", re.IGNORECASE)
_ENGLISH_CLOSE: Final = re.compile(r"\s*</en[a-z]{2,6}>\s*", re.IGNORECASE)
_LINKS_HEADING: Final = re.compile(r"#+ *links?:? *", re.IGNORECASE)
_HEADING: Final = re.compile(r"#{1,6}\s+")
_EMPHASIS: Final = re.compile(r"[*_]{1,3}")
_QUOTE: Final = re.compile(r"\s*> ?")
_WORD: Final = re.compile(r"\w+")

_LONGEST_TITLE: Final = 400
_FEWEST_SHARED: Final = 8
"""Letters that a title must share with the file's name to be known as the title by that alone."""


@dataclass(slots=True)
class _Block:
    """Lines between two blank ones; `number` is the first one's, counted from 1."""

    number: int
    lines: list[str]


@dataclass(slots=True)
class _Draft:
    """What has been recognised of a note so far."""

    title: str = ""
    line: int = 1
    authors: tuple[str, ...] = ()
    urls: list[str] = field(default_factory=list)
    abstract: str | None = None
    tags: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)


def read(text: str, path: str) -> Parsed:
    """The one paper of a vault note; a file without a title has it from its name."""
    blocks = _blocks(text)
    if not blocks:
        return Parsed()
    draft = _Draft(line=blocks[0].number)
    rest = deque(blocks)
    _read_head(draft, rest, _name_title(path))
    _read_abstract(draft, rest)
    _read_body(draft, rest)
    paper = Paper(
        title=clean_line(draft.title) or _name_title(path),
        date=date_of_name(path),
        authors=draft.authors,
        abstract=draft.abstract,
        notes=_notes(draft),
        tags=tuple(dict.fromkeys(draft.tags)),
        links=tuple(Link(url) for url in dict.fromkeys(draft.urls)),
        source=Source(path, draft.line),
    )
    return Parsed((paper,))


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    is_open = False
    for number, line in enumerate(clean(text).split("\n"), start=1):
        if line.strip():
            if not is_open:
                blocks.append(_Block(number, []))
            blocks[-1].lines.append(line.rstrip())
        is_open = bool(line.strip())
    return blocks


def _name_title(path: str) -> str:
    return clean_line(parts_of_name(PurePath(path).stem).title)


def _read_head(draft: _Draft, rest: deque[_Block], name: str) -> None:
    """Take the urls and the title that a note begins with; leaves the blocks behind them."""
    while rest and not draft.title:
        block = _behind_urls(draft, rest.popleft())
        if not block.lines:
            continue
        taken = _take_title(draft, block, name)
        if taken < len(block.lines):
            rest.appendleft(_Block(block.number + taken, block.lines[taken:]))
        if not taken:
            _take_leading_url(draft, rest[0])
            return
    if rest and not draft.urls and all(map(ln.url_of, rest[0].lines)):
        draft.urls += ln.urls_in(rest.popleft().lines)


def _behind_urls(draft: _Draft, block: _Block) -> _Block:
    """Take the urls that a block begins with; answers its other lines."""
    urls = list(takewhile(bool, map(ln.url_of, block.lines)))
    draft.urls += filter(None, urls)
    return _Block(block.number + len(urls), block.lines[len(urls) :])


def _take_leading_url(draft: _Draft, block: _Block) -> None:
    """A note without a title that begins `https://… text`: the url is the paper's."""
    url, _, text = block.lines[0].strip().partition(" ")
    if text and ln.url_of(url) and not draft.urls:
        draft.urls.append(url)
        block.lines[0] = text


def _take_title(draft: _Draft, block: _Block, name: str) -> int:
    """Read the title at a block's start, wrapped over its lines or on the first one; answers how many it took."""
    for taken in dict.fromkeys((len(block.lines), 1)):
        text = " ".join(line.strip() for line in block.lines[:taken])
        if len(text) <= _LONGEST_TITLE * (1 + text.count(",")) and _read_title(draft, text, name):
            draft.line = block.number
            return taken
    return 0


def _read_title(draft: _Draft, text: str, name: str) -> bool:
    """Take a text as the title, with authors or a url in parentheses behind it, if it reads like one."""
    heading = _HEADING.match(text)
    text = text[heading.end() :] if heading else text
    emphasised = _emphasised(text)
    head, group = emphasised or _split_group(text)
    inner = group[1:-1].strip()
    names = split_names(inner)
    if ln.url_of(inner):
        draft.urls.append(inner)
    elif names and looks_like_names(names) and (emphasised or not of_script(head)):
        draft.authors = tuple(author.strip("*") for author in names)
    elif emphasised:
        draft.body += [group] if group else []
    elif heading or (_is_name(text, name) and of_script(text) == of_script(name)):
        head = text
    else:
        return False
    draft.title = head.strip()
    return True


def _emphasised(text: str) -> tuple[str, str] | None:
    """The title of `*Title* (group)` or `*Title*`, with the group as written, or None.

    One expression for all of it would look for the last parenthesis anew behind each mark.
    """
    match = _EMPHASIS.match(text)
    for length in range(match.end() if match else 0, 0, -1):
        mark = text[:length]
        end = text.find(mark, length + 1)
        while end > 0:
            rest = end + length
            while rest < len(text) and text[rest].isspace():
                rest += 1
            if rest == len(text) or (text[rest] == "(" and text.endswith(")")):
                return text[length:end], text[rest:]
            end = text.find(mark, end + 1)
    return None


def _split_group(text: str) -> tuple[str, str]:
    """A line's text, and the last pair of parentheses if that ends it."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return (text[:at].rstrip(), text[at:]) if at else (text, "")
    return text, ""


def _is_name(title: str, name: str) -> bool:
    """Whether a line says what the file's name says, punctuation aside: names are cut short, never reworded."""
    ours, theirs = ("".join(_WORD.findall(fold(text))) for text in (title, name))
    shared = min(len(ours), len(theirs))
    return ours[:shared] == theirs[:shared] and (shared >= _FEWEST_SHARED or ours == theirs) and shared > 0


def _read_abstract(draft: _Draft, rest: deque[_Block]) -> None:
    """Take the quotation under the title; one in Korean is part of the note."""
    quoted: list[str] = []
    while rest and all(line.lstrip().startswith(">") for line in rest[0].lines):
        lines = [_QUOTE.sub("", line, count=1) for line in rest[0].lines]
        if any(map(of_script, lines)):
            break
        quoted += ["", *lines] if quoted else lines
        rest.popleft()
    draft.abstract = clean_text("\n".join(quoted)) or None


def _read_body(draft: _Draft, blocks: Iterable[_Block]) -> None:
    """Tell the rest apart: tags, the English block, links to other notes, and paragraphs."""
    in_english = False
    for block in blocks:
        kept: list[str] = []
        for line in block.lines:
            if _ENGLISH_OPEN.fullmatch(line):
                in_english = _flush(draft, kept, in_english=in_english) or True
            elif close := _ENGLISH_CLOSE.match(line):
                if glued := line[close.end() :].strip():
                    kept.append(glued)
                in_english = _flush(draft, kept, in_english=True) and False
            elif _LINKS_HEADING.fullmatch(line.strip()):
                in_english = _flush(draft, kept, in_english=in_english) and False
            else:
                words, tags = _without_tags(line)
                draft.tags += tags
                kept += [words] if words.strip() else []
        _flush(draft, kept, in_english=in_english)


def _flush(draft: _Draft, kept: list[str], *, in_english: bool) -> bool:
    """Close a paragraph; answers False."""
    if kept:
        (draft.english if in_english else draft.body).append("\n".join(kept))
        kept.clear()
    return False


def _without_tags(line: str) -> tuple[str, list[str]]:
    """A line's words and tags, where it is made of tags or ends with them; stray letters among tags stay words."""
    words, at_end = ln.tags_at_end(line)
    if tags := ln.tags_in(line):
        return "", list(tags)
    if at_end:
        return words, list(at_end)
    tokens = line.split()
    found = [tag for token in tokens for tag in ln.tags_in(token) or ()]
    if tokens and ln.tags_in(tokens[0]) and 2 * len(found) >= len(tokens):
        return " ".join(token for token in tokens if not ln.tags_in(token)), found
    return line, []


def _notes(draft: _Draft) -> tuple[Note, ...]:
    """The notes of the paragraphs: the English behind the last Korean one is the English note."""
    body = draft.body
    has_korean = any(map(of_script, body))
    if draft.abstract is None and has_korean and _reads_as_abstract(body[0]):
        draft.abstract, body = clean_text(body[0]), body[1:]
    links = [text for text in body if _is_wikilinks(text)]
    border = max((at + 1 for at, text in enumerate(body) if of_script(text)), default=0)
    while border and border < len(body) and ln.continues_previous(body[border]):
        border += 1
    ko = [text for text in body[:border] if text not in links]
    en = [text for text in chain(draft.english, body[border:]) if text not in links]
    (ko if ko or not en else en).extend(links)
    parts = (("ko", ko), ("en", en))
    return tuple(Note(code, text) for code, part in parts if (text := clean_text("\n\n".join(part))))


def _reads_as_abstract(text: str) -> bool:
    """Whether a paragraph above a Korean note is an abstract that nobody quoted."""
    return len(text) >= SHORTEST_ABSTRACT and not of_script(text) and not ln.url_of(text.split(maxsplit=1)[0])


def _is_wikilinks(text: str) -> bool:
    return all(line.strip().startswith("[[") and line.strip().endswith("]]") for line in text.split("\n"))
