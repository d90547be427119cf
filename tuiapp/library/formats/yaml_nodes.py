"""A YAML text → plain nodes with their places, by walking the parser's events.

The events are walked instead of loading the text because a loader turns the arXiv id 2504.16650 into the
number 2504.1665 and the tag `no` into False, spends 16 s on a 394-byte file of merge keys, and crashes in C
on 50 kB of brackets. Here every scalar is text, nothing is expanded, and a list stands in for recursion.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import yaml

DEEPEST: Final = 16
"""Levels of nesting; a digest needs five."""

_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What the YAML standard calls not printable and its parsers refuse, each without saying the line."""


# Written out, as each dataclass of a start costs it a millisecond.
class Scalar:
    """A text with its place; lines and columns count from 1, `last` is the line it ends in."""

    __slots__ = ("column", "last", "line", "text")

    def __init__(self, text: str, line: int, column: int, last: int) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.last = last


class _Collection:
    __slots__ = ("column", "flow", "last", "line")

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        self.line = line
        self.column = column
        self.last = line
        self.flow = flow


class Items(_Collection):
    """A sequence of nodes; `flow` where it is written in brackets."""

    __slots__ = ("items",)

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        super().__init__(line, column, flow=flow)
        self.items: list[Node] = []


class Pairs(_Collection):
    """A mapping as the list of its pairs, in order and with repeated keys kept; a pair is (key, value or None)."""

    __slots__ = ("pairs",)

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        super().__init__(line, column, flow=flow)
        self.pairs: list[tuple[Scalar, Node | None]] = []


Node = Scalar | Items | Pairs


class Slip(NamedTuple):
    """Something the walk refused, at its place; `fatal` where the text could not be parsed any further."""

    line: int
    column: int
    why: str
    hint: str
    fatal: bool = False


class Tree:
    """The documents of one text and what was refused; after a fatal slip the roots hold what stood before it."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.slips: list[Slip] = []


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
        while (event := loader.get_event()) and walk.take(event):
            pass
    except yaml.reader.ReaderError:
        raise
    except yaml.MarkedYAMLError as error:
        tree.slips.append(walk.unclosed() or _syntax_slip(error))
    except (yaml.YAMLError, ValueError) as error:
        tree.slips.append(Slip(0, 0, f"not readable as YAML: {error}".splitlines()[0], "", fatal=True))
    finally:
        loader.dispose()
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


def _syntax_slip(error: yaml.MarkedYAMLError) -> Slip:
    """The parser's complaint at the place a person has to look at."""
    context = error.context or ""
    # An unclosed quote is noticed at the end of the file, but has to be closed where it began.
    inside_quotes = "quoted scalar" in context and error.context_mark is not None
    mark = error.context_mark if inside_quotes else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = error.problem or str(error)
    return Slip(line, column, f"YAML: {problem}", _advice(problem, context), fatal=True)


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


def _last_line(event: Any) -> int:
    """The last line of what an event ends; the mark of a block text stands at the start of the line below it."""
    mark = event.end_mark
    return int(mark.line) + int(mark.column > 0)


def _last_of(node: Items | Pairs) -> int:
    if isinstance(node, Items):
        return node.items[-1].last if node.items else 0
    return (node.pairs[-1][1] or node.pairs[-1][0]).last if node.pairs else 0


class _Walk:
    """The open collections, innermost last; a child is hung on at its start, so a broken text keeps what it had."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._open: list[Items | Pairs] = []

    def take(self, event: Any) -> bool:
        """Take one event; False when the text may not be walked any further."""
        # The events of both parsers are of these very classes, and asking for the name costs the least.
        kind = type(event).__name__
        if kind == "ScalarEvent":
            if event.tag:
                self._refuse_tag(event)
            start = event.start_mark
            self._hang(Scalar(event.value, start.line + 1, start.column + 1, _last_line(event)))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            return self._enter(event, Pairs if kind == "MappingStartEvent" else Items)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._leave(event)
        elif kind == "AliasEvent":
            line, column = self._place(event)
            self._slip(line, column, f"the alias *{event.anchor} is not followed", "write the text out")
            self._hang(Scalar("", line, column, line))
        elif kind == "DocumentStartEvent" and self._tree.roots:
            self._slip(*self._place(event), "a second document in one file", "keep one '---' at most")
        return kind != "StreamEndEvent"

    def unclosed(self) -> Slip | None:
        """The bracket that was still open where the parser gave up, which it notices only lines below."""
        node = self._open[-1] if self._open else None
        if node is None or not node.flow:
            return None
        bracket = "[" if isinstance(node, Items) else "{"
        hint = f"close it in the same line, or quote a text that begins with {bracket}"
        return Slip(node.line, node.column, f"YAML: the {bracket} is never closed", hint, fatal=True)

    def _enter(self, event: Any, kind: type[Items | Pairs]) -> bool:
        self._refuse_tag(event)
        place = self._place(event)
        if len(self._open) >= DEEPEST:
            self._slip(*place, f"nested more than {DEEPEST} deep", "a digest needs five levels", fatal=True)
            return False
        node = kind(*place, flow=bool(event.flow_style))
        self._hang(node)
        self._open.append(node)
        return True

    def _leave(self, event: Any) -> None:
        node = self._open.pop()
        # The parser ends a block collection where the next thing begins, behind comments that belong to neither.
        last = _last_line(event) if node.flow else _last_of(node)
        node.last = max(node.line, last)

    def _hang(self, node: Node) -> None:
        if not self._open:
            self._tree.roots.append(node)
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
        elif parent.pairs and parent.pairs[-1][1] is None:
            parent.pairs[-1] = (parent.pairs[-1][0], node)
        else:
            if not isinstance(node, Scalar):
                self._slip(node.line, node.column, "a key must be a plain word", "quote a text that begins with [ or {")
                node = Scalar("", node.line, node.column, node.line)
            parent.pairs.append((node, None))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag and event.tag != "!":
            line, column = self._place(event)
            self._slip(line, column, f"the YAML tag {event.tag} is not obeyed", "every value is text: remove it")

    def _place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def _slip(self, line: int, column: int, why: str, hint: str, *, fatal: bool = False) -> None:
        self._tree.slips.append(Slip(line, column, why, hint, fatal))
