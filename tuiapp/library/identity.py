"""When two papers are one: the address of an own link, however it is spelled, else the folded title.

The rule is the same wherever papers are compared: import, the doubles of `check`, marks, exports and the search.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tuiapp.library.paper import Paper
from tuiapp.library.text.folding import fold
from tuiapp.library.text.pattern_when_needed import pattern

_VERSION: Final = r"(?:v\d+)?"
_ID: Final = rf"(?P<id>\d{{4}}\.\d{{4,5}}|[a-z][a-z-]+(?:\.[a-z-]+)?/\d{{7}}){_VERSION}"
"""An arXiv id of either scheme with a version: https://info.arxiv.org/help/arxiv_identifier.html"""

_BARE_ID: Final = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z][a-z-]+(?:\.[a-z-]+)?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
"""An id that nothing else tells to be one: the month in it has to be one."""

_HOSTS: Final = (
    r"(?:[a-z0-9-]+\.)*arxiv\.org/(?:abs|pdf|html|format|ps|src|e-print|tb)/",
    r"xxx\.lanl\.gov/(?:abs|pdf)/",
    r"(?:huggingface\.co|hf\.co)/papers/",
    r"(?:[a-z]+\.)?alphaxiv\.org/(?:[a-z-]{2,5}/)?(?:abs|pdf|html|overview|resources)/",
    r"ar5iv\.org/(?:abs|pdf|html)/",
    r"papers\.cool/arxiv/(?:kimi\?paper=)?",
    r"(?:api\.)?semanticscholar\.org/arxiv:",
    r"scirate\.com/arxiv/",
    r"(?:www\.)?arxiv-vanity\.com/papers/",
)
"""Where a page is named by an arXiv id: arXiv's own addresses, its mirrors, and readers that show its papers."""

_DOI: Final = r"(?:(?:dx\.)?doi\.org/|doi:\s?)?10\.48550/arxiv\."
_ARXIV: Final = (
    rf"(?:(?:{'|'.join(_HOSTS)}|{_DOI}|arxiv:\s?)(?:arxiv:)?{_ID}(?:\.pdf)?/?(?:\s?\[[\w.-]+\])?(?:[?#].*)?"
    rf"|(?P<bare>{_BARE_ID}){_VERSION})"
)

_USUAL: Final = r"https?://arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})(?:v\d+)?"
"""Most addresses of papers; all spellings together take longer to make ready than a start may."""

_OTHERS: Final = {
    "doi": r"(?i:(?:dx\.)?doi\.org/|doi:\s?)(?P<id>10\.\d{4,9}/\S+)",
    "openreview": r"openreview\.net/(?:forum|pdf|attachment)/?\?(?:.*&)?id=(?P<id>[\w-]+).*",
    "acl": r"aclanthology\.org/(?P<id>[A-Z]\d\d-\d{4}|\d{4}\.[\w.-]+?-[\w-]+\.\d+)(?:\.pdf)?/?",
}
"""Other places of papers whose pages have more than one address."""

_SCHEME: Final = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_HOST: Final = re.compile(r"^[^/?#]+")
_LEANING: Final = ".,;:!?'\"*_>」』”’"
_MOST_LEANING: Final = 4
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}
_LINK_LABELS: Final = (
    r"(?:\s*[\[(](?:code|github|project(?: page)?|paper|pdf|arxiv|blog|demo|data(?:set)?s?|models?|weights"
    r"|논문|링크|코드|프로젝트|데모|데이터|모델)[\])])+$"
)
_WORD: Final = re.compile(r"\w+")


class Address(NamedTuple):
    """What a url names, the same for all its spellings: where papers are kept, and the paper's name there."""

    kind: str
    name: str


def arxiv_id(address: str) -> str | None:
    """The arXiv id that an address of any spelling names, without its version, or None.

    Args:
        address: a url with or without its scheme, `arXiv:2504.16656`, the DOI of an arXiv paper, or the bare id.

    Returns:
        The id as arXiv writes it: lower case, and one of before 2007 without the class behind its archive
        (`math/0309136` of `math.GT/0309136`).

    """
    if usual := pattern(_USUAL).fullmatch(address):
        return usual[1]
    found = pattern(_ARXIV, re.IGNORECASE).fullmatch(_plain(address))
    if not found:
        return None
    archive, slash, number = (found["id"] or found["bare"]).lower().rpartition("/")
    return f"{archive.partition('.')[0]}{slash}{number}"


