"""A list with a paper an item: a link or bold words are its title, the rest of the line says who and where."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.formats.dates import date_line, to_date
from tuiapp.library.formats.linked_lines import is_label, is_paper_page
from tuiapp.library.formats.markdown.blocks import Block, blocks_of, item_text
from tuiapp.library.formats.markdown.inline import LINK, link_of, links_in, plain
from tuiapp.library.formats.markdown.labelled import labelled
from tuiapp.library.formats.markdown.parts import names_in, title_of
from tuiapp.library.formats.markdown.section import read_section
from tuiapp.library.formats.paper_draft import PaperDraft

_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(?P<title>.+?)(?<=\S)\1")
_DATE_FIRST: Final = re.compile(r"[*_\[(]*(?P<date>\d{4}[-./]\d{1,2}[-./]\d{1,2})[*_\])]*\s*[,:|–—-]*\s*")
_JOINT: Final = re.compile(r"^[\s,:;|·•–—-]+|[\s,;|·•–—-]+$")
_LABEL_BEFORE_LINK: Final = re.compile(r"[\w ]{1,30}[:：]\s*(?:\*\*|__)?\s*$")
_ET_AL: Final = re.compile(r"[^,;|]{2,60}?et\.?\s?al\.?", re.IGNORECASE)


def is_row(block: Block) -> bool:
    """Whether an item is a paper: it begins with a title that is a link or bold, and has the address of a paper."""
    _, text = item_text(block)
    text = text[match.end() :] if (match := _DATE_FIRST.match(text)) else text
    if labelled(text):
        return False
    links = links_in(block.text)
    has_page = any(is_paper_page(link.url) for link in links)
    bold = _BOLD.match(text)
    first = LINK.match(bold["title"] if bold else text)
    if first:
        link = link_of(first)
        return not is_label(plain(link.text)) and (has_page or (bold is not None and link.url.startswith("http")))
    return bold is not None and has_page


def row_of(block: Block, date: str | None) -> PaperDraft:
    """The paper of an item."""
    draft = PaperDraft(block.number, date=date)
    _, text = item_text(block)
    if match := _DATE_FIRST.match(text):
        day = date_line(match["date"])
        draft.published = to_date(day) if day else None
        draft.keep("date", match["date"])
        text = text[match.end() :]
    title = _BOLD.match(text) or LINK.match(text)
    if title:
        title_of(title[0], draft)
        _rest(draft, text[title.end() :])
    nested = [line.strip() if line.strip().startswith(("-", "*", "+")) else line for line in _dedented(block)]
    read_section(blocks_of(nested, block.number + 1), draft)
    return draft


def _dedented(block: Block) -> list[str]:
    lines = list(block.lines[1:])
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[margin:] for line in lines]


def _rest(draft: PaperDraft, text: str) -> None:
    """What stands behind the title on its line: links with what they are, names, and text."""
    kept: list[str] = []
    at = 0
    for match in LINK.finditer(text):
        before = _LABEL_BEFORE_LINK.search(text, at, match.start())
        draft.take_link(link_of(match), before[0].strip(" *_:：") if before else "")
        kept.append(text[at : before.start() if before else match.start()])
        at = match.end()
    rest = _JOINT.sub(
        "", re.sub(r"[\s*_()\[\]]*([,|·])(?:[\s*_()\[\],|·]*[,|·])*", r"\1 ", " ".join([*kept, text[at:]]))
    )
    if found := _ET_AL.match(rest):
        draft.take_authors(found[0])
        rest = rest[found.end() :]
    elif names := names_in(rest):
        draft.take_authors(names)
        rest = ""
    if re.search(r"\w", rest):
        draft.texts.append(("", _JOINT.sub("", rest)))
