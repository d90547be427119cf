"""Every link of a paper that a reader may want: its own, the other forms of an arXiv page, those in its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tuiapp.library.identity import arxiv_id, plain_url
from tuiapp.library.paper import Link, Paper
from tuiapp.library.text.find_urls import find_urls
from tuiapp.library.text.phrases import quoted
from tuiapp.library.text.url_safety import why_not_openable
from tuiapp.messages import _

_ARXIV: Final = {"abs": "arXiv", "pdf": "PDF", "html": "HTML"}
"""The forms of a page at arXiv (https://info.arxiv.org/help/arxiv_identifier_for_services.html) and our names."""

_ARXIV_FORM: Final = re.compile(r"^https?://(?:www\.|export\.)?arxiv\.org/(abs|pdf|html)/", re.IGNORECASE)

_KINDS: Final = (
    (r"huggingface\.co/datasets/", "data"),
    (r"huggingface\.co/spaces/", "demo"),
    (r"huggingface\.co/papers/", "paper"),
    (r"(?:huggingface\.co|hf\.co|modelscope\.cn)/.", "model"),
    (r"(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/.", "code"),
    (r"[^/]+\.github\.io\b", "project"),
)
"""What a page is by the beginning of its url; the first that fits."""


def links_of(paper: Paper) -> tuple[Link, ...]:
    """A paper's links, each once: its own, each with the forms arXiv has of it, then those in its texts, labelled."""
    found: dict[str, Link] = {}
    for link in _candidates(paper):
        found.setdefault(page_of(link.url), link)
    return tuple(found.values())


def page_of(url: str) -> str:
    """The page that a url leads to, the same for every spelling of it."""
    form = _ARXIV_FORM.match(url)
    found = arxiv_id(url) if form else None
    return f"{form[1].lower()}:{found}" if form and found else plain_url(url)


def unopenable_links(paper: Paper) -> Iterator[tuple[Link, str]]:
    """The links of a paper that may not be opened, its own and those in its texts, each with what is wrong in words."""
    for link in (*paper.links, *text_links(paper)):
        if why := why_not_openable(link.url):
            yield link, _("a link that {why}: {url}").format(why=why, url=quoted(link.url))


def _candidates(paper: Paper) -> Iterator[Link]:
    forms = {page_of(link.url) for link in paper.links}
    for link in paper.links:
        yield link._replace(label=link.label or _arxiv_label(link.url) or _kind(link.url))
        if found := arxiv_id(link.url):
            derived = (Link(f"https://arxiv.org/{form}/{found}", label) for form, label in _ARXIV.items())
            yield from (other for other in derived if page_of(other.url) not in forms)
    for link in text_links(paper):
        yield link._replace(label=_kind(link.url))


def _arxiv_label(url: str) -> str | None:
    form = _ARXIV_FORM.match(url)
    return _ARXIV[form[1].lower()] if form and arxiv_id(url) else None


def _kind(url: str) -> str | None:
    plain = plain_url(url)
    return next((kind for pattern, kind in _KINDS if re.match(pattern, plain, re.IGNORECASE)), None)


def text_links(paper: Paper) -> tuple[Link, ...]:
    """The links in a paper's abstract and notes, each once a text; often another paper's, so never its identity."""
    texts = [("abstract", paper.abstract or ""), *((note.language, note.text) for note in paper.notes)]
    found = (Link(text[start:end], where=where) for where, text in texts for start, end in find_urls(text))
    return tuple(dict.fromkeys(found))


def urls_of(paper: Paper) -> tuple[str, ...]:
    """Every url that a paper's page shows, as it is written and each once, its own first."""
    return tuple(dict.fromkeys(link.url for link in (*paper.links, *text_links(paper))))
