"""When two papers are one: the arXiv id of an own link, else an own link, else the folded title."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.paper import Paper
from tuiapp.library.text.folding import fold

_ARXIV: Final = re.compile(
    r"^https?://(?:[a-z0-9-]+\.)*arxiv\.org/(?:abs|pdf|html|format)/"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?(?:[?#].*)?$",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")


def arxiv_id(url: str) -> str | None:
    """The arXiv id that a url names, without its version, or None."""
    match = _ARXIV.match(url)
    return match["id"].lower() if match else None


def identities(paper: Paper) -> frozenset[tuple[str, str]]:
    """All that names a paper; two papers that share any of these are one on import."""
    names = {("title", _folded_title(paper))} if paper.title else set()
    for link in paper.links:
        found = arxiv_id(link.url)
        names.add(("arxiv", found) if found else ("link", plain_url(link.url)))
    return frozenset(names)


def identity(paper: Paper) -> str:
    """The one name under which things are remembered of a paper, the same in every format."""
    arxiv = next((found for link in paper.links if (found := arxiv_id(link.url))), None)
    if arxiv:
        return f"arxiv:{arxiv}"
    return f"link:{plain_url(paper.links[0].url)}" if paper.links else f"title:{_folded_title(paper)}"


def _folded_title(paper: Paper) -> str:
    return " ".join(_WORD.findall(fold(paper.title))) or paper.title


def plain_url(url: str) -> str:
    """A url without what differs between spellings of one page: http or https, www, a slash at the end."""
    return _SCHEME.sub("", url).rstrip("/")
