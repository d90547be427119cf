"""What every form of citing a paper rests on: its link, its arXiv id and its date."""

from __future__ import annotations

from urllib.parse import quote

from tuiapp.library.identity import arxiv_id
from tuiapp.library.paper import Paper


def link_of(paper: Paper) -> str:
    """The paper's own first link, else a search for its title on arXiv."""
    return paper.links[0].url if paper.links else search_of(paper)


def search_of(paper: Paper) -> str:
    """A search for the paper's title on arXiv."""
    return "https://arxiv.org/search/?searchtype=title&query=" + quote(paper.title)


def arxiv_of(paper: Paper) -> str | None:
    """The arXiv id of a paper's own links, or None."""
    return next((found for link in paper.links if (found := arxiv_id(link.url))), None)


def cited_url(paper: Paper) -> str | None:
    """The url that a citation gives: the paper's page at arXiv, else its first own link that may be opened, or None."""
    from tuiapp.library.text.url_safety import why_not_openable

    if found := arxiv_of(paper):
        return f"https://arxiv.org/abs/{found}"
    return next((link.url for link in paper.links if why_not_openable(link.url) is None), None)


def issued(paper: Paper) -> tuple[int, ...]:
    """Year and month that an arXiv id tells, else year, month and day of the digest, else nothing."""
    if found := arxiv_of(paper):
        number = found.rpartition("/")[2]
        year, month = int(number[:2]), int(number[2:4])
        # arXiv began in 1991.
        return (year + (1900 if year > 90 else 2000), *([month] if 1 <= month <= 12 else []))
    return tuple(map(int, paper.date.split("-"))) if paper.date else ()
