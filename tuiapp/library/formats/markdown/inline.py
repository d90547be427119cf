r"""The marks inside a line of Markdown: what is escaped, links, emphasis, code.

While the marks are told apart, each letter that stands for itself - behind a backslash, or as an entity - is a lone
surrogate, which no cleaned text has, so that nothing takes it for a mark. `plain` puts the letters back.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tuiapp.library.text.entities import decoded

_OFFSET: Final = 0xDC00
_STANDS_FOR_ITSELF: Final = "\udc80"
"""Behind a letter outside ASCII that was an entity."""
_LETTERS: Final[dict[int, int | None]] = {
    **{_OFFSET + code: code for code in range(0x20, 0x7F)},
    _OFFSET + 0x0A: 0x0A,
    ord(_STANDS_FOR_ITSELF): None,
}
_MASKED_LETTER: Final = re.compile("[\udc30-\udc39\udc41-\udc5a\udc61-\udc7a\udc80]")
_MASKED: Final = re.compile("[\udc00-\udc80]")

# Code, mathematics and an address in angle brackets mean their backslashes (CommonMark 0.31, 6.1 and 6.5).
_ESCAPED: Final = re.compile(
    r"(?P<kept>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|\$(?![\s$])[^$\n]+(?<!\s)\$(?!\d)|<https?://[^\s<>]+>)"
    r"|\\(?P<sign>[!-/:-@\[-`{-~])"
)
_SIGN: Final = re.compile(r"[!-/:-@\[-`{-~]")
_ENTITY: Final = re.compile(r"&#?\w{1,31};")
_INDENTATION: Final = re.compile(r"^([ >]*)((?:&nbsp;)+)", re.MULTILINE)

_DESTINATION: Final = r"<[^<>\n]*>|(?:[^\s()<>]|\([^\s()<>]*\))+"
LINK: Final = re.compile(
    rf"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(?P<url>{_DESTINATION})(?:\s+[\"“](?P<title>[^\"”]*)[\"”])?\s*\)"
)
_EMPHASIS: Final = re.compile(r"^(\*{1,3}|_{1,3}|~~)(?=\S)(.+?)(?<=\S)\1$", re.DOTALL)
_EMPHASIS_INSIDE: Final = re.compile(r"(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1")
_LONGEST: Final = 4_000
"""Characters of a text in which emphasis is looked for; no title or label is longer."""

ADDRESS: Final = re.compile(r"https?://[^\s<>|]+")


class InlineLink(NamedTuple):
    """A link on words, with the address as it is to be kept."""

    text: str
    url: str
    title: str | None = None


def masked(text: str) -> str:
    """A cleaned text in which every letter that stands for itself can be taken for no mark."""
    if "\\" in text or "<http" in text or ("&" in text and "`" in text):
        text = _ESCAPED.sub(_mask, text)
    if "&" in text:
        text = _INDENTATION.sub(lambda match: match[1] + _mask_all(" " * (len(match[2]) // len("&nbsp;"))), text)
        text = _ENTITY.sub(_mask_entity, text)
    return text


def _mask_entity(match: re.Match[str]) -> str:
    letters = decoded(match[0])
    return match[0] if letters == match[0] else _mask_all(letters)


def _mask(match: re.Match[str]) -> str:
    if match["sign"]:
        return chr(_OFFSET + ord(match["sign"]))
    kept = match["kept"]
    if kept.startswith("<"):
        scheme, slashes, address = kept[1:-1].partition("://")
        return (
            scheme
            + slashes
            + "".join(_mask_all(one) if one.isascii() and not one.isalnum() else one for one in address)
        )
    return kept.replace("&", _mask_all("&")) if match["ticks"] else kept


def _mask_all(text: str) -> str:
    return "".join(chr(_OFFSET + ord(one)) if " " <= one <= "~" else one + _STANDS_FOR_ITSELF for one in text)


def has_masked_letters(text: str) -> bool:
    """Whether a masked text has letters or digits that were written as entities, so that it is no label or date."""
    return _MASKED_LETTER.search(text) is not None


def plain(text: str) -> str:
    """A text with the letters that were masked."""
    return text if text.isascii() or not _MASKED.search(text) else text.translate(_LETTERS)


def unmarked(text: str) -> str:
    """The words of a text, still masked, without emphasis around them or around a part, and links as their words."""
    text = LINK.sub(lambda match: match["text"], text.strip())
    if len(text) > _LONGEST:
        return text
    while (inner := emphasised(text)) is not None:
        text = inner
    return _EMPHASIS_INSIDE.sub(r"\2", text)


def emphasised(text: str) -> str | None:
    """What stands between the marks of emphasis that a whole text is in, or None."""
    match = _EMPHASIS.match(text.strip()) if len(text) <= _LONGEST else None
    return match[2].strip() if match and match[1] not in match[2] else None


def link_of(match: re.Match[str]) -> InlineLink:
    """A match of LINK as what it says."""
    url = match["url"].removeprefix("<").removesuffix(">")
    title = match["title"]
    return InlineLink(unmarked(match["text"]), plain(url), plain(title) if title else None)


def links_in(text: str) -> list[InlineLink]:
    """The links and addresses of a masked text in their order; a link on its own address has no words."""
    found: list[tuple[int, InlineLink]] = [(match.start(), link_of(match)) for match in LINK.finditer(text)]
    rest = LINK.sub(lambda match: " " * len(match[0]), text)
    found += ((match.start(), InlineLink("", plain(match[0].rstrip(".,;)]\"'*")))) for match in ADDRESS.finditer(rest))
    return [link for _, link in sorted(found, key=lambda pair: pair[0])]


def without_links(text: str) -> str:
    """A masked text without its links and addresses, to see what else it says."""
    return ADDRESS.sub(" ", LINK.sub(" ", text))
