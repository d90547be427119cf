"""Text as Markdown, in which nothing that a digest says is markup."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.export.citation_parts import cited_url
from tuiapp.library.paper import Paper
from tuiapp.library.text.find_urls import find_urls
from tuiapp.library.text.url_safety import why_not_openable
from tuiapp.messages import _

# An underscore inside a word is no emphasis, and titles and tags are full of them.
_MARKUP: Final = re.compile(r"[\\`*\[\]<>~|$]|(?<![^\W_])_|_(?![^\W_])|(?<!\w)#|&(?=#?\w+;)|\{(?=%)")
_LINE_START: Final = re.compile(r"^([ \u00a0]*\d{0,9})([-+=:.)])", re.MULTILINE)
_INDENTATION: Final = re.compile(r"^[ \u00a0]+", re.MULTILINE)
_LINE_END: Final = re.compile(r"(?<!\n)\n(?!\n)")
_IN_URL: Final = re.compile(r"[()<>\\]|&(?=#?\w+;)")


def escaped(text: str) -> str:
    """A text that Markdown shows letter by letter; its line ends are kept as breaks, its paragraphs as paragraphs."""
    return _lines(_inline(text))


def linked(text: str) -> str:
    """An escaped text whose urls are links, where they may be opened."""
    parts: list[str] = []
    at = 0
    for start, end in find_urls(text):
        if why_not_openable(text[start:end]):
            continue
        parts += [_inline(text[at:start]), f"<{text[start:end]}>"]
        at = end
    return _lines("".join([*parts, _inline(text[at:])]))


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _lines(text: str) -> str:
    """Lines that begin no list, heading or rule, with their ends kept; indented by blanks, they would be code."""
    text = _INDENTATION.sub(_kept_blanks, _LINE_START.sub(r"\1\\\2", text))
    return _LINE_END.sub("\\\\\n", text)


def _kept_blanks(indentation: re.Match[str]) -> str:
    return "".join("&nbsp;" if blank == " " else f"&#{ord(blank)};" for blank in indentation[0])


def markdown_link(paper: Paper) -> str:
    """A paper's title as a link, or the title alone where it has no link that may be opened."""
    title = escaped(paper.title or _("untitled"))
    url = cited_url(paper)
    return f"[{title}]({target(url)})" if url else title


def target(url: str) -> str:
    """An address as the destination of a link."""
    return _IN_URL.sub(r"\\\g<0>", url)
