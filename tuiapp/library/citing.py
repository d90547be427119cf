"""What can be copied of a paper."""

from __future__ import annotations

from urllib.parse import quote

from tuiapp.library.paper import Paper


def link_of(paper: Paper) -> str:
    """The paper's own first link, else a search for its title on arXiv."""
    return paper.links[0].url if paper.links else search_of(paper)


def search_of(paper: Paper) -> str:
    """A search for the paper's title on arXiv."""
    return "https://arxiv.org/search/?searchtype=title&query=" + quote(paper.title)
