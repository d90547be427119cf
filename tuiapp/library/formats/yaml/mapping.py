"""The keys of a YAML digest's mappings and what is wrong with them: what no field takes stands in a fault."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.fault import Fault
from tuiapp.library.formats.yaml.keys import meant, unknown
from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, ParseError, Scalar, Tree, words_of
from tuiapp.library.text.cleaning import clean_line
from tuiapp.messages import _

LONGEST_UNREAD: Final = 100_000
"""Characters that a fault shows of what was not read: more than a day's digest; `check` names the lines of the rest."""


class MappingReader:
    """Looks up the keys of one file's mappings, noting each thing that is not as the format has it.

    Attributes:
        faults: what was noted so far, in no order.

    """

    def __init__(self, path: str, tree: Tree) -> None:
        self.path = path
        self.tree = tree
        self.faults: list[Fault] = []
        self._named: list[tuple[int, int]] = []
        """First and last line of the values that a fault of ours names, so that their slips are not said as well."""
        self._behind_aliases: list[str] = []
        self._has_glued_comments = " #" in tree.text and re.search(r"\s#[^\s#]", tree.text) is not None

    def fault(self, place: Node | ParseError, why: str, hint: str = "", unread: str = "") -> None:
        """Note one fault at a node's place; digest text inside the message is cleaned like any other."""
        said = (clean_line(why), clean_line(hint), _shown(unread))
        self.faults.append(Fault(self.path, place.line, place.column, *said))

    def fault_of(self, node: Node, why: str, hint: str) -> None:
        """Note one fault of a value of which nothing is in any field, in the place of all that is wrong inside it."""
        self.fault(node, why, hint, words_of(node))
        self._named.append((node.line, node.last))

    def slips(self) -> list[Fault]:
        """What was refused by the parser, each with the words that are in no field because of it."""
        unread = _shown(" ".join(self._behind_aliases))
        return [
            Fault(self.path, slip.line, slip.column, clean_line(slip.why), clean_line(slip.hint),
                  unread if slip is self.tree.aliases else "")
            for slip in self.tree.slips
            if not any(first <= slip.line <= last for first, last in self._named)
        ]  # fmt: skip

    def fields(
        self, node: Pairs, known: tuple[str, ...], of: str, others: dict[str, Node] | None = None
    ) -> dict[str, Node]:
        """The values by key; the first of a repeated key counts, as it is the one a reader sees first.

        Args:
            node: the mapping.
            known: the keys that the format has.
            of: what has these keys, in words.
            others: where given, what takes the values of keys that the format has not.

        """
        fields: dict[str, Node] = {}
        for key, value in node.pairs:
            name = meant(key.text, known)
            if not name or (key.text != name and clean_line(key.text) != name):
                # What is written right counts before what is misspelt.
                name = "" if name in fields or _has(node, name) else name
                is_kept = not name and others is not None and value is not None and self._keep(key, value, others)
                self._name_unknown(key, value, known, of, is_read=bool(name) or is_kept)
            elif name in fields and not is_blank(fields[name]):
                self._name_again(key, value, fields[name])
                continue
            if name and value is not None:
                fields[name] = value
        return fields

    def _keep(self, key: Scalar, value: Node, others: dict[str, Node]) -> bool:
        """Give the value of an unknown key to the others, unless it is there for aliases or says nothing."""
        name = clean_line(key.text)
        is_one = bool(name) and name != "<<" and name not in others and not self.starts_alias(value)
        if is_one:
            others[name] = value
        return is_one

    def _name_unknown(self, key: Scalar, value: Node | None, known: tuple[str, ...], of: str, *, is_read: bool) -> None:
        if value is None or is_read or not self._is_behind_alias(key, value):
            self.name(key, value, *unknown(key.text or self.tree.raw(key), known, of), is_read=is_read)

    def _name_again(self, key: Scalar, value: Node | None, first: Node) -> None:
        why = _("the key '{key}' a second time").format(key=key.text)
        if key.text == "papers" and isinstance(first, Items) and isinstance(value, Items):
            # The papers of both open.
            first.items = [*first.items, *value.items]
            self.fault(key, why, _("put all papers below the first one"))
        else:
            self.name(key, value, why, _("take one away: the one in line {line} counts").format(line=first.line))

    def name(self, key: Scalar, value: Node | None, why: str, hint: str, *, is_read: bool = False) -> None:
        """Note a fault of a key, and that its value is in no field unless it is read as another one's."""
        self.fault(key, why, hint, "" if is_read else words_of(value))
        if not is_read:
            self._named.append((key.line, value.last if value else key.last))

    def _is_behind_alias(self, key: Scalar, value: Node) -> bool:
        """Whether an unknown key is there only for aliases, which one fault names already."""
        if self.tree.aliases is None or not (key.text == "<<" or self.starts_alias(value)):
            return False
        self._behind_aliases += [key.text, words_of(value)]
        return True

    def starts_alias(self, value: Node) -> bool:
        """Whether a value has an anchor in a file with aliases."""
        return self.tree.aliases is not None and self.tree.starts_with("&", value)

    def is_alias(self, node: Node) -> bool:
        """Whether a value is an alias, which one fault names already."""
        return self.tree.aliases is not None and self.tree.starts_with("*", node)


def _has(node: Pairs, name: str) -> bool:
    """Whether a mapping has a key, and something behind it."""
    return any(clean_line(key.text) == name and not is_blank(value) for key, value in node.pairs)


def is_blank(node: Node | None) -> bool:
    """Whether a value says nothing."""
    return node is None or (isinstance(node, Scalar) and not node.text.strip())


def _shown(unread: str) -> str:
    """What a fault shows of a text that is in no field; nothing of one that has no word in it."""
    text = clean_line(unread[: 2 * LONGEST_UNREAD])
    text = text if len(text) <= LONGEST_UNREAD else f"{text[: LONGEST_UNREAD - 1]}…"
    return text if any(map(str.isalnum, text)) else ""
