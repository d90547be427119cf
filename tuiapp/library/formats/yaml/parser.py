"""A YAML text → plain nodes with their places, by walking the parser's events.

The events are walked instead of loading the text because a loader turns the arXiv id 2504.16650 into the
number 2504.1665 and the tag `no` into False, spends 16 s on a 394-byte file of merge keys, and crashes in C
on 50 kB of brackets. Here every scalar is text, nothing is expanded, and a list stands in for recursion.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, cast

from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, ParseError, Scalar, Tree

if TYPE_CHECKING:
    import yaml

DEEPEST: Final = 16
"""Levels of nesting; a digest needs five."""

_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What the YAML standard calls not printable and its parsers refuse, each without saying the line."""


def parse(text: str) -> Tree:
    """Walk a YAML text; never raises for what the text holds."""
    import yaml

    text = _without_last_tabs(text)
    try:
        return _walked(text)
    except yaml.reader.ReaderError:
        # It names no line; and looking for such letters beforehand would cost every other text its time.
        return _walked(_UNREADABLE.sub(_stand_in, text))


def _walked(text: str) -> Tree:
    """The tree of a text; raises ReaderError for a letter that the parsers refuse."""
    import yaml

    tree = Tree()
    walk = _Walk(tree)
    loader = _loader()(text)
    try:
        walk.take_all(loader.get_event)
    except yaml.reader.ReaderError:
        raise
    except yaml.MarkedYAMLError as error:
        tree.slips.append(walk.unclosed() or _syntax_slip(error))
    except (yaml.YAMLError, ValueError) as error:
        tree.slips.append(ParseError(0, 0, f"not readable as YAML: {error}".splitlines()[0], "", fatal=True))
    finally:
        loader.dispose()
    walk.end()
    return tree


def _without_last_tabs(text: str) -> str:
    """The text without tabs at the ends of lines, which nobody can see and the YAML parsers refuse a line for."""
    if "\t" not in text:
        return text
    return "\n".join(line.rstrip(" \t") if line.endswith("\t") else line for line in text.split("\n"))


def _stand_in(match: re.Match[str]) -> str:
    """A visible sign of the same length, so that places stay true."""
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


@cache
def _loader() -> Any:
    """The C parser where PyYAML was built with it (ten times faster), else the Python one."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _syntax_slip(error: yaml.MarkedYAMLError) -> ParseError:
    """The parser's complaint at the place a person has to look at."""
    context = error.context or ""
    # An unclosed quote is noticed at the end of the file, but has to be closed where it began.
    inside_quotes = "quoted scalar" in context and error.context_mark is not None
    mark = error.context_mark if inside_quotes else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = error.problem or str(error)
    return ParseError(line, column, f"YAML: {problem}", _advice(problem, context), fatal=True)


def _advice(problem: str, context: str) -> str:
    if "quoted scalar" in context:
        return "close the quote, and double a quote that is part of the text"
    if "mapping values are not allowed" in problem:
        return "put a text that holds ': ' in quotes"
    if "\\t" in problem or "tab" in problem:
        return "indent with spaces, not with tabs"
    if "did not find expected" in problem or "expected <block end>" in problem:
        return "check the indentation, and quote a text that begins with [ { * & ! | > ' \" % @ or `"
    return "check the quotes and the indentation"


class _Walk:
    """The open collections, innermost last; a child is hung on at its start, so a broken text keeps what it had."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._open: list[tuple[Items | Pairs, list[Node]]] = []
        self._inner = tree.roots
        """What the next node is hung on; of a mapping, its keys and values in turns."""

    def take_all(self, next_event: Callable[[], Any]) -> None:
        """Take events until there are none, or until the text may not be walked any further."""
        # The events of both parsers are of these very classes, and asking for the name costs the least. Nearly all
        # are scalars: what is done for each of them is done here.
        while event := next_event():
            kind = type(event).__name__
            if kind == "ScalarEvent":
                if event.tag:
                    self._refuse_tag(event)
                self._inner.append(Scalar(event.value, event.start_mark, event.end_mark))
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                self._leave(event)
            elif kind in ("MappingStartEvent", "SequenceStartEvent"):
                if not self._enter(event, Pairs if kind == "MappingStartEvent" else Items):
                    return
            elif kind == "AliasEvent":
                self._slip(event, f"the alias *{event.anchor} is not followed", "write the text out")
                self._inner.append(Scalar("", event.start_mark, event.end_mark))
            elif kind == "DocumentStartEvent" and self._tree.roots:
                self._slip(event, "a second document in one file", "keep one '---' at most")

    def end(self) -> None:
        """Close what a broken text left open."""
        for node, children in self._open:
            _close(node, children)

    def unclosed(self) -> ParseError | None:
        """The bracket that was still open where the parser gave up, which it notices only lines below."""
        node = self._open[-1][0] if self._open else None
        if node is None or not node.flow:
            return None
        bracket = "[" if isinstance(node, Items) else "{"
        hint = f"close it in the same line, or quote a text that begins with {bracket}"
        return ParseError(node.line, node.column, f"YAML: the {bracket} is never closed", hint, fatal=True)

    def _enter(self, event: Any, kind: type[Items | Pairs]) -> bool:
        if event.tag:
            self._refuse_tag(event)
        if len(self._open) >= DEEPEST:
            self._slip(event, f"nested more than {DEEPEST} deep", "a digest needs five levels", fatal=True)
            return False
        node = kind(event.start_mark, flow=bool(event.flow_style))
        is_key = bool(self._open) and isinstance(self._open[-1][0], Pairs) and len(self._inner) % 2 == 0
        if is_key:
            self._slip(event, "a key must be a plain word", "quote a text that begins with [ or {")
        self._inner.append(Scalar("", event.start_mark, event.start_mark) if is_key else node)
        self._inner = node.items if isinstance(node, Items) else []
        self._open.append((node, self._inner))
        return True

    def _leave(self, event: Any) -> None:
        node, children = self._open.pop()
        node.end(event.end_mark)
        _close(node, children)
        self._inner = self._open[-1][1] if self._open else self._tree.roots

    def _refuse_tag(self, event: Any) -> None:
        if event.tag != "!":
            self._slip(event, f"the YAML tag {event.tag} is not obeyed", "every value is text: remove it")

    def _slip(self, event: Any, why: str, hint: str, *, fatal: bool = False) -> None:
        mark = event.start_mark
        self._tree.slips.append(ParseError(mark.line + 1, mark.column + 1, why, hint, fatal))


def _close(node: Items | Pairs, children: list[Node]) -> None:
    if isinstance(node, Pairs):
        node.pairs = list(zip_longest(cast("list[Scalar]", children[::2]), children[1::2]))
