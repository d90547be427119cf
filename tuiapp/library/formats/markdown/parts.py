"""Lines of a paper in Markdown that are more than text: its title, its authors, and how lines are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.author_names import looks_like_names, split_names
from tuiapp.library.formats.dates import date_line
from tuiapp.library.formats.linked_lines import is_label
from tuiapp.library.formats.markdown.inline import LINK, InlineLink, emphasised, link_of, plain, unmarked
from tuiapp.library.formats.markdown.labelled import heading_label
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.part_values import UNTITLED
from tuiapp.library.languages import of_script
from tuiapp.library.paper import Link

UNDATED: Final = "undated"
"""What our own export has in the place of a day."""
_MOST_NAME_WORDS: Final = 5
_LONGEST_EAST_ASIAN: Final = 6
_IN_NAMES: Final = re.compile(r"[^\d\[\]{}$\\/=<>:;?!。]*[*†‡\d]*")


_NUMBER: Final = re.compile(r"\s*(?:[^\w\s\[(\"'`*$<#]+\s+)?(?:\(?\d{1,3}[.)\]]|\[\d{1,3}\]|#\d{1,3}[.:)]?)\s+")
"""The number of a paper among others, perhaps with a picture before it."""


def without_number(text: str) -> str:
    """A title without the number before it."""
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def is_taken_for_more(heading: str, title: str) -> bool:
    """Whether a masked heading that is a title would be read as a label, a date or with a number before it."""
    draft = PaperDraft(1)
    title_of(without_number(heading), draft)
    words = plain(unmarked(heading))
    is_date = date_line(words) is not None or words.lower() == UNDATED
    return heading_label(heading) is not None or is_date or plain(draft.title) != title


def names_in(line: str) -> str | None:
    """The names of a line right under a title, if it is one of authors: in parentheses, in emphasis, or several."""
    text = plain(line)
    if ln.authors_in(text, under_title=True) is not None:
        return line.strip()[1:-1]
    inner = emphasised(line)
    if inner is not None and line.lstrip().startswith(("**", "__")):
        # Bold words alone are a heading.
        return None
    names = split_names(unmarked(line))
    if line.rstrip().endswith((".", "!", "?")) and not line.rstrip().lower().endswith("al."):
        return None
    if not names or not all(map(_may_be_name, names)) or of_script(names[0]) != of_script(names[-1]):
        return None
    several = sum(len(name.split()) > 1 or of_script(name) is not None for name in names)
    is_list = len(names) > 1 and several * 2 >= len(names)
    is_person = inner is not None and several == len(names)
    return unmarked(line) if (is_list or is_person) and looks_like_names(names) else None


def _may_be_name(name: str) -> bool:
    """Whether a text could be a name: short, without digits and signs, and in letters without case very short."""
    is_short = of_script(name) is None or 1 < len(name) <= _LONGEST_EAST_ASIAN
    return len(name.split()) <= _MOST_NAME_WORDS and is_short and _IN_NAMES.fullmatch(plain(name)) is not None


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as a text: a line goes on in the next one unless it ends in a break or that is an item of a list."""
    parts: list[str] = []
    joint = ""
    for line in lines:
        if not line.strip():
            joint = "\n\n" if parts else ""
            continue
        ends = line.endswith(("\\", "  "))
        if parts:
            parts.append(joint if joint != " " or not ln.is_list_item(line) else "\n")
        kept = line.rstrip().removesuffix("\\").rstrip()
        parts.append(kept if ln.is_list_item(line) else kept.lstrip(" \t"))
        joint = "\n" if ends else " "
    return "".join(parts)


def title_of(text: str, draft: PaperDraft) -> None:
    """Take the title of a heading or an item, with the links on it and beside it."""
    if UNTITLED in (text, LINK.sub(lambda match: match["text"], text)):
        draft.links[:0] = [own for match in LINK.finditer(text) for own in _own(link_of(match))]
        return
    links = [(match, link_of(match)) for match in LINK.finditer(text)]
    if len(links) == 1 and len(links[0][0][0]) == len(text):
        # A link that is all of a heading is the title, also where it is called as a link is.
        draft.title = links[0][0]["text"].strip()
        if _is_absolute(links[0][1]):
            draft.links[:0] = _own(links[0][1])
        else:
            draft.keep("page", links[0][1].url)
        return
    own = [(match, link) for match, link in links if not is_label(plain(link.text).strip("[]"))]
    for match, link in [pair for pair in links if pair not in own]:
        draft.take_link(link._replace(text=link.text.strip("[]")))
        text = text.replace(match[0], " ")
    draft.title = unmarked(re.sub(r"[\s|/,·()\[\]–—-]+$", "", text) if len(own) < len(links) else text)
    for _, link in reversed(own):
        draft.links[:0] = _own(link)
    for _, link in own:
        if not _is_absolute(link):
            draft.keep("page", link.url)


def _own(link: InlineLink) -> list[Link]:
    return [Link(link.url, link.title)] if _is_absolute(link) else []


def _is_absolute(link: InlineLink) -> bool:
    return link.url.startswith(("http://", "https://"))
