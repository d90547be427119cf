"""Links that stand on words: whose they are, and how a text keeps them.

A link on a title is the paper's own. In an abstract or a note it stays where it is, as Markdown has it, so that it is
found there like any address that is written out.
"""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.formats.lines import Line, LineLink
from tuiapp.library.identity import arxiv_id, plain_url
from tuiapp.library.paper import Link

_LABEL: Final = re.compile(
    r"(?:the\s+)?(?:arxiv|pdf|html|abs(?:tract)?|paper|link|url|code|github|repo(?:sitory)?|project(?: page)?|page|site"
    r"|website|blog(?: post)?|demo|data(?:set)?s?|models?|weights|checkpoints?|hugging ?face|hf|openreview|video|slides"
    r"|tweet|doi|source|논문|링크|코드|프로젝트(?: 페이지)?|데모|데이터(?:셋)?|모델|블로그|원문)s?",
    re.IGNORECASE,
)
"""What a link is called beside a title, which is no title itself."""

_BEFORE_LABELS: Final = " \t([{（|/,·•‧:;–—-"
_AROUND_LABELS: Final = f"{_BEFORE_LABELS})]}}）"
_PAPER_PAGES: Final = re.compile(
    r"(?:[\w-]+\.)*(?:openreview\.net/(?:forum|pdf)|aclanthology\.org/.|(?:huggingface\.co|hf\.co)/papers/."
    r"|alphaxiv\.org/(?:abs|overview)/.|proceedings\.mlr\.press/.|papers\.nips\.cc/.|(?:bio|med)rxiv\.org/content/."
    r"|dl\.acm\.org/doi/.|doi\.org/10\.)",
    re.IGNORECASE,
)
"""Pages that are a paper's, besides arXiv's."""

_MOST_UNLINKED: Final = 0.2
"""The share of a title's letters that may stand outside its link."""

_MARKDOWN_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\((https?://[^\s()]+)\)")
_MARKDOWN_TITLE: Final = re.compile(
    rf"(?P<marker>(?:#{{1,6}}|[-*+]|\d{{1,3}}[.)])\s+)?[*_]{{0,3}}{_MARKDOWN_LINK.pattern}[*_]{{0,3}}"
    rf"(?:[\s|/,·()\[\]]*{_MARKDOWN_LINK.pattern}[\s|/,·()\[\]]*){{0,8}}"
)
_CUT: Final = ("…", "...")
_LETTER: Final = re.compile(r"\w")


def is_paper_page(url: str) -> bool:
    """Whether an address is that of one paper, wherever it was published."""
    return arxiv_id(url) is not None or _PAPER_PAGES.match(plain_url(url)) is not None


def is_label(text: str) -> bool:
    """Whether a text only says what a link leads to, as `[code]` does."""
    return _LABEL.fullmatch(text.strip(_AROUND_LABELS)) is not None


def link_of_line(line: Line) -> LineLink | None:
    """The link that a whole line is, but for some letters; None where it has none, or is an address written out."""
    link = next(iter(line.links), None)
    if link is None:
        return None
    words = line.text[link.start : link.end]
    letters, linked = len(_LETTER.findall(line.text)), len(_LETTER.findall(words))
    return link if linked >= letters * (1 - _MOST_UNLINKED) and not _is_written_out(words, link.url) else None


def with_markdown_link(line: Line) -> Line:
    """A line that is all one Markdown link, as in a message, as a line with that link on it; any other as it is."""
    if "](" not in line.text:
        return line
    match = _MARKDOWN_TITLE.fullmatch(line.text.strip())
    links = list(_MARKDOWN_LINK.finditer(line.text))
    if not match or not links or _is_written_out(links[0][1], links[0][2]):
        return line
    if not (is_paper := is_paper_page(links[0][2])) and match["marker"]:
        return line
    text = ""
    found: list[LineLink] = []
    at = links[0].start()
    for link in links:
        text += line.text[at : link.start()].replace("*", "")
        found.append(LineLink(len(text), len(text) + len(link[1]), link[2]))
        text += link[1]
        at = link.end()
    text = f"{text}{line.text[at:]}".rstrip("*_ ")
    return line._replace(text=text, links=tuple(found), begins_paper=is_paper)


def title_and_links(line: Line) -> tuple[str, tuple[Link, ...]]:
    """A title's text and the paper's own links: the one on it first, then those beside it under their labels."""
    text = line.text
    labels: list[Link] = []
    others = list(line.links)
    while others and is_label(words := text[others[-1].start : others[-1].end]):
        last = others[-1]
        if not text[: last.start].strip(_AROUND_LABELS) or text[last.end :].strip(_AROUND_LABELS):
            break
        others.pop()
        labels.insert(0, Link(last.url, words.strip(_AROUND_LABELS)))
        text = text[: last.start].rstrip(_BEFORE_LABELS)
    found: dict[str, Link] = {}
    for link in (*(Link(link.url) for link in others), *labels):
        found.setdefault(link.url, link)
    return text, tuple(found.values())


def with_targets(line: Line) -> str:
    """A line's text with the address of each link whose words do not say it: `[words](address)`."""
    parts: list[str] = []
    at = 0
    for start, end, url in line.links:
        words = line.text[start:end]
        if words == url:
            continue
        is_cut = words.endswith(_CUT) and _is_written_out(words, url)
        target = url.replace("(", "%28").replace(")", "%29")
        parts += [line.text[at:start], url if is_cut else f"[{words}]({target})"]
        at = end
    return "".join([*parts, line.text[at:]])


def without_targets(text: str) -> str:
    """A text with the words of its Markdown links alone, as the same text has them that was copied without links."""
    return _MARKDOWN_LINK.sub(r"\1", text) if "](" in text else text


def _is_written_out(words: str, url: str) -> bool:
    """Whether the words of a link are its address, perhaps cut short as pages do."""
    said = plain_url(words.strip().rstrip("….")).lower()
    return "." in said and " " not in said and plain_url(url).lower().startswith(said)
