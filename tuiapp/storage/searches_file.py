"""The lines of a file of saved searches: what they mean, and how one is added, replaced or taken out alone."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tuiapp.library.formats.yaml.editor import Edit, Lines
from tuiapp.library.formats.yaml.nodes import Node, Pairs, Scalar, Tree
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.formats.yaml.writer import scalar
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.phrases import quoted
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _

_QUOTED: Final = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_COMMENT: Final = re.compile(r"\s+#.*$")

_Pair = tuple[Scalar, Node | None]


class SearchesFile:
    """The file's lines and what they mean; raises OSError for a file that cannot be changed without losing something.

    An edit states in `queries` what the file has to say when it has been made.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        try:
            self._text = data.decode()
        except UnicodeDecodeError:
            raise self._refusal(_("it is not UTF-8: save it as UTF-8 first")) from None
        self._tree = parse(self._text)
        if problem := problem_of(path, self._tree):
            raise OSError(problem)
        self._root = _root(self._tree)
        if len(self._tree.roots) > 1 or (self._root and self._root.flow) or not (self._root or _is_blank(self._tree)):
            raise self._refusal(_("write it with one search a line, as `name: query`"))
        self._lines = Lines(self._text)
        self.queries = queries_of(self._tree)

    def _refusal(self, why: str) -> OSError:
        return OSError(errno.EINVAL, why, str(self._path))

    def saved(self, name: str, query: str) -> Sequence[Edit]:
        """The edit that saves a search, in the place of one with its name; raises OSError where that is no search."""
        pairs = self._pairs_of(name)
        if pairs and name not in self.queries:
            why = _("the name {name} is used for something else there: choose another one")
            raise OSError(errno.EEXIST, why.format(name=quoted(name)), str(self._path))
        if self.queries.get(name) == query:
            return ()
        self.queries[name] = query
        return self._replaced(*pairs[-1], query) if pairs else self._added(name, query)

    def deleted(self, names: Sequence[str]) -> Sequence[Edit]:
        """The edits that take searches out."""
        self.queries = {name: query for name, query in self.queries.items() if name not in names}
        return [Edit(key.line, (value or key).last, ()) for name in names for key, value in self._pairs_of(name)]

    def _pairs_of(self, name: str) -> list[_Pair]:
        """The entries with a name, of which the last one counts."""
        return [pair for pair in self._pairs if clean_line(pair[0].text) == name]

    @property
    def _pairs(self) -> list[_Pair]:
        return self._root.pairs if self._root else []

    def _added(self, name: str, query: str) -> list[Edit]:
        """The edit that puts a search behind all others."""
        line = f"{scalar(name)}: {scalar(query)}"
        if self._root is None:
            return [Edit(self._lines.count + 1, self._lines.count, (line,))]
        column = self._root.column - 1
        last = self._lines.last_comment_below(self._root.last, column)
        return [Edit(last + 1, last, (" " * column + line,))]

    def _replaced(self, key: Scalar, value: Node | None, query: str) -> list[Edit]:
        """The edit that gives an entry another query; what is written before and behind it stays."""
        first = self._lines.text(key.line)
        if value is None or value.line != key.line:
            line = " " * (key.column - 1) + f"{scalar(key.text)}: {scalar(query)}"
            return [Edit(key.line, (value or key).last, (line,))]
        comment = _comment_behind(first[value.column - 1 :])
        return [Edit(key.line, value.last, (first[: value.column - 1] + scalar(query) + comment,))]

    def with_edits(self, edits: Sequence[Edit]) -> str:
        """The text with edits made; raises OSError where it would not say just what it has to."""
        text = self._lines.with_edits(edits)
        tree = parse(text)
        others = [len(list(_others(each))) for each in (self._tree, tree)]
        if problem_of(self._path, tree) or queries_of(tree) != self.queries or others[0] != others[1]:
            raise self._refusal(_("its layout is one that cannot be changed safely: change it by hand"))
        return text


def _root(tree: Tree) -> Pairs | None:
    return next((root for root in tree.roots if isinstance(root, Pairs)), None)


def _is_blank(tree: Tree) -> bool:
    """Whether a text has nothing but comments, or the mark that begins a document."""
    return all(isinstance(root, Scalar) and not root.text for root in tree.roots)


def queries_of(tree: Tree) -> dict[str, str]:
    """The queries by name: of a name that is there twice, the last one."""
    pairs = root.pairs if (root := _root(tree)) else ()
    return {clean_line(key.text): clean_line(value.text) for key, value in pairs if isinstance(value, Scalar)}


def _others(tree: Tree) -> Iterator[_Pair]:
    """The entries that are no searches, as lists."""
    pairs = root.pairs if (root := _root(tree)) else ()
    return (pair for pair in pairs if not isinstance(pair[1], Scalar))


def problem_of(path: Path, tree: Tree) -> str:
    """What could not be read, with its line; empty where all could."""
    if not tree.slips:
        return ""
    slip = tree.slips[0]
    said = _("{file}:{line}: {why} ({hint})")
    return said.format(file=printable(str(path)), line=slip.line, why=slip.why, hint=slip.hint)


def _comment_behind(value: str) -> str:
    """The comment behind a value that is written in one line, with the space before it; empty where there is none."""
    quoted_value = _QUOTED.match(value)
    match = _COMMENT.search(value, quoted_value.end() if quoted_value else 0)
    return match[0] if match else ""
