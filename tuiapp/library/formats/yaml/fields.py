"""The fields of a YAML digest: nodes → a paper, whatever is wrong with a part of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tuiapp.library import languages
from tuiapp.library.fault import Fault
from tuiapp.library.formats.yaml import lists
from tuiapp.library.formats.yaml.keys import LINK_KEYS, PAPER_KEYS, nearest, unknown
from tuiapp.library.formats.yaml.nodes import Broken, Items, Node, Pairs, ParseError, Scalar, Tree, words_of
from tuiapp.library.paper import Link, Note, Paper, Source
from tuiapp.library.text.cleaning import clean_line, clean_text
from tuiapp.messages import _

LONGEST_UNREAD: Final = 4000
"""Characters that a fault shows of what was not read, twice a long abstract; `check` names the lines of the rest."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_clean_name = lru_cache(1 << 14)(clean_line)
"""For authors and tags, which come back in paper after paper."""


class FieldReader:
    """Turns the nodes of one file into the fields of papers, noting each thing that is not as the format has it.

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

    def fields(self, node: Pairs, known: tuple[str, ...], of: str) -> dict[str, Node]:
        """The values by key; the first of a repeated key counts, as it is the one a reader sees first.

        Args:
            node: the mapping.
            known: the keys that the format has.
            of: what has these keys, in words.

        """
        there = {key.text for key, _value in node.pairs}
        fields: dict[str, Node] = {}
        for key, value in node.pairs:
            name = key.text
            if name not in known:
                meant = nearest(name, known, at_least=0.75)
                name = meant if meant and meant not in there | fields.keys() else ""
                if value is None or name or not self._is_behind_alias(key, value):
                    self._name(key, value, *unknown(key.text, known, of), is_read=bool(name))
            elif name in fields:
                counts = _("the one in line {line} counts").format(line=fields[name].line)
                self._name(key, value, _("the key '{key}' a second time").format(key=name), counts)
                continue
            if name and value is not None:
                fields[name] = value
        return fields

    def _name(self, key: Scalar, value: Node | None, why: str, hint: str, *, is_read: bool = False) -> None:
        """Note a fault of a key, and that its value is in no field unless it is read as another one's."""
        self.fault(key, why, hint, "" if is_read else words_of(value))
        if not is_read:
            self._named.append((key.line, value.last if value else key.last))

    def _is_behind_alias(self, key: Scalar, value: Node) -> bool:
        """Whether an unknown key is there only for aliases, which one fault names already."""
        is_one = key.text == "<<" or self.tree.text.startswith("&", value.span[0])
        if self.tree.aliases is None or not is_one:
            return False
        self._behind_aliases += [key.text, words_of(value)]
        return True

    def _is_alias(self, node: Node) -> bool:
        return self.tree.aliases is not None and self.tree.text.startswith("*", node.span[0])

    def paper(self, node: Node, date: str | None) -> Paper | None:
        """One paper; whatever is wrong with a part of it, the other parts stand. None where there is nothing of one."""
        source = Source(self.path, node.line)
        if self._is_alias(node):
            return None
        if isinstance(node, Items) or (isinstance(node, Scalar) and not node.text.strip()):
            self.fault(node, _("an item that is no paper"), _("begin it with '- title:'"), words_of(node))
            return None
        if isinstance(node, Scalar):
            if not isinstance(node, Broken):
                self.fault(node, _("a paper that is only a text"), _("begin it with '- title:'"))
            return Paper(clean_line(node.text), date, source=source)
        # A file that is one paper has its date among the paper's keys.
        known = PAPER_KEYS if node not in self.tree.roots else (*PAPER_KEYS, "date")
        fields = self.fields(node, known, _("a paper"))
        title = clean_line(self.text(fields.get("title"), "title"))
        if not title:
            self.fault(fields.get("title") or node, _("a paper without a title"), _("add 'title:'"))
        return Paper(
            title=title,
            date=date,
            authors=tuple(map(_clean_name, self.texts(fields.get("authors"), "authors"))),
            abstract=clean_text(self.text(fields.get("abstract"), "abstract")) or None,
            notes=self._notes(fields.get("notes")),
            tags=tuple(map(_clean_name, self.texts(fields.get("tags"), "tags"))),
            links=self._links(fields.get("links")),
            source=source,
        )

    def text(self, node: Node | None, what: str) -> str:
        """The text of a field; of a list or a mapping, its words as they are written."""
        if node is None or isinstance(node, Scalar):
            return node.text if node else ""
        if node.flow:
            sign = "[" if isinstance(node, Items) else "{"
            why = _("'{key}' is not a text, as it begins with {sign}").format(key=what, sign=sign)
            self.fault(node, why, _("put the whole text in quotes"))
            return self.tree.raw(node)
        why = _("'{key}' is a list and not a text") if isinstance(node, Items) else _("'{key}' has keys and is no text")
        self.fault(node, why.format(key=what), _("write '|' behind the colon, and the text below it"))
        return self.tree.raw(node) if isinstance(node, Pairs) else "\n\n".join(map(words_of, node.items))

    def texts(self, node: Node | None, what: str) -> list[str]:
        """The texts of a list; a lone text is taken apart as its writer meant it, and noted."""
        if isinstance(node, Items):
            return [text for item in node.items if (text := self.text(item, what)).strip()]
        if isinstance(node, Broken):
            return lists.split_broken(node.text, what)
        text = self.text(node, what).strip()
        if text:
            items = lists.split(text, what)
            why = _("'{key}' is not a list").format(key=what)
            if isinstance(node, Scalar):
                self.fault(node, why, lists.hint(items))
            return items
        tags = lists.tags_in_comment(self.tree.text, node) if what == "tags" else []
        if tags and node:
            self.fault(node, _("what stands behind a # is a comment"), lists.hint(tags))
        return tags

    def _notes(self, node: Node | None) -> tuple[Note, ...]:
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            return ()
        if not isinstance(node, Pairs):
            text = clean_text(self.text(node, "notes"))
            if not isinstance(node, Broken):
                self.fault(node, _("'notes' has no languages"), _("write 'ko:' or 'en:' before each note"))
            return (Note(languages.language_of(text), text),) if text else ()
        notes: dict[str, str] = {}
        for key, value in node.pairs:
            code = key.text if _LANGUAGE.fullmatch(key.text) else self._code(key, value)
            if code in notes:
                hint = _("the first one counts")
                self._name(key, value, _("the key '{key}' a second time").format(key=key.text), hint)
            elif code and (text := clean_text(self.text(value, f"notes.{code}"))):
                notes[code] = text
        return tuple(Note(language, text) for language, text in notes.items())

    def _code(self, key: Scalar, value: Node | None) -> str:
        """The code of a language that is called by its name, which is noted; "" for what is none."""
        code = languages.code_of_name(key.text)
        hint = _("write '{code}'").format(code=code) if code else _("write two letters, as ko or en")
        self._name(key, value, _("'{key}' is not a language code").format(key=key.text), hint, is_read=bool(code))
        return code

    def _links(self, node: Node | None) -> tuple[Link, ...]:
        if isinstance(node, Items):
            links = [self._link(item) for item in node.items]
        elif isinstance(node, Pairs):
            self.fault(node, _("'links' is not a list"), _("write '- ' before 'url:'"))
            links = [self._link(node)]
        else:
            links = [Link(clean_line(url)) for url in self.texts(node, "links")]
        return tuple(link for link in links if link and link.url)

    def _link(self, node: Node) -> Link | None:
        if isinstance(node, Scalar):
            return Link(clean_line(node.text))
        hint = _("write a url, or {url: …, label: …}")
        if isinstance(node, Items):
            self.fault(node, _("a link is a list"), hint, words_of(node))
            return None
        fields = self.fields(node, LINK_KEYS, _("a link"))
        label = clean_line(self.text(fields.get("label"), "label"))
        url = clean_line(self.text(fields.get("url"), "url"))
        if not url:
            self.fault(node, _("a link without a url"), _("write {url: …, label: …}"), label)
        return Link(url, label or None)


def _shown(unread: str) -> str:
    """What a fault shows of a text that is in no field; nothing of one that has no word in it."""
    text = clean_line(unread[: 2 * LONGEST_UNREAD])
    text = text if len(text) <= LONGEST_UNREAD else f"{text[: LONGEST_UNREAD - 1]}…"
    return text if any(map(str.isalnum, text)) else ""
