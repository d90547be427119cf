"""Lines of Markdown that begin with a label: `**Authors:** Ada Byron`, `- 저자: 김하나`, `url:: https://…`."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from tuiapp.library.formats.labels import LONGEST, Label, label_of
from tuiapp.library.formats.markdown.inline import has_masked_letters, unmarked
from tuiapp.library.formats.post_labels import part_named

_SIGN: Final = r"\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?"
_EMOJI: Final = r"[^\w\s*\[(<#>$\"'`|-]*\s*"
_BOLD: Final = re.compile(
    rf"{_SIGN}{_EMOJI}(?P<mark>\*\*|__|\*)(?!\s)(?P<name>[^*_\n]{{1,{LONGEST}}}?)(?P<inside>[:：])?\s*(?P=mark)"
    r"[ \t]*(?P<outside>::?(?=\s|$)|：)?[ \t]*(?P<value>.*)",
    re.DOTALL,
)
_PLAIN: Final = re.compile(
    rf"{_SIGN}{_EMOJI}(?P<name>[^\W\d_][^:：*\[\]()<>|\n]{{0,{LONGEST - 1}}}?)\s*"
    r"(?:(?P<property>::)(?=\s|$)|:(?=\s|$)|：)"
    r"[ \t]*(?P<value>.*)",
    re.DOTALL,
)
_NEXT_LABEL: Final = re.compile(r"\s+[|·•]\s+(?=(?:\*\*|__)[^*_\n]{1,40}[:：]?(?:\*\*|__))")
_MOST_WORDS: Final = 4
"""Words of a name that nobody knows; more are a sentence with a colon in it."""


class Labelled(NamedTuple):
    """A label with what stands behind it on its line.

    Attributes:
        name: the label as written.
        label: what it stands for, None for one that is nobody's field.
        value: what stands behind it, "" where that comes in the lines below.
        mark: what marks it as a label, so that it is no sentence: bold letters, or the double colon of a property.

    """

    name: str
    label: Label | None
    value: str
    mark: Literal["", "bold", "property"] = ""


def labelled(line: str) -> Labelled | None:
    """A line that begins with a label, known or not; None for any other line."""
    if len(line) <= LONGEST and (language := part_named(line)) and language.language:
        # Nothing else stands there, as in `[English]`: that marks it as much as bold letters do.
        return Labelled(line.strip(), language, "", "bold")
    if match := _BOLD.match(line):
        label = label_of(match["name"])
        has_colon = bool(match["inside"] or match["outside"])
        if has_colon or (label and not match["value"].strip()):
            return Labelled(match["name"].strip(), label, match["value"].strip(), "bold")
        return None
    match = _PLAIN.match(line) if ":" in line or "：" in line else None
    if match is None or len(match["name"].split()) > _MOST_WORDS:
        return None
    label = label_of(match["name"])
    return Labelled(match["name"].strip(), label, match["value"].strip(), "property" if match["property"] else "")


def parts_of_line(line: str) -> list[str]:
    """A line that has several labels beside each other, apart."""
    return _NEXT_LABEL.split(line) if "**" in line or "__" in line else [line]


def heading_label(text: str) -> Labelled | None:
    """A heading that is a label, or has one before a value as `## Title: A Study`; None for any other."""
    words = unmarked(text)
    if has_masked_letters(words):
        return None
    if label := label_of(words):
        return Labelled(words, label, "", "bold")
    found = labelled(text)
    return found if found and found.label and found.label.part in {"title", "authors"} else None
