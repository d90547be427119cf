"""The title of a vault note: which of its first lines it is, and what stands in that line with it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.author_names import looks_like_names, split_names
from tuiapp.library.languages import of_script
from tuiapp.library.text.folding import fold

_HEADING: Final = re.compile(r"#{1,6}\s+")
_EMPHASIS: Final = re.compile(r"[*_]{1,3}")
_LINK: Final = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\((?P<url>https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")
_URL_AT_END: Final = re.compile(r"\s+<?(https?://[^\s<>]+)>?$")
_WORD: Final = re.compile(r"\w+")
_BEHIND_NAME: Final = re.compile(r"\s?[:?!–—-]\s")

_FEWEST_SHARED: Final = 8
"""Letters that a title must share with the file's name to be known as the title by that alone."""
_MOST_OPEN: Final = 4000
"""Characters behind a bracket that is never closed."""


class Title(NamedTuple):
    """What a line says that is a title.

    Attributes:
        title: the title.
        authors: the text of the names in parentheses behind it, "" for none.
        url: the address that the title is a link to, or that stands behind it, "" for none.
        remark: what else stands in parentheses behind it, with these.

    """

    title: str
    authors: str = ""
    url: str = ""
    remark: str = ""


def title_in(text: str, name: str) -> Title | None:
    """What a text says if it reads like a title, with authors or a url behind it; None for text of a note.

    Args:
        text: a line, or the lines that a title is wrapped over as one.
        name: the title in the name of the note's file.

    """
    heading = _HEADING.match(text)
    text = text[heading.end() :] if heading else text
    if text.startswith("[") and (link := _LINK.fullmatch(text)):
        return Title("", url=link["url"]) if ln.url_of(link["words"]) else Title(link["words"].strip(), url=link["url"])
    emphasised = _emphasised(text)
    head, group = emphasised or _split_group(text)
    if group and (found := _with_group(head, group, is_emphasised=emphasised is not None)):
        return found
    if emphasised:
        return Title(head.strip(), remark=group)
    if not (heading or _is_name(text, name)):
        return None
    at_end = _URL_AT_END.search(text)
    return Title(text[: at_end.start()].strip(), url=at_end[1]) if at_end else Title(text.strip())


def _with_group(head: str, group: str, *, is_emphasised: bool) -> Title | None:
    """A title with a url or names in parentheses behind it."""
    inner = group[1:].removesuffix(")").strip()
    if not is_emphasised and (of_script(head) or ln.is_too_much_for_a_title(head)):
        return None
    if ln.url_of(inner):
        return Title(head.strip(), url=inner)
    names = split_names(inner)
    return Title(head.strip(), authors=inner) if names and looks_like_names(names) else None


def _emphasised(text: str) -> tuple[str, str] | None:
    """The title of `*Title* (group)` or `*Title*`, with the group as written, or None.

    One expression for all of it would look for the last parenthesis anew behind each mark.
    """
    match = _EMPHASIS.match(text)
    for length in range(match.end() if match else 0, 0, -1):
        mark = text[:length]
        end = text.find(mark, length + 1)
        while end > 0:
            rest = end + length
            while rest < len(text) and text[rest].isspace():
                rest += 1
            if rest == len(text) or (text[rest] == "(" and text.endswith(")")):
                return text[length:end], text[rest:]
            end = text.find(mark, end + 1)
    return None


def _split_group(text: str) -> tuple[str, str]:
    """A line's text, and the last pair of parentheses if that ends it, or names behind one that is never closed."""
    if not text.endswith(")"):
        return _split_open_group(text)
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return (text[:at].rstrip(), text[at:]) if at else (text, "")
    return text, ""


def _split_open_group(text: str) -> tuple[str, str]:
    head, bracket, rest = text.rpartition(" (")
    is_open = bool(bracket) and ")" not in rest and rest.count(",") > 0 and len(rest) <= _MOST_OPEN
    return (head.rstrip(), f"({rest}") if is_open else (text, "")


def _is_name(title: str, name: str) -> bool:
    """Whether a line says what the file's name says, punctuation aside: names are cut short, never reworded."""
    if of_script(title) != of_script(name):
        return False
    ours, theirs = ("".join(_WORD.findall(fold(text))) for text in (title, name))
    shared = min(len(ours), len(theirs))
    if not shared or ours[:shared] != theirs[:shared]:
        return False
    # Of a short name, as of a model, the title goes on behind a colon.
    return shared >= _FEWEST_SHARED or ours == theirs or _goes_on(title, name)


def _goes_on(title: str, name: str) -> bool:
    return fold(title).startswith(fold(name)) and _BEHIND_NAME.match(title, len(name)) is not None
