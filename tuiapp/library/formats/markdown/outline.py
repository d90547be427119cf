"""Which headings of a Markdown file are papers: told by what stands on them and below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final, NamedTuple

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.dates import date_in, date_line
from tuiapp.library.formats.linked_lines import is_label, is_paper_page
from tuiapp.library.formats.markdown.blocks import Block, item_text
from tuiapp.library.formats.markdown.inline import LINK, has_masked_letters, link_of, links_in, plain, unmarked
from tuiapp.library.formats.markdown.labelled import heading_label, labelled
from tuiapp.library.formats.markdown.parts import UNDATED, names_in, without_number

_ENOUGH: Final = 2
_LOOKED_AT: Final = 60
"""Blocks below a heading that are looked at."""
_LONGEST_TITLE: Final = 4_000
_LEAST_SHARE: Final = 0.5
"""The share of the headings of a level that have to look like papers."""
_STRONG: Final = frozenset({"authors", "link"})
"""The parts that papers have and other texts have not."""


class _Heading(NamedTuple):
    """A heading that may be a title: its place, what on itself speaks for a paper, and with what stands below it."""

    at: int
    level: int
    length: int
    own: int
    direct: int
    nested: int


def is_day(block: Block) -> bool:
    """Whether a heading is nothing but a date, or says that there is none, as our own export does."""
    if block.kind != "heading":
        return False
    words = unmarked(block.text)
    return not has_masked_letters(words) and (date_line(plain(words)) is not None or words.lower() == UNDATED)


def paper_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the headings that are papers; none where the file is no digest by its headings."""
    places = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    days = [at for at in places if is_day(blocks[at])]
    headings = [_seen(blocks, at) for at in places if _may_be_title(blocks[at])]
    level, found = _best_level(headings)
    below_day = _level_below(blocks, days)
    if below_day is not None and level in {None, below_day}:
        found = {one.at for one in headings if one.level == below_day and one.at > days[0]}
    elif found:
        found |= _numbered(blocks, headings, found)
    if len(found) == 1 and not days and not _is_one_of_a_digest(blocks, headings, *found):
        return frozenset()
    return frozenset(found)


def _best_level(headings: Sequence[_Heading]) -> tuple[int | None, set[int]]:
    """The level on which most headings are papers, and the places of those."""
    best: tuple[int, int, float] = (0, 0, 0.0)
    level: int | None = None
    found: set[int] = set()
    for at_level in sorted({one.level for one in headings}):
        members = [one for one in headings if one.level == at_level]
        evident = [one for one in members if max(one.direct, one.nested) >= _ENOUGH]
        if len(evident) < _LEAST_SHARE * len(members) or not evident or _are_groups(headings, members):
            continue
        own = sum(one.own >= _ENOUGH for one in evident)
        score = (len(evident), own, float(median(one.length for one in evident)))
        if score > best:
            best, level, found = score, at_level, {one.at for one in evident}
    return level, found


def _are_groups(headings: Sequence[_Heading], members: Sequence[_Heading]) -> bool:
    """Whether headings have papers below them: two in one of them, or each one that says so itself."""
    ends = [*(one.at for one in members[1:]), 10**9]
    below = [
        [one for one in headings if start.at < one.at < end and one.level > start.level and one.direct >= _ENOUGH]
        for start, end in zip(members, ends, strict=True)
    ]
    return any(len(papers) > 1 for papers in below) and not all(one.direct >= _ENOUGH for one in members)


def _is_one_of_a_digest(blocks: Sequence[Block], headings: Sequence[_Heading], at: int) -> bool:
    """Whether the only paper of a file stands there as one of a day: with a number, or below a heading of the day."""
    paper = next(one for one in headings if one.at == at)
    above = [block for block in blocks[:at] if block.kind == "heading" and block.level < paper.level]
    is_dated = any(date_in(plain(unmarked(block.text))) for block in above)
    return is_dated or (_number(blocks[at]) and paper.direct > _ENOUGH) or (bool(above) and paper.own >= _ENOUGH)


