"""What single lines of a hand-written digest are, shared by the pasted posts and the vault notes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from typing import Final, NamedTuple

from tuiapp.library.formats.author_names import OPENING, Authors, looks_like_names, read_authors
from tuiapp.library.text.cleaning import clean

_TAG_SIGNS: Final = ("#", "＃")
_TAG: Final = r"[#＃][^\W_][^\s#＃,，]*"
_TAG_LINE: Final = re.compile(rf"{_TAG}(?:[\s,，]*{_TAG})*[\s,，]*")
_TAGS_BEHIND_WORDS: Final = re.compile(rf"(?<=\s){_TAG_LINE.pattern}")
_URL_LINE: Final = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)
_LIST_ITEM: Final = re.compile(r"\s*(?:[-*+•·]|\d{1,3}[.)])\s")
_QUOTED: Final = re.compile(r"""(?:["“‘'「『>]).*""", re.DOTALL)

_LAID_OUT: Final = ("|", "```", "~~~", "$$", "![")
"""How tables, code, mathematics and pictures begin."""

_PARENTHESIS: Final = re.compile("[()（）]")
"""Also in full width, as an input method for Korean, Chinese or Japanese types them."""

_ACCOUNT: Final = re.compile(r"[\w.-]+")
_INNER_END: Final = re.compile(r"[가-힣][.?!] ")
_LONGEST_TITLE: Final = 300


class LineLink(NamedTuple):
    """A link on a part of a line's text, given by where that part starts and ends."""

    start: int
    end: int
    url: str


class Line(NamedTuple):
    """One cleaned line that is not blank.

    Attributes:
        number: its number in the file, counted from 1.
        text: what it says.
        after_blank: whether a blank line stands above it.
        links: the links on its text, in its order; only where the source tells them apart from the text.
        begins_paper: whether the source itself says that this is a title, as a heading does.

    """

    number: int
    text: str
    after_blank: bool = False
    links: tuple[LineLink, ...] = ()
    begins_paper: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank, without white space around them except a list's indentation."""
    found: list[Line] = []
    blank = False
    for number, raw in enumerate(clean(text).split("\n"), start=1):
        line = raw.rstrip() if _LIST_ITEM.match(raw) else raw.strip()
        if line.strip():
            found.append(Line(number, line, blank))
        blank = not line.strip()
    return found


def tags_in(line: str) -> tuple[str, ...] | None:
    """The tags of a line that has nothing else, without their signs; None for any other line."""
    line = line.strip()
    return tuple(split_tags(line)) if line.startswith(_TAG_SIGNS) and _TAG_LINE.fullmatch(line) else None


def split_tags(text: str) -> list[str]:
    """The tags of a text that is made of tags."""
    return [tag for part in re.split("[#＃]", text) if (tag := part.strip(" \t\n,，"))]


def tags_at_end(line: str) -> tuple[str, tuple[str, ...]]:
    """A line's text, and the tags that stand behind it on the same line."""
    # The end is looked at here, because an expression that ends with $ would try each tag of a long row anew.
    rows = deque(_TAGS_BEHIND_WORDS.finditer(line), maxlen=1)
    if not rows or rows[0].end() != len(line):
        return line, ()
    match = rows[0]
    return line[: match.start()].rstrip(), tuple(split_tags(match[0]))


def url_of(line: str) -> str | None:
    """The url of a line that has nothing else."""
    match = _URL_LINE.fullmatch(line.strip()) if "://" in line else None
    return match[1] if match else None


def urls_in(lines: Iterable[str]) -> tuple[str, ...]:
    """The urls of the lines that have nothing else, each once."""
    return tuple(dict.fromkeys(filter(None, map(url_of, lines))))


def is_list_item(line: str) -> bool:
    """Whether a line is an item of a list, numbered or not."""
    return _LIST_ITEM.match(line) is not None


def continues_previous(line: str) -> bool:
    """Whether a text has no language of its own: a url, an item, a quotation, a table belong to the text above."""
    if url_of(line) is not None or is_list_item(line) or line.startswith(_LAID_OUT):
        return True
    return _QUOTED.fullmatch(line) is not None


def is_too_much_for_a_title(line: str) -> bool:
    """Whether a line is text even where a title could stand: a sentence, two Korean ones, or longer than titles are."""
    ends = line.endswith(".") and not line.endswith("...")
    return ends or len(line) > _LONGEST_TITLE or _INNER_END.search(line) is not None


def authors_in(line: str, *, under_title: bool = False) -> Authors | None:
    """The names of a line that is one pair of parentheses around names; None for any other line.

    Right under a title the name of a team or an account may be in small letters, as `(deepseek-ai)`.
    """
    line = line.strip()
    if not (line.startswith(("(", "（")) and line.endswith((")", "）"))) or _closing(line) != len(line) - 1:
        return None
    found = read_authors(line[1:-1])
    is_account = under_title and all(_ACCOUNT.fullmatch(name) for name in found.names)
    return found if is_account or looks_like_names(found.names) else None


def _closing(line: str) -> int:
    """Where the parenthesis that opens a line is closed, or -1."""
    depth = 0
    for match in _PARENTHESIS.finditer(line):
        depth += 1 if match[0] in OPENING else -1
        if depth == 0:
            return match.start()
    return -1
