"""The best that can be made of a text that is no YAML: what is broken is one field, and all others are read.

The text is taken apart by its indentation, a paper at a time, then a field at a time. Each part that is YAML by itself
is read as such; of a field that is not, the text is taken as it stands, and a slip names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tuiapp.library.formats.yaml import quotes
from tuiapp.library.formats.yaml.keys import BEGINS_FIELD, BEGINS_PAPER, PAPER_KEYS
from tuiapp.library.formats.yaml.mistakes import bare_text, mistake
from tuiapp.library.formats.yaml.nodes import Broken, Items, Mark, Node, Pairs, ParseError, Scalar, Tree, nodes_in
from tuiapp.library.formats.yaml.walk import DEEPEST, second_document, walked
from tuiapp.messages import _

_LINE: Final = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")
_KEY: Final = re.compile(
    r"""(?P<indent>\ *)(?P<key>"[^"\r\n]{1,60}"|'[^'\r\n]{1,60}'|[^\s:：\#\[\]{},&*!|>'"%@`-][^:：\#\r\n]{0,60}?)"""
    r"""\ *(?P<colon>:(?=\s|$)|：)""",
    re.VERBOSE,
)
_NOTHING: Final = re.compile(r"\s*(?:#.*)?$")
_DOCUMENT: Final = re.compile(r"(?:---|\.\.\.)\s*(?:#.*)?$")

_Pair = tuple[Scalar, Node | None]


def recovered(text: str, broken: Tree) -> Tree:
    """The tree of a text that could not be parsed to its end.

    Args:
        text: the whole text, without letters that the parsers refuse.
        broken: what was parsed of it.

    """
    if "\t" not in text:
        return _Recovery(text, broken).tree
    spaced = re.sub(r"(?m)^[ \t]+", lambda margin: margin[0].replace("\t", "  "), text).replace("\t", " ")
    tree = walked(spaced)
    tree = _Recovery(spaced, tree).tree if tree.is_broken else tree
    tree.is_broken = True
    if indented := re.search(r"(?m)^ *\t", text):
        line = text.count("\n", 0, indented.start()) + 1
        column = indented.end() - indented.start()
        tree.slips.append(ParseError(line, column, _("indented with a tab"), _("indent with spaces")))
    return tree


class _Recovery:
    """The lines of a text and the tree that is made of them; lines and columns are counted from 0 here."""

    def __init__(self, text: str, broken: Tree) -> None:
        self.tree = Tree(text)
        self.tree.is_broken = True
        self._is_mended = False
        self._lines = [match[0] for match in _LINE.finditer(text) if match[0]]
        for first, last in self._documents():
            self.tree.roots += filter(None, [self._block(first, last, 0)])
        if not self.tree.slips and not self._is_mended:
            self.tree.slips.append(mistake(broken, ""))
        self.tree.text = "".join(self._lines)
        for root in self.tree.roots[1:2]:
            self._slip(root.line - 1, 0, *second_document())

    def _documents(self) -> Iterator[tuple[int, int]]:
        """The first line of each document and the one behind its last."""
        borders = [-1, *(n for n, line in enumerate(self._lines) if _DOCUMENT.match(line)), len(self._lines)]
        return ((above + 1, below) for above, below in pairwise(borders) if below > above + 1)

    def _block(self, first: int, last: int, depth: int) -> Node | None:
        """What stands in some lines: read as YAML, else taken apart into items or fields, else a text."""
        part = self._parsed(first, last)
        if not part.is_broken:
            return part.roots[0] if part.roots else None
        at = next((n for n in range(first, last) if not _NOTHING.match(self._lines[n])), last)
        if at == last:
            return None
        indent = len(self._lines[at]) - len(self._lines[at].lstrip(" "))
        if depth < DEEPEST and _is_item(self._lines[at], indent):
            return self._items(at, last, indent, depth)
        if depth < DEEPEST and _KEY.match(self._lines[at]):
            return self._pairs(at, last, indent, depth, part if at == first else None)
        return self._bare(at, indent, last, mistake_of=(part, first))

    def _parsed(self, first: int, last: int) -> Tree:
        """Some lines by themselves, with the places that they have in the whole; what was refused is taken over."""
        text = "".join(self._lines[first:last])
        part = walked(text)
        if part.is_broken and '"' in text and "\\" in text:
            meant = quotes.mended(text)
            part = part if meant.text == text else walked(meant.text)
            if not part.is_broken:
                self._is_mended = True
                quotes.note(meant, Mark(0, 0), text, part)
                self._lines[first:last] = [match[0] for match in _LINE.finditer(meant.text) if match[0]]
        if not part.is_broken:
            for node in (node for root in part.roots for node in nodes_in(root)):
                node.move(first)
            self._take_over(part, first)
        return part

    def _take_over(self, part: Tree, lines: int) -> None:
        """What was refused of a part that begins so many lines below the start; aliases are named once a file."""
        for slip in part.slips:
            moved = slip._replace(line=slip.line + lines)
            if slip == part.aliases and self.tree.aliases:
                continue
            self.tree.slips.append(moved)
            self.tree.aliases = moved if slip == part.aliases else self.tree.aliases
        self.tree.backslashes += (place._replace(line=place.line + lines) for place in part.backslashes)

    def _items(self, first: int, last: int, indent: int, depth: int) -> Items:
        node = Items(Mark(first, indent), flow=False)
        starts = [n for n in range(first, last) if _is_item(self._lines[n], indent) or self._is_paper(n)]
        for at, end in pairwise([*starts, last]):
            line = self._lines[at]
            dash = line.index("-")
            if dash != indent:
                why = _("a paper that is indented otherwise than the one above it")
                self._slip(at, dash, why, _("indent all papers alike"))
            # What follows the dash is read as if it stood in a line of its own.
            self._lines[at] = f"{line[:dash]} {line[dash + 1 :]}"
            mark = Mark(at, dash)
            node.items.append(self._block(at, end, depth + 1) or Scalar("", mark, mark))
        node.end(Mark(last, 0))
        return node

    def _is_paper(self, line: int) -> bool:
        return re.match(BEGINS_PAPER, self._lines[line]) is not None

    def _pairs(self, first: int, last: int, indent: int, depth: int, tried: Tree | None) -> Pairs:
        node = Pairs(Mark(first, indent), flow=False)
        keys = {n: match for n in range(first, last) if (match := _KEY.match(self._lines[n]))}
        mine = [n for n, match in keys.items() if len(match["indent"]) == indent]
        if depth == 0 and any(keys[n]["key"] == "papers" for n in mine):
            # A paper's key at the left edge belongs to the paper above it.
            mine = [n for n in mine if keys[n]["key"] not in PAPER_KEYS]
        for at, end in pairwise([*mine, last]):
            # Where all is one field, it was tried just now.
            node.pairs += self._field(at, end, depth, tried if end - at == last - first else None)
        node.end(Mark(last, 0))
        return node

    def _field(self, first: int, last: int, depth: int, tried: Tree | None = None) -> list[_Pair]:
        """The pair of a key and what belongs to it; several where keys below it are indented otherwise."""
        before = self._lines[first]
        key = self._key(first)
        part = tried if tried and self._lines[first] == before else self._parsed(first, last)
        if not part.is_broken and len(part.roots) == 1 and isinstance(part.roots[0], Pairs):
            return part.roots[0].pairs
        match = _KEY.match(self._lines[first])
        value = match.end() if match else 0
        if _NOTHING.match(self._lines[first], value):
            return [(key, self._block(first + 1, last, depth + 1))]
        below = next((n for n in range(first + 1, last) if re.match(BEGINS_FIELD, self._lines[n])), last)
        if below == last:
            return [(key, self._bare(first, value, last, mistake_of=(part, first)))]
        why = _("a key that is indented otherwise than the one above it")
        self._slip(below, len(self._lines[below]) - len(self._lines[below].lstrip()), why, _("indent all keys alike"))
        return [*self._field(first, below, depth), *self._rest(below, last, depth)]

    def _rest(self, first: int, last: int, depth: int) -> list[_Pair]:
        """The fields of lines that begin with a key each, however they are indented."""
        starts = [n for n in range(first, last) if re.match(BEGINS_FIELD, self._lines[n])]
        return [pair for at, end in pairwise([*starts, last]) for pair in self._field(at, end, depth)]

    def _key(self, at: int) -> Scalar:
        """The key that a line begins with; a colon of full width, as an input method types it, becomes a plain one."""
        line = self._lines[at]
        match = _KEY.match(line)
        if match is None:
            return Scalar("", Mark(at, 0), Mark(at, 0))
        if match["colon"] != ":":
            why = _("the colon behind '{key}' is a full-width one").format(key=match["key"])
            self._slip(at, match.start("colon"), why, _("write ': '"))
            self._lines[at] = f"{line[: match.start('colon')]}: {line[match.end('colon') :].lstrip()}"
        start, end = Mark(at, match.start("key")), Mark(at, match.end("key"))
        return Scalar(match["key"].strip("\"'"), start, end)

    def _bare(self, first: int, column: int, last: int, mistake_of: tuple[Tree, int]) -> Broken:
        """The text behind a place, up to a line, as it stands.

        Args:
            first: the line that it begins in.
            column: the column behind which it begins.
            last: the line below it.
            mistake_of: what could be parsed of it, and the line in which that began.

        """
        text = "".join(self._lines[first:last])
        column += len(text[column:]) - len(text[column:].lstrip())
        part, origin = mistake_of
        slip = mistake(part, text[column:])
        self.tree.slips.append(slip._replace(line=slip.line + origin))
        return Broken(bare_text(text[column:]), Mark(first, column), Mark(last, 0))

    def _slip(self, line: int, column: int, why: str, hint: str) -> None:
        self.tree.slips.append(ParseError(line + 1, column + 1, why, hint))


def _is_item(line: str, indent: int) -> bool:
    return (
        not line[:indent].strip(" ") and line[indent : indent + 1] == "-" and not line[indent + 1 : indent + 2].strip()
    )
