"""The HTML that stands in Markdown: what of it is a link or a line end, and what is only mark-up."""

from __future__ import annotations

import re
from typing import Final

_TAGS: Final = (
    "div|span|p|details|summary|b|strong|i|em|u|s|small|sub|sup|font|center|img|picture|source|figure|figcaption|table"
    "|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|blockquote|section|article|header|footer|nav|main|aside|h[1-6]|hr|label"
    "|input|button|form|iframe|svg|path|kbd|mark|time|abbr|code|pre|a"
)
_INSIDE_WORDS: Final = re.compile(r"</?(?:b|strong|i|em|u|s|small|sub|sup|font|mark|kbd|code|a|abbr)\b", re.IGNORECASE)
_TAG: Final = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANCHOR: Final = re.compile(
    r"<a\s[^<>]*?href\s*=\s*[\"']?(?P<url>https?://[^\s\"'<>]+)[\"']?[^<>]*>(?P<text>.*?)</a>",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPT: Final = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_LIQUID: Final = re.compile(r"^\{%.*%\}[ \t]*$", re.MULTILINE)

LINE_BREAK: Final = "\udc0a"
"""A line end inside a line, masked like any letter that stands for itself."""


def without_html(text: str) -> str:
    """A masked text without the mark-up of HTML and of site builders; its lines keep their numbers."""
    text = _LIQUID.sub("", text) if "{%" in text else text
    if "<" not in text:
        return text
    for gone in (_COMMENT, _SCRIPT):
        text = gone.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _ANCHOR.sub(_link, text)
    # Two boxes beside each other are two words.
    return _TAG.sub(lambda tag: "" if _INSIDE_WORDS.match(tag[0]) else " ", _BREAK.sub(LINE_BREAK, text))


def _link(match: re.Match[str]) -> str:
    words = " ".join(_TAG.sub("", match["text"]).split())
    url = match["url"].replace("(", "%28").replace(")", "%29")
    ends = "\n" * match[0].count("\n")
    return (f"[{words}]({url})" if words else f" {url} ") + ends
