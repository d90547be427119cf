"""The blocks that belong to one paper → its parts, by headings, labels, signs and, where nothing tells, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.labels import Label
from tuiapp.library.formats.markdown.blocks import Block, blocks_of, item_text
from tuiapp.library.formats.markdown.inline import links_in, plain, unmarked
from tuiapp.library.formats.markdown.labelled import Labelled, heading_label, labelled, parts_of_line
from tuiapp.library.formats.markdown.line_parts import take_line, take_mention
from tuiapp.library.formats.markdown.parts import paragraphs
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.part_values import tags_of
from tuiapp.library.languages import of_script

_PROPERTY: Final = re.compile(r"\*\*(?P<name>.+?):\*\*[ ]?(?P<text>.*)")
"""How our own export has a property."""

_LISTED: Final = frozenset({"link", "tags", "authors", "properties"})
"""The parts that a list below their label gives, and nothing behind that list."""

_LONGEST_PROPERTY: Final = 120
"""Characters from which what stands behind an unknown label is text."""


def read_section(blocks: Sequence[Block], draft: PaperDraft) -> None:
    """Take all parts of a paper from its blocks, without its title."""
    reader = _Section(draft)
    for block in blocks:
        reader.take(block)


class _Section:
    """Where in a paper the reading stands: below which label, and whether its text has begun."""

    def __init__(self, draft: PaperDraft) -> None:
        self._draft = draft
        self._target: Label | None = None
        self._is_head = True
        self._end_of_list = 0
        self._sign = ""
        """The sign of the first item of a list, while it is the only one."""
        self._was_item = False

    def take(self, block: Block) -> None:
        """Take one block."""
        is_listed = self._target is not None and self._target.part in _LISTED
        if is_listed and (block.kind == "quote" or (block.kind != "list" and self._was_item)):
            self._target = None
        self._was_item = block.kind == "list"
        if block.kind == "heading":
            self._heading(block)
        elif block.kind == "quote":
            self._quote(block)
        elif block.kind == "list":
            self._item(block)
        elif block.kind == "text":
            self._lines(block.lines)
        elif block.kind == "rule":
            self._target = None
        else:
            self._add(block.text)

    def _heading(self, block: Block) -> None:
        found = heading_label(block.text)
        self._target = None
        if found and found.value:
            self._draft.take(found.label or Label("title"), found.value)
        elif found:
            self._target = found.label
            self._is_head = False
        else:
            self._add(f"{'#' * block.level} {block.text}")

    def _quote(self, block: Block) -> None:
        text = paragraphs(block.lines)
        is_abstract = self._target is None and not self._draft.abstract and not of_script(text)
        if is_abstract and not any(code in ("", "en") for code, _ in self._draft.texts):
            self._draft.abstract.append(text)
            self._is_head = False
        else:
            self._add(text)

    def _item(self, block: Block) -> None:
        _, first = item_text(block)
        if self._target is not None and self._target.part == "properties" and (match := _PROPERTY.match(first)):
            text = paragraphs([match["text"], *(line.removeprefix("  ") for line in block.lines[1:])])
            self._draft.keep(match["name"], text)
            return
        found = self._label_in(first)
        nested = list(block.lines[1:])
        if found and (found.label or found.mark or self._is_head):
            self._labelled(found, nested)
        elif not nested and self._is_list_of(first):
            self._draft.take(self._target or Label("link"), first)
        elif nested or not self._is_part(first):
            self._text_item(block)

    def _text_item(self, block: Block) -> None:
        """Take an item that is text: it goes on with the list above, or begins one; alone it is a paragraph."""
        sign, first = item_text(block)
        rest = "\n".join(("", *block.lines[1:]))
        if block.number == self._end_of_list and self._goes_on(first):
            self._go_on(f"{sign}{first}{rest}")
        else:
            self._add(f"{first}{rest}")
            self._sign = sign
        self._end_of_list = block.number + len(block.lines)

    def _is_list_of(self, text: str) -> bool:
        """Whether an item below a label is one of the links, tags or names that the label promises."""
        return self._target is not None and self._target.part in _LISTED and bool(text.strip())

    def _labelled(self, found: Labelled, below: list[str]) -> None:
        """Take a labelled line with what is indented below it."""
        inside = blocks_of([line.strip() for line in below]) if below else []
        if not found.value and not inside:
            self._target = found.label
            if found.label is None:
                self._add(f"**{found.name}**")
            return
        self._target = None
        if found.label is None:
            self._unknown(found, paragraphs(below))
            return
        if found.value:
            self._take_label(found.label, found.value)
        for block in inside:
            text = item_text(block)[1] if block.kind == "list" else paragraphs(block.lines)
            self._take_label(found.label, text)

    def _take_label(self, label: Label, text: str) -> None:
        if label.part in {"abstract", "note"}:
            self._is_head = False
        self._draft.take(label, text)

    def _unknown(self, found: Labelled, below: str) -> None:
        """What stands behind a label that is nobody's field: a property where it is short, else text."""
        text = "\n".join(filter(None, (found.value, below)))
        if self._is_head and len(text) <= _LONGEST_PROPERTY and not found.name.startswith("#"):
            self._draft.keep(unmarked(found.name), unmarked(text))
            for link in links_in(text):
                self._draft.take_link(link, plain(unmarked(found.name)))
        else:
            self._add(f"**{found.name}:** {text}" if found.mark else f"{found.name}: {text}")

    def _lines(self, lines: Iterable[str]) -> None:
        """Take a paragraph: labels at the beginning of its lines part it, what is left of it is text."""
        kept: list[str] = []
        for whole in lines:
            for line in parts_of_line(whole):
                found = self._label_in(line)
                if found and (found.label or (found.mark and self._is_head)):
                    self._add_lines(kept)
                    self._labelled(found, [])
                elif ln.tags_in(line) is not None:
                    self._add_lines(kept)
                    self._draft.tags += tags_of(line)
                elif kept or not self._is_part(line):
                    if self._is_head:
                        take_mention(line, self._draft)
                    kept.append(line)
        self._add_lines(kept)

    def _label_in(self, line: str) -> Labelled | None:
        """The label that a line begins with; in a note that a heading names, only one in bold letters is a label."""
        found = labelled(line)
        if found is None or self._target is not None:
            return found if found and found.mark == "bold" else None
        return found if self._is_head or found.mark or found.label else None

    def _is_part(self, line: str) -> bool:
        """Take a line that is a part by itself, where no heading says what part it stands in; False for text."""
        return self._target is None and take_line(line, self._draft, is_head=self._is_head)

    def _add_lines(self, kept: list[str]) -> None:
        if kept:
            self._add(paragraphs(kept))
            kept.clear()

    def _add(self, text: str) -> None:
        """Add a text to the part that a heading or label above it names, else to those that language tells apart."""
        self._is_head = False
        target = self._target
        text, tags = ln.tags_at_end(text)
        self._draft.tags += tags
        if not text.strip():
            return
        if target is None:
            self._draft.texts.append(("", text))
        else:
            self._draft.take(target, text)

    def _goes_on(self, text: str) -> bool:
        """Whether an item belongs to the list above it, and is not the first of the note in the other language."""
        above = self._draft.texts[-1][1] if self._draft.texts else ""
        return of_script(above) == of_script(text) or not text.rstrip().endswith((".", "!", "?", "…"))

    def _go_on(self, text: str) -> None:
        """Add an item to the list that the last text is, which by that is one."""
        text, tags = ln.tags_at_end(text)
        self._draft.tags += tags
        sign, self._sign = self._sign, ""
        if self._target is not None and self._target.part == "abstract" and self._draft.abstract:
            self._draft.abstract[-1] = f"{sign}{self._draft.abstract[-1]}\n{text}"
        elif self._draft.texts:
            language, above = self._draft.texts[-1]
            self._draft.texts[-1] = language, f"{sign}{above}\n{text}"
