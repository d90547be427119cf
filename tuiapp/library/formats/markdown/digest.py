"""A day, or many, in one Markdown file: a heading, a row of a table or an item of a list a paper.

Our own `list --format markdown` is one of these and reads back to the same papers. A file with none of them is one
note (see `vault_note`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tuiapp.library.formats.dates import date_in, date_line, date_of_name, to_date
from tuiapp.library.formats.front_matter import split, take_properties
from tuiapp.library.formats.linked_lines import is_paper_page
from tuiapp.library.formats.markdown.blocks import Block, blocks_of
from tuiapp.library.formats.markdown.callouts import without_callouts
from tuiapp.library.formats.markdown.html_marks import without_html
from tuiapp.library.formats.markdown.inline import masked, plain, unmarked
from tuiapp.library.formats.markdown.labelled import heading_label
from tuiapp.library.formats.markdown.outline import is_day, paper_headings
from tuiapp.library.formats.markdown.parts import title_of, without_number
from tuiapp.library.formats.markdown.rows import is_row, row_of
from tuiapp.library.formats.markdown.section import read_section
from tuiapp.library.formats.markdown.tables import columns_of, rows_of
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.parsed import LeftOut, Parsed
from tuiapp.library.text.cleaning import clean, clean_line
from tuiapp.messages import later

_FEWEST_ROWS: Final = 2


@dataclass(slots=True)
class _Outline:
    """Where in the file the reading stands: below which day and which headings."""

    date: str | None
    listed: str | None = None
    sections: dict[int, Block] = field(default_factory=dict)
    unused: dict[int, Block] = field(default_factory=dict)

    def enter(self, block: Block) -> None:
        """Go below a heading that is no paper."""
        self.sections = {level: name for level, name in self.sections.items() if level < block.level}
        text = plain(unmarked(block.text))
        day = date_line(text)
        if is_day(block):
            self.date = to_date(day) if day else None
        else:
            # `Updated on 2025-04-24` is of the list, where a row may have a day of its own.
            self.listed = date_in(text) or self.listed
            self.sections[block.level] = block
            self.unused[block.number] = block

    def section(self) -> str:
        """The headings above, as one text, for a paper below them."""
        for block in self.sections.values():
            self.unused.pop(block.number, None)
        return " / ".join(unmarked(block.text) for block in self.sections.values() if block.text)


def looks_like_one(text: str) -> bool:
    """Whether a text has papers as a Markdown digest has them, and is not one paper by what stands before it."""
    preamble = split(clean(text), "")
    if preamble.properties:
        file = PaperDraft(1)
        take_properties(file, preamble)
        if file.arxiv_ids or any(is_paper_page(link.url) for link in file.links):
            return False
    return any(True for _draft in _drafts(_blocks(preamble.text), None, []))


def read(text: str, path: str) -> Parsed:
    """The papers of a Markdown digest, and what stands around them."""
    preamble = split(clean(text), path)
    file = PaperDraft(1)
    take_properties(file, preamble)
    left: list[LeftOut] = []
    date = file.date or date_of_name(path) or file.published
    drafts = list(_drafts(_blocks(preamble.text), date, left))
    for draft in drafts:
        _share(file, draft)
    return Parsed(tuple(draft.paper(path) for draft in drafts), preamble.faults, tuple(left))


def _share(file: PaperDraft, draft: PaperDraft) -> None:
    """Give a paper what the properties of the file say, which hold for each of its papers."""
    draft.tags += file.tags
    for name, text in (("title", file.title), ("authors", ", ".join(file.authors)), *file.properties):
        draft.keep(name, text)
    for link in file.links:
        draft.keep(link.label or "link", link.url)
    for _code, text in file.texts:
        draft.keep("note", text)
    for text in file.abstract:
        draft.keep("abstract", text)


def _blocks(text: str) -> list[Block]:
    return blocks_of(without_html(masked(without_callouts(text))).split("\n"))


def _drafts(blocks: Sequence[Block], date: str | None, left: list[LeftOut]) -> Iterator[PaperDraft]:
    """The papers of the blocks, the rest of which is added to what is left out."""
    papers = paper_headings(blocks)
    has_rows = not papers and sum(map(is_row, _items(blocks))) >= _FEWEST_ROWS
    outline = _Outline(date)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if at in papers:
            end = _end(blocks, at, papers)
            yield _paper(blocks[at:end], outline)
        elif block.kind == "heading":
            outline.enter(block)
        elif block.kind == "table" and (columns := columns_of(block)):
            yield from (_placed(draft, outline) for draft in rows_of(block, columns, outline.date))
        elif has_rows and block.kind == "list" and is_row(block):
            yield _placed(row_of(block, outline.date), outline)
        elif block.kind != "rule":
            left += _left_out(block)
        at = end
    for block in outline.unused.values():
        left += _left_out(block)
    left.sort()


def _items(blocks: Sequence[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.kind == "list")


def _end(blocks: Sequence[Block], at: int, papers: frozenset[int]) -> int:
    """Where the section of a paper ends: at the next paper, or at a heading above it that is no label of a part."""
    level = blocks[at].level
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        if end in papers:
            return end
        if block.kind == "heading" and block.level <= level and not _is_part(block, level):
            return end
    return len(blocks)


def _is_part(block: Block, level: int) -> bool:
    """Whether a heading as high as a paper's is the label of one of its parts."""
    return block.level == level and not is_day(block) and heading_label(block.text) is not None


def _paper(blocks: Sequence[Block], outline: _Outline) -> PaperDraft:
    heading = blocks[0]
    draft = PaperDraft(heading.number, date=outline.date, has_lone_abstract=True)
    text = without_number(heading.text)
    found = heading_label(text)
    title_of(found.value if found and found.value and found.label and found.label.part == "title" else text, draft)
    read_section(blocks[1:], draft)
    return _placed(draft, outline)


def _placed(draft: PaperDraft, outline: _Outline) -> PaperDraft:
    draft.listed = outline.listed
    draft.keep("section", outline.section())
    return draft


def _left_out(block: Block) -> Iterator[LeftOut]:
    for number, line in enumerate(block.lines, start=block.number):
        if text := clean_line(plain(line)):
            yield LeftOut(number, text, OTHER_TEXT)


OTHER_TEXT: Final = later("text around the digest")