def _level_below(blocks: Sequence[Block], days: Sequence[int]) -> int | None:
    """The level of the headings right below those of days."""
    for at in days:
        following = next((block for block in blocks[at + 1 :] if block.kind == "heading"), None)
        if following and following.level > blocks[at].level and _may_be_title(following):
            return following.level
    return None


def _numbered(blocks: Sequence[Block], headings: Sequence[_Heading], found: set[int]) -> set[int]:
    """The headings that go on with the numbers of papers, also where nothing else tells that they are papers."""
    if sum(_number(blocks[at]) for at in found) * 2 < len(found):
        return set()
    level = blocks[min(found)].level
    return {one.at for one in headings if one.level == level and _number(blocks[one.at])}


def _number(block: Block) -> bool:
    return without_number(block.text) != block.text and any(map(str.isdigit, block.text[:6]))


def _may_be_title(block: Block) -> bool:
    found = heading_label(block.text)
    is_label_alone = found is not None and not found.value
    return bool(block.text.strip()) and not is_day(block) and not is_label_alone and len(block.text) <= _LONGEST_TITLE


def _seen(blocks: Sequence[Block], at: int) -> _Heading:
    """How much speaks for a heading being a paper."""
    heading = blocks[at]
    text = without_number(heading.text)
    found = heading_label(text)
    own = int(_number(heading)) + (_ENOUGH if found and found.label and found.label.part == "title" else 0)
    for match in LINK.finditer(text):
        link = link_of(match)
        is_title = not is_label(plain(link.text).strip("[]")) and match.start() < 3
        own += _ENOUGH if is_paper_page(link.url) or is_title else 0
    direct, nested = _below(blocks, at)
    return _Heading(at, heading.level, len(unmarked(text)), own, own + _weight(direct), own + _weight(nested))


def _below(blocks: Sequence[Block], at: int) -> tuple[list[Block], list[Block]]:
    """The blocks below a heading: its own, with those below labels of parts, and with those below deeper headings."""
    direct: list[Block] = []
    nested: list[Block] = []
    is_direct = True
    for block in blocks[at + 1 : at + 1 + _LOOKED_AT]:
        if block.kind == "heading":
            if block.level <= blocks[at].level:
                break
            found = heading_label(block.text)
            is_direct = is_direct and found is not None and not found.value
        nested.append(block)
        if is_direct:
            direct.append(block)
    return direct, nested


def _weight(blocks: Sequence[Block]) -> int:
    """What blocks below a heading say for it: what only papers have is enough, two of what they often have as well."""
    signs: set[str] = set()
    for block in blocks:
        signs |= _signs(block)
        if not _STRONG.isdisjoint(signs):
            return _ENOUGH
    return min(len(signs), _ENOUGH)


def _signs(block: Block) -> set[str]:
    """The parts of a paper that a block has."""
    if block.kind == "heading":
        found = heading_label(block.text)
        return {found.label.part + found.label.language} if found and found.label else set()
    if block.kind == "quote":
        return {"quote"}
    lines = [item_text(block)[1], *block.lines[1:]] if block.kind == "list" else list(block.lines)
    signs = {sign for line in lines for sign in _signs_of_line(line)} if block.kind in {"text", "list"} else set()
    if block.kind == "text" and len(lines) <= 2 and names_in(lines[0]):
        signs.add("authors")
    return signs


def _signs_of_line(line: str) -> set[str]:
    found = labelled(line)
    if found and found.label:
        is_link = found.label.part == "link" and not links_in(found.value) and found.value
        return {"address" if is_link else found.label.part + found.label.language}
    if ln.tags_in(line) is not None:
        return {"tags"}
    if ln.authors_in(plain(line)) is not None:
        return {"authors"}
    pages = [link for link in links_in(line) if is_paper_page(link.url)]
    is_only_that = bool(pages) and re.fullmatch(r"[\W\w]{0,12}", re.sub(r"https?://\S+", "", LINK.sub("", line)))
    return {"link"} if is_only_that else ({"mention"} if pages else set())
