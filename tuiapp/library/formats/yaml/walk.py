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
from typing import Any, Final, NamedTuple, cast

from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, ParseError, Scalar, Tree, words_of
from tuiapp.messages import _, ngettext

DEEPEST: Final = 16
"""Levels of nesting; a digest needs five."""


def walked(text: str) -> Tree:
    """The tree of a text, up to where it is no YAML any more; raises ReaderError for a letter the parsers refuse."""
    import yaml

    tree = Tree(text)
    loader = loader_class()(text)
    events = loader.get_event
    if _may_be_meant_otherwise(text):
        from tuiapp.library.formats.yaml.quotes import looked_at

        events = looked_at(events, tree)
    walk = _Walk(tree)
    try:
        walk.take_all(events)
    except yaml.reader.ReaderError:
        raise
    except yaml.MarkedYAMLError as error:
        tree.is_broken, tree.error = True, error
    except (yaml.YAMLError, ValueError) as error:
        tree.is_broken = True
        why = _("not readable as YAML: {problem}").format(problem=str(error).partition("\n")[0])
        tree.slips.append(ParseError(1, 0, why, ""))
    finally:
        loader.dispose()
    walk.end()
    return tree


_OPEN_AT_LINE_END: Final = re.compile(r""":[ ]+(?:"[^"\n]*|'[^'\n]*)$""", re.MULTILINE)
_ESCAPES: Final = re.compile(r"\\(?:[abefnrtv0NLP_]|u[Dd][89A-Fa-f])")


def _may_be_meant_otherwise(text: str) -> bool:
    """Whether a quoted text may be meant otherwise than YAML has it; most files have none, and are walked at once."""
    return _OPEN_AT_LINE_END.search(text) is not None or ("\\" in text and _ESCAPES.search(text) is not None)


@cache
def loader_class() -> Any:
    """The C parser where PyYAML was built with it (ten times faster), else the Python one."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Open(NamedTuple):
    """A collection that is not at its end yet: its children so far, and the key that it is, where it is one."""

    node: Items | Pairs
    children: list[Node]
    key: Scalar | None = None


class _Walk:
    """The open collections, innermost last; a child is hung on at its start, so a broken text keeps what it had."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._open: list[_Open] = []
        self._aliases: list[Any] = []
        self._documents: list[Any] = []
        self._anchored: list[tuple[Any, Scalar | None]] = []
        """What begins with an anchor, and its node where that is a value that is a text."""
        self._inner = tree.roots
        """What the next node is hung on; of a mapping, its keys and values in turns."""

    def take_all(self, next_event: Callable[[], Any]) -> None:
        """Take events until there are none, or until the text may not be walked any further."""
        # The events of both parsers are of these very classes, and asking for the name costs the least. Nearly all
        # are scalars: what is done for each of them is done here.
        while event := next_event():
            kind = type(event).__name__
            if kind == "ScalarEvent":
                node = Scalar(event.value, event.start_mark, event.end_mark)
                if event.tag:
                    self._refuse_tag(event)
                if event.anchor:
                    self._anchored.append((event, None if self._is_at_key() else node))
                self._inner.append(node)
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                self._leave(event)
            elif kind in ("MappingStartEvent", "SequenceStartEvent"):
                if not self._enter(event, Pairs if kind == "MappingStartEvent" else Items):
                    return
            elif kind == "AliasEvent":
                self._aliases.append(event)
                self._inner.append(Scalar("", event.start_mark, event.end_mark))
            elif kind == "DocumentStartEvent":
                self._documents.append(event)

    def end(self) -> None:
        """Close what a broken text left open, and name once what was refused any number of times."""
        if self._open and self._open[-1].node.flow:
            self._tree.unclosed = self._open[-1].node
        for left in self._open:
            _close(left)
        if self._aliases:
            self._slip(self._aliases[0], *_aliases(self._aliases[0].anchor, len(self._aliases) - 1))
            self._tree.aliases = self._tree.slips[-1]
        self._take_anchors()
        if len(self._documents) > 1:
            self._slip(self._documents[1], *second_document())

    def _take_anchors(self) -> None:
        """Give a text that begins with `&Re` its first word back, which is the name of an anchor only to YAML."""
        used = {event.anchor for event in self._aliases}
        for event, node in self._anchored:
            if event.anchor in used:
                continue
            if node:
                node.text = f"&{event.anchor} {node.text}".rstrip()
            why = _("'&{name}' is the name of an anchor in YAML").format(name=event.anchor)
            hint = _("put the whole text in quotes") if node else _("take it away")
            self._slip(event, why, hint)

    def _enter(self, event: Any, kind: type[Items | Pairs]) -> bool:
        if event.tag:
            self._refuse_tag(event)
        if len(self._open) >= DEEPEST:
            self._tree.is_broken = True
            why = _("nested more than {levels} deep").format(levels=DEEPEST)
            self._slip(event, why, _("put the whole text in quotes"))
            return False
        node = kind(event.start_mark, flow=bool(event.flow_style))
        if event.anchor:
            self._anchored.append((event, None))
        key: Scalar | None = None
        if self._is_at_key():
            key = Scalar("", event.start_mark, event.start_mark)
            self._slip(event, _("a key must be a plain word"), _("put a text that begins with [ or { in quotes"))
        self._inner.append(key or node)
        self._inner = node.items if isinstance(node, Items) else []
        self._open.append(_Open(node, self._inner, key))
        return True

    def _is_at_key(self) -> bool:
        """Whether what comes next is a key."""
        return bool(self._open) and isinstance(self._open[-1].node, Pairs) and len(self._inner) % 2 == 0

    def _leave(self, event: Any) -> None:
        left = self._open.pop()
        left.node.end(event.end_mark)
        if left.key:
            left.key.end(event.end_mark)
        _close(left)
        self._inner = self._open[-1].children if self._open else self._tree.roots

    def _refuse_tag(self, event: Any) -> None:
        if event.tag != "!":
            why = _("the YAML tag {tag} is not obeyed").format(tag=event.tag)
            self._slip(event, why, _("every value is text: take the tag away"))

    def _slip(self, event: Any, why: str, hint: str) -> None:
        mark = event.start_mark
        self._tree.slips.append(ParseError(mark.line + 1, mark.column + 1, why, hint))


def _close(left: _Open) -> None:
    """Give a collection that is at its end its children, and a key that is one its words."""
    if isinstance(left.node, Pairs):
        left.node.pairs = list(zip_longest(cast("list[Scalar]", left.children[::2]), left.children[1::2]))
    if left.key:
        left.key.text = words_of(left.node)


def _aliases(name: str, others: int) -> tuple[str, str]:
    """What is said of the aliases of a file, which are one way of writing and so one mistake."""
    if not others:
        return _("the alias *{name} is not followed").format(name=name), _("write the text out")
    why = ngettext(
        "the alias *{name} and {number} other are not followed",
        "the alias *{name} and {number} others are not followed",
        others,
    )
    return why.format(name=name, number=f"{others:,}"), _("write the texts out")


def second_document() -> tuple[str, str]:
    """What is said of a file with several documents."""
    return _("a second document in one file"), _("put what stands below '---' into a file of its own")
