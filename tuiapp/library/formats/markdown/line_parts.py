"""Lines of a paper that are a part by themselves, with no label: links, categories, authors under the title, a day."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.formats.dates import date_line, to_date
from tuiapp.library.formats.markdown.inline import links_in, plain, unmarked, without_links
from tuiapp.library.formats.markdown.parts import names_in
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.part_values import tags_of
from tuiapp.library.identity import arxiv_id

_CODE_TAGS: Final = re.compile(r"(?:`[^`\n]{1,40}`[\s,·|/]*)+")
_LISTING: Final = r"https?://(?:[\w-]+\.)?arxiv\.org/list/"
LISTED_AT_ARXIV: Final = re.compile(rf"\[([^\[\]]+)\]\({_LISTING}[^\s()]*\)", re.IGNORECASE)
"""A category with the address of its list at arXiv, of which the category is a tag."""

_MENTION: Final = re.compile(r"\barXiv[:\s]\s*([\w.-]*/?\d[\d.]{6,}\d)", re.IGNORECASE)
_ONLY_JOINTS: Final = re.compile(r"[\W_]*(?:(?:arxiv|abs|pdf|paper|links?|code|url|html)[\W_]*)*", re.IGNORECASE)


def take_line(line: str, draft: PaperDraft, *, is_head: bool) -> bool:
    """Take a masked line that is a part by itself; answers False for one that is text.

    Args:
        line: the line.
        draft: the paper.
        is_head: whether no text of the paper stands above it.

    """
    if _CODE_TAGS.fullmatch(line.strip()):
        draft.tags += tags_of(line.replace("`", ","))
    elif _take_links(line, draft):
        pass
    elif is_head and not draft.authors and (names := names_in(line)):
        draft.take_authors(names)
    elif is_head and (day := date_line(plain(line))):
        draft.published = draft.published or to_date(day)
        draft.keep("date", line)
    else:
        return False
    return True


def take_mention(line: str, draft: PaperDraft) -> None:
    """Take the id that a line under the title names among other things, as `arXiv:2504.16650 [cs.CL] · 9 pages`."""
    mention = _MENTION.search(plain(line))
    if mention and (arxiv := arxiv_id(mention[1])):
        draft.arxiv_ids.append(arxiv)


def _take_links(line: str, draft: PaperDraft) -> bool:
    """Take a line that is only links: those of the paper, or the categories that it is listed in at arXiv."""
    found = links_in(line)
    if not found and (arxiv := arxiv_id(plain(unmarked(line)))):
        draft.arxiv_ids.append(arxiv)
        return True
    if not found or not _ONLY_JOINTS.fullmatch(without_links(line)):
        return False
    for link in found:
        if re.match(_LISTING, link.url, re.IGNORECASE):
            draft.tags.append(link.text)
        else:
            draft.take_link(link)
    return True
