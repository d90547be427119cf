"""One file as an editor has it before them: its papers, and the place where each thing they say is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from tuiapp.library.files.folder import Found, unreadable
from tuiapp.library.files.read_file import read_data
from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.formats import module_for
from tuiapp.library.formats.conflict_markers import without_markers
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, Scalar, Tree
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean, clean_line
from tuiapp.library.text.decoding import decode, is_binary

Place = tuple[int, int]
"""Line and column, both counted from 1; column 0 is the whole line, line 0 the file."""


class SourceMap:
    """A file's papers, its text, and what is unusual of its encoding; places are looked up only where asked for."""

    def __init__(self, path: str, parsed: Parsed, text: str = "", encoding: str = "") -> None:
        self.path = path
        self.parsed = parsed
        self.encoding = encoding
        self.text = text

    @cached_property
    def tree(self) -> Tree | None:
        """The nodes of a YAML digest; None for the other formats."""
        is_yaml = module_for(self.path, self.text) == "yaml.digest"
        return parse(without_markers(self.text)[0]) if is_yaml else None

    @cached_property
    def _nodes(self) -> dict[int, Pairs]:
        """The node of each paper by the line it begins in."""
        return {node.line: node for node in paper_nodes(self.tree)} if self.tree else {}

    @cached_property
    def _lines(self) -> list[str]:
        return clean(self.text).split("\n")

    def place_of_date(self, paper: Paper) -> Place:
        """Where the date stands that a paper of a YAML digest has from its file; else the paper's line."""
        for root in self.tree.roots if self.tree else ():
            date = value_of(root, "date") if isinstance(root, Pairs) else None
            if date is not None:
                return date.line, date.column
        return paper.source.line, 0

    def place_of(self, paper: Paper, key: str, text: str = "") -> Place:
        """Where a paper has a field, and in it a text, if that is found without searching; else the paper's line."""
        node = self._nodes.get(paper.source.line)
        if node is not None:
            field = value_of(node, key) or node
            found = next((scalar for scalar in _scalars(field) if clean_line(scalar.text) == text), field)
            return found.line, found.column
        if self.tree or not text:
            return paper.source.line, 0
        return self._find(f"#{text}" if key == "tags" else text, paper.source.line)

    def _find(self, text: str, line: int) -> Place:
        """The first place of a text from a line on, else the last one above it, as urls may stand over their title."""
        at = line - 1
        below = (number for number in range(at, len(self._lines)) if text in self._lines[number])
        above = (number for number in range(min(at, len(self._lines)) - 1, -1, -1) if text in self._lines[number])
        found = next(below, next(above, None))
        return (line, 0) if found is None else (found + 1, self._lines[found].index(text) + 1)


def read_source(found: Found) -> SourceMap:
    """A file as a sheet; one that cannot be read has a fault and no papers."""
    try:
        data = read_bytes(found.path)
    except OSError as error:
        return SourceMap(found.shown, Parsed(faults=(unreadable(found.path, error),)))
    parsed = read_data(data, found.shown)
    if is_binary(data):
        return SourceMap(found.shown, parsed)
    decoded = decode(data)
    return SourceMap(found.shown, parsed, decoded.text, decoded.remark)


def paper_nodes(tree: Tree) -> Iterator[Pairs]:
    """The papers of a YAML text that are mappings."""
    for root in tree.roots:
        papers = value_of(root, "papers") if isinstance(root, Pairs) else root
        if isinstance(papers, Items):
            yield from (node for node in papers.items if isinstance(node, Pairs))
        elif isinstance(papers, Pairs):
            yield papers


def value_of(node: Pairs, key: str) -> Node | None:
    """The value of a key, the first one where it is repeated, as reading has it."""
    return next((value for name, value in node.pairs if name.text == key and value is not None), None)


def _scalars(node: Node) -> Iterator[Scalar]:
    """The texts of a field: itself, the items of a list, the urls of links, the notes."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _scalars(item)
    else:
        for _, value in node.pairs:
            if isinstance(value, Scalar):
                yield value
