"""A page as a digest: which of its lines are papers, of which day, and what was left out.

A page has more on it than the post: menus, buttons, other posts, comments. What is a paper is told by what only a
digest has: a line of authors in parentheses, a row of tags, a title that is a link to a paper. The lines between the
first title and the last of these, and nothing outside the element that holds them all, are read as a pasted post.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

from tuiapp.library.fault import Fault
from tuiapp.library.formats import lines as ln
from tuiapp.library.formats import pasted_post
from tuiapp.library.formats.dates import date_line, date_of_name, to_date
from tuiapp.library.formats.html.blocks import Block, Container, Page
from tuiapp.library.formats.html.page import read_page
from tuiapp.library.formats.lines import Line, LineLink
from tuiapp.library.formats.linked_lines import is_label, is_paper_page, link_of_line
from tuiapp.library.formats.parsed import LeftOut, Parsed
from tuiapp.library.languages import of_script
from tuiapp.library.paper import Paper
from tuiapp.messages import _, later

_TITLE_JOINTS: Final = re.compile(r"\s+[-–—|·:]\s+")

OTHER_TEXT: Final = later("text around the digest")
HEADING: Final = later("a heading between papers")


def read(text: str, path: str) -> Parsed:
    """The papers of a page that was saved from a browser; a page without any is a fault."""
    return read_post(text, path) if text.strip() else Parsed()


def read_post(text: str, path: str, *, address: str = "", date: str | None = None) -> Parsed:
    """The papers of a page, and what it has besides.

    Args:
        text: the source of the page, or of a part of one.
        path: the name of the file or the address, as shown.
        address: where the page comes from, if that is known.
        date: the day of the post, where the page itself does not say one.

    """
    page = read_page(text, address)
    blocks = page.blocks
    visible = [at for at, block in enumerate(blocks) if not (block.left_out or block.widget)]
    if not _marks(blocks, visible):
        # A page may call the box of its post anything, so a class alone says nothing where it would leave no paper.
        visible = [at for at, block in enumerate(blocks) if not block.left_out]
    kept = _digest_lines(blocks, visible)
    found = date or date_of_name(path)
    lines = list(kept.values())
    first = next(iter(kept), 0)
    day = _day_above(blocks, visible, first) or _day_of_page(page, found)
    parsed = pasted_post.read_lines(lines, path, day)
    if not any(map(is_whole, parsed.papers)):
        return Parsed((), (_no_digest(path),), tuple(_left_out(blocks, {})))
    return parsed._replace(left_out=tuple(sorted([*parsed.left_out, *_left_out(blocks, kept)])))


def is_whole(paper: Paper) -> bool:
    """Whether a paper has at least two of the parts that only an entry of a digest has, as an essay has not."""
    if bool(paper.links) + bool(paper.authors) + bool(paper.tags) > 1:
        return True
    return bool(paper.authors and paper.abstract) and any(of_script(note.text) for note in paper.notes)


def _no_digest(path: str) -> Fault:
    return Fault(path, 0, 0, _("no digest in this page"), _("a paper has its title, (authors) or #tags under it"))


def _marks(blocks: Sequence[Block], visible: Sequence[int]) -> list[int]:
    """The places, in `visible`, of what only a digest has."""
    found: list[int] = []
    for place, at in enumerate(visible):
        text = blocks[at].line.text
        is_names = place > 0 and ln.authors_in(text) is not None
        if is_names or ln.tags_in(text) is not None or _is_linked_title(blocks[at]):
            found.append(place)
    return found


def _is_linked_title(block: Block) -> bool:
    """Whether a line is the title of a paper because all of it is a link to one."""
    link = link_of_line(block.line)
    if link is None or is_label(block.line.text):
        return False
    return block.is_heading or is_paper_page(link.url)


def _digest_lines(blocks: Sequence[Block], visible: Sequence[int]) -> dict[int, Line]:
    """The lines of a digest by their places in the page."""
    marks = _marks(blocks, visible)
    if not marks:
        return {}
    region = _common(blocks[visible[place]].container for place in marks)
    inside = [place for place, at in enumerate(visible) if _is_in(blocks[at].container, region)]
    first = _first_title(blocks, visible, inside, marks[0])
    is_closed = ln.tags_in(blocks[visible[marks[-1]]].line.text) is not None
    last = marks[-1] if is_closed else inside[-1]
    kept: dict[int, Line] = {}
    for place in inside:
        if first <= place <= last and (line := _as_line(blocks, visible, place)):
            kept[visible[place]] = line
    return kept


def _first_title(blocks: Sequence[Block], visible: Sequence[int], inside: Sequence[int], mark: int) -> int:
    """The place of the line that the first paper begins with: of its title, or of addresses above that."""
    block = blocks[visible[mark]]
    if ln.tags_in(block.line.text) is not None:
        # Nothing but its tags tells this paper: it begins behind the day, or with what is a heading.
        above = [place for place in inside if place < mark]
        for place in reversed(above):
            if _is_day(blocks[visible[place]]):
                return place + 1
            if blocks[visible[place]].is_heading:
                return place
        return next(iter(above), mark)
    at = mark
    if not _is_linked_title(block):
        at -= 1
        while at > 0 and _is_address(blocks[visible[at]]):
            at -= 1
    while at > 0 and _is_address(blocks[visible[at - 1]]):
        at -= 1
    return at


def _as_line(blocks: Sequence[Block], visible: Sequence[int], place: int) -> Line | None:
    """A line as the pasted post has it; None for a heading that only parts one group of papers from the next."""
    block = blocks[visible[place]]
    line = block.line
    link = link_of_line(line)
    if link and is_label(line.text):
        return line._replace(text=link.url, links=())
    if link and _is_linked_title(block):
        return _without_marker(line, link)._replace(begins_paper=True)
    if not block.is_heading or date_line(line.text):
        return line
    below = [blocks[at] for at in visible[place + 1 : place + 3]]
    is_title_below = bool(below) and (
        _is_linked_title(below[0]) or (len(below) > 1 and ln.authors_in(below[1].line.text) is not None)
    )
    is_title = not is_title_below or ln.authors_in(below[0].line.text) is not None
    return line._replace(begins_paper=True) if is_title else None


def _without_marker(line: Line, link: LineLink) -> Line:
    """A title that is the item of a list, without its number or sign."""
    if not ln.is_list_item(line.text) or line.text[: link.start].strip(" -0123456789."):
        return line
    moved = (one._replace(start=one.start - link.start, end=one.end - link.start) for one in line.links)
    return line._replace(text=line.text[link.start :], links=tuple(moved))


def _is_address(block: Block) -> bool:
    return ln.url_of(block.line.text) is not None or (bool(block.line.links) and is_label(block.line.text))


def _is_day(block: Block) -> bool:
    return date_line(block.line.text) is not None


def _common(containers: Iterable[Container | None]) -> Container | None:
    """The innermost element that holds all of some elements."""
    found, *others = containers
    for other in others:
        while found is not other and found and other:
            if found.depth >= other.depth:
                found = found.parent
            else:
                other = other.parent  # noqa: PLW2901 - both climb until they meet
        if found is not other:
            return None
    # A line is in its paragraph; the papers are around that.
    return found.parent if found and found.parent else found


def _is_in(container: Container | None, region: Container | None) -> bool:
    while container and region and container.depth > region.depth:
        container = container.parent
    return region is None or container is region


def _day_above(blocks: Sequence[Block], visible: Sequence[int], first: int) -> str | None:
    """The day that stands nearest above the first paper."""
    days = (day_in(blocks[at].line.text) for at in reversed(visible) if at < first)
    return next(filter(None, days), None)


def _day_of_page(page: Page, given: str | None) -> str | None:
    """The day that the page is of: by its title, by its name, by its address, else by when it was published."""
    return (
        day_in(_TITLE_JOINTS.split(page.title)[0]) or given or day_in_address(page.url) or day_in(page.published[:10])
    )


def day_in(text: str) -> str | None:
    """The ISO day of a text that is nothing but a date."""
    day = date_line(text)
    return to_date(day) if day else None


def day_in_address(url: str) -> str | None:
    """The ISO day that an address names, as `/p/2025-4-24` and `/2025/04/24/papers` do."""
    return date_of_name(urlsplit(url).path) if url else None


def _left_out(blocks: Iterable[Block], kept: dict[int, Line]) -> Iterable[LeftOut]:
    for at, block in enumerate(blocks):
        if at not in kept and not (_is_day(block) and kept):
            why = block.left_out or block.widget or (HEADING if block.is_heading else OTHER_TEXT)
            yield LeftOut(block.line.number, block.line.text, why)