def address_of(url: str) -> Address:
    """What a url names: an arXiv id, a DOI, a paper at another place, else the page itself."""
    if found := arxiv_id(url):
        return Address("arxiv", found)
    plain = _plain(url)
    for kind, expression in _OTHERS.items():
        if match := pattern(expression).fullmatch(plain):
            return Address(kind, match["id"].lower() if kind == "doi" else match["id"])
    return Address("link", plain_url(url))


def identities(paper: Paper) -> frozenset[tuple[str, str]]:
    """All that names a paper: two papers that share any of these are one on import.

    These are the arXiv id of an own link, the first own link and the folded title. Other links name what belongs to
    several papers as well: a project, a collection, the paper that this one answers.
    """
    return frozenset(_names(paper))


class HashedNames(NamedTuple):
    """The names of a paper as numbers, by which marks are found without it; 0 where it has no such name.

    Attributes:
        arxiv: its arXiv id; two papers whose ids differ are two, whatever else they share.
        link: its first own link, where that is another address.
        title: its folded title.

    """

    arxiv: int
    link: int
    title: int


class KnownPapers:
    """Papers by all that names them, each with a place, so that one that comes in finds the one that it is."""

    def __init__(self, papers: Iterable[Paper] = ()) -> None:
        self._places: dict[tuple[str, str], int] = {}
        for place, paper in enumerate(papers):
            self.add(paper, place)

    def add(self, paper: Paper, place: int) -> None:
        """Know one more paper; of two with the same name the first one is meant."""
        for name in _names(paper):
            self._places.setdefault(name, place)

    def find(self, paper: Paper) -> int | None:
        """The place of the same paper: the one with its arXiv id, else with its first link, else with its title."""
        return next((self._places[name] for name in _names(paper) if name in self._places), None)


def identity(paper: Paper) -> str:
    """The one name under which things are remembered of a paper, the same in every format."""
    return ":".join(next(_addresses(paper), ("title", _folded_title(paper))))


def spelled_identities(paper: Paper) -> tuple[str, ...]:
    """The same as `identities` in the spelling of `identity`, what tells most first: for what is kept of a paper."""
    return tuple(dict.fromkeys(":".join(name) for name in _names(paper)))


def name_hash(name: str) -> int:
    """64 bits that stand for a name in the spelling of `identity`, the same in every run."""
    data = name.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.crc32(data[::-1])


def hashed_names(paper: Paper) -> HashedNames:
    """The names of `spelled_identities` as numbers."""
    arxiv = link = title = 0
    for name in spelled_identities(paper):
        if name.startswith("arxiv:"):
            arxiv = name_hash(name)
        elif name.startswith("title:"):
            title = name_hash(name)
        else:
            link = name_hash(name)
    return HashedNames(arxiv, link, title)


def _names(paper: Paper) -> Iterator[tuple[str, str]]:
    """All that names a paper, what tells most first."""
    yield from _addresses(paper)
    if paper.title:
        yield ("title", _folded_title(paper))


def _addresses(paper: Paper) -> Iterator[Address]:
    """The arXiv id of an own link, and the first own link."""
    addresses = [address_of(link.url) for link in paper.links]
    yield from [address for address in addresses if address.kind == "arxiv"][:1]
    yield from addresses[:1]


def _folded_title(paper: Paper) -> str:
    """A title's words; what only names a link beside it, as `[code]`, is lost where the link is not, and no word."""
    title = (
        pattern(_LINK_LABELS, re.IGNORECASE).sub("", paper.title) if paper.title.endswith((")", "]")) else paper.title
    )
    return " ".join(_WORD.findall(fold(title))) or paper.title


def plain_url(url: str) -> str:
    """A url without what differs between spellings of one page: http or https, www, case of the host, its end."""
    return _plain(url).rstrip("/")


def _plain(url: str) -> str:
    """A url without its scheme and www, its host in small letters, without the punctuation of a sentence behind it."""
    text = _SCHEME.sub("", url.strip().lstrip("<(["), count=1)
    for _ in range(_MOST_LEANING):
        last = text[-1:]
        if last and (last in _LEANING or text.count(_PAIRS.get(last, last)) < text.count(last)):
            text = text[:-1]
    return _HOST.sub(lambda host: host[0].lower(), text, count=1)
