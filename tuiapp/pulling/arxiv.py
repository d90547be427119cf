"""arXiv's search, asked for the paper that has a title (https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import urlencode

from lxml import etree

from tuiapp.library.identity import arxiv_id
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.folding import fold
from tuiapp.messages import _
from tuiapp.system.web import FetchError, Request, fetch

ADDRESS: Final = "https://export.arxiv.org/api/query"

SECONDS_APART: Final = 3.0
"""Between two requests, by arXiv's terms of use (https://info.arxiv.org/help/api/tou.html)."""

_MOST_HITS: Final = 10
_WORD: Final = re.compile(r"\w+")
_ATOM: Final = "{http://www.w3.org/2005/Atom}"


class Hit(NamedTuple):
    """A paper at arXiv."""

    url: str
    title: str
    authors: tuple[str, ...]


class Answer(NamedTuple):
    """What came of asking for a paper: its address, or why that is not certain, in words."""

    url: str | None
    doubt: str = ""


def ask(paper: Paper) -> Answer:
    """Look a paper up by its title; raises FetchError where arXiv does not answer."""
    words = " ".join(_WORD.findall(paper.title))
    query = urlencode({"search_query": f'ti:"{words}"', "max_results": _MOST_HITS})
    return chosen(paper, _hits(fetch(Request(f"{ADDRESS}?{query}")).body))


def chosen(paper: Paper, hits: list[Hit]) -> Answer:
    """The only paper that has the same title and the same first author; where there is none, why."""
    same_title = [hit for hit in hits if _plain(hit.title) == _plain(paper.title)]
    same = {hit.url: hit for hit in same_title if _is_same_author(paper, hit)}
    if len(same) == 1:
        return Answer(next(iter(same)))
    if same:
        return Answer(None, _("arXiv has it more than once: {addresses}").format(addresses=", ".join(same)))
    if same_title and not paper.authors:
        return Answer(None, _("it names no author to be sure by; perhaps {address}").format(address=same_title[0].url))
    if same_title:
        first = next(iter(same_title[0].authors), "")
        said = _("arXiv has this title by {author}: {address}")
        return Answer(None, said.format(author=first, address=same_title[0].url))
    if hits:
        said = _("arXiv has no such title; the nearest is “{title}”: {address}")
        return Answer(None, said.format(title=hits[0].title, address=hits[0].url))
    return Answer(None, _("arXiv has no such title"))


def _is_same_author(paper: Paper, hit: Hit) -> bool:
    """Whether the first authors are one, also where one of the two gives initials for first names."""
    if not (paper.authors and hit.authors):
        return False
    ours, theirs = (_WORD.findall(fold(name)) for name in (paper.authors[0], hit.authors[0]))
    return sorted(ours) == sorted(theirs)


def _plain(title: str) -> str:
    return "".join(_WORD.findall(fold(title)))


def _hits(body: bytes) -> list[Hit]:
    """The papers of an answer; raises FetchError for what is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(_("its answer cannot be read")) from error
    found: list[Hit] = []
    for entry in root.iter(f"{_ATOM}entry"):
        number = arxiv_id(clean_line(entry.findtext(f"{_ATOM}id") or ""))
        if number:
            title = clean_line(entry.findtext(f"{_ATOM}title") or "")
            names = (clean_line(name.text or "") for name in entry.iterfind(f"{_ATOM}author/{_ATOM}name"))
            found.append(Hit(f"https://arxiv.org/abs/{number}", title, tuple(filter(None, names))))
    return found
