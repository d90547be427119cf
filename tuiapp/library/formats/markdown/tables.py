"""A table with a paper a row: its columns are the parts that their headings name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tuiapp.library.formats.labels import Label, label_of
from tuiapp.library.formats.markdown.blocks import Block, cells
from tuiapp.library.formats.markdown.html_marks import LINE_BREAK
from tuiapp.library.formats.markdown.inline import links_in, plain, unmarked
from tuiapp.library.formats.markdown.parts import title_of, without_number
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.identity import arxiv_id

EMPTY: Final = frozenset({"", "-", "—", "–", "null", "none", "n/a", "nan", "tbd"})
_BOLD_START: Final = re.compile(r"\s*(\*\*|__)(?=\S)(?P<title>.+?)(?<=\S)\1[\s:–—-]*(?P<rest>.*)", re.DOTALL)
_BORDER: Final = re.compile(rf"(?<=\S) {{2,}}(?=\S)|\s*{LINE_BREAK}\s*")
"""What stands between a title and what is said of the paper in one cell."""


class Column(NamedTuple):
    """A column of a table: its heading, and the part that it is, None for one that is nobody's field."""

    name: str
    label: Label | None


def columns_of(block: Block) -> tuple[Column, ...]:
    """The columns of a table with a paper a row; none for a table of anything else."""
    names = [unmarked(cell) for cell in cells(block.lines[0])]
    columns = tuple(Column(name, label_of(name)) for name in names)
    parts = {column.label.part for column in columns if column.label}
    has_links = any(links_in(line) for line in block.lines[2:])
    return columns if "title" in parts and (has_links or len(parts) > 1) and len(block.lines) > 2 else ()


def rows_of(block: Block, columns: Sequence[Column], date: str | None) -> Iterator[PaperDraft]:
    """The papers of a table's rows."""
    for number, row in enumerate(block.lines[2:], start=block.number + 2):
        draft = PaperDraft(number, date=date)
        texts = cells(row)
        last = len(columns) - 1
        # A sign of the table inside a cell makes one cell more of it.
        for column, text in zip(columns, [*texts[:last], " | ".join(texts[last:])], strict=False):
            _take(draft, column, text)
        if draft.title or draft.links:
            yield draft


def _take(draft: PaperDraft, column: Column, text: str) -> None:
    words = unmarked(text)
    if words.lower() in EMPTY:
        return
    if column.label is None:
        draft.keep(column.name or "cell", words)
        for link in links_in(text):
            draft.take_link(link, column.name)
    elif column.label.part == "title" and not draft.title:
        take_title_cell(draft, text)
    elif column.label.part in {"abstract", "note"}:
        draft.take(column.label, text)
    else:
        draft.take(column.label, words if column.label.part not in {"link", "tags"} else text)


def take_title_cell(draft: PaperDraft, text: str) -> None:
    """Take a title with, perhaps, what is said of the paper behind it."""
    text = without_number(text.strip())
    if match := _BOLD_START.fullmatch(text):
        title, rest = match["title"], match["rest"]
    elif border := _BORDER.search(text):
        title, rest = text[: border.start()], text[border.end() :]
    else:
        title, rest = text, ""
    title_of(title, draft)
    if arxiv := arxiv_id(plain(unmarked(rest))):
        draft.arxiv_ids.append(arxiv)
    elif rest.strip():
        draft.texts.append(("", rest.strip()))
