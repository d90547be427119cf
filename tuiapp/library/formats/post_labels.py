"""Lines of a pasted post that say what a part is: `Authors: Ada Byron`, `[한국어]`, `English:`, `초록`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tuiapp.library.formats.author_names import Authors, read_authors
from tuiapp.library.formats.labels import LONGEST, Label, label_of
from tuiapp.library.formats.lines import authors_in, is_list_item, tags_in, url_of
from tuiapp.library.formats.part_values import is_generic, tags_of
from tuiapp.library.identity import arxiv_id
from tuiapp.library.paper import Link

_AROUND: Final = " \t#*_:：()[]【】"
_ALONE: Final = re.compile(r"[^\w<>\-\"']{0,12}\w[\w ();/]*[:：)\]】*_ ]*")
"""Words with marks around them; a sentence has a sign of its own behind it."""
_COLON: Final = re.compile(r"\s*[:：](?:\s+|(?<=：))")


class LabelledLine(NamedTuple):
    """The label of a line, and what stands behind it, "" where that comes in the lines below."""

    label: Label
    text: str


def part_named(line: str, *, is_among_labels: bool = False) -> Label | None:
    """The part that a line names and says nothing else: an abstract, or the note in a language; see `labelled_line`."""
    if len(line) > LONGEST or is_list_item(line) or not _ALONE.fullmatch(line):
        return None
    label = label_of(line.strip(_AROUND))
    is_told = label and (label.part == "abstract" or label.language or (is_among_labels and label.part == "note"))
    return label if is_told else None


def labelled_line(line: str, *, is_among_labels: bool = False) -> LabelledLine | None:
    """A line that begins with the label of a part which it gives, or which the lines below it give; else None.

    Args:
        line: a line of a post.
        is_among_labels: whether other lines of the paper have labels, so that `Summary:` is one too and no word of a
            note, as it may be elsewhere.

    """
    if label := part_named(line, is_among_labels=is_among_labels):
        return LabelledLine(label, "")
    colon = _COLON.search(line, 0, LONGEST + 2) if ":" in line or "：" in line else None
    label = label_of(line[: colon.start()].strip(_AROUND)) if colon else None
    if colon is None or label is None or is_list_item(line):
        return None
    text = line[colon.end() :].strip(" \t*_")
    is_page = label.part == "link" and (url_of(text) is not None or arxiv_id(text) is not None)
    is_told = label.part in {"title", "authors", "tags", "abstract"} or bool(label.language) or is_page
    is_told = is_told or (is_among_labels and label.part == "note")
    return LabelledLine(label, text) if is_told and text else None


def authors_of_line(line: str, *, under_title: bool = False) -> Authors | None:
    """The names of a line of authors, in parentheses or behind a label."""
    if found := authors_in(line, under_title=under_title):
        return found
    labelled = labelled_line(line)
    return read_authors(labelled.text, joined_by_and=True) if labelled and labelled.label.part == "authors" else None


def tags_of_line(line: str) -> tuple[str, ...]:
    """The tags of a line that has nothing else, or that says that they are tags; none for any other."""
    if (tags := tags_in(line)) is not None:
        return tags
    labelled = labelled_line(line)
    return tuple(tags_of(labelled.text)) if labelled and labelled.label.part == "tags" else ()


def own_link(line: str) -> Link | None:
    """The link of a line that has nothing else, but for a label that says what it leads to."""
    if url := url_of(line):
        return Link(url)
    labelled = labelled_line(line)
    if labelled is None or labelled.label.part != "link":
        return None
    if url := url_of(labelled.text):
        return Link(url, None if is_generic(labelled.label.text) else labelled.label.text)
    return Link(f"https://arxiv.org/abs/{arxiv_id(labelled.text)}")
