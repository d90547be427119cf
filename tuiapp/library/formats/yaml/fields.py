"""The fields of a YAML digest: nodes → a paper, whatever is wrong with a part of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tuiapp.library import languages
from tuiapp.library.formats.yaml import lists
from tuiapp.library.formats.yaml.keys import LINK_KEYS, PAPER_KEYS
from tuiapp.library.formats.yaml.mapping import MappingReader, is_blank
from tuiapp.library.formats.yaml.nodes import Broken, Items, Node, Pairs, Scalar, words_of
from tuiapp.library.paper import Link, Note, Paper, Property, Source
from tuiapp.library.text.cleaning import clean_line, clean_text
from tuiapp.library.text.entities import decoded
from tuiapp.library.text.latex_accents import with_letters
from tuiapp.messages import _

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@lru_cache(1 << 14)
def _line(text: str) -> str:
    """A text on one line; kept, as authors and tags come back in paper after paper."""
    return clean_line(decoded(text))


@lru_cache(1 << 14)
def _author(text: str) -> str:
    return clean_line(with_letters(decoded(text)))


def _text(text: str) -> str:
    return clean_text(decoded(text))


class FieldReader(MappingReader):
    """Turns the nodes of one file into papers."""

    def paper(self, node: Node, date: str | None) -> Paper | None:
        """One paper; whatever is wrong with a part of it, the other parts stand. None where there is nothing of one."""
        source = Source(self.path, node.line)
        if self.is_alias(node):
            return None
        if isinstance(node, Items) or is_blank(node):
            self.fault_of(node, _("an item that is no paper"), _("take it away, or begin it with '- title:'"))
            return None
        if isinstance(node, Scalar):
            if not isinstance(node, Broken):
                self.fault(node, _("a paper that is only a text"), _("begin it with '- title:'"))
            return Paper(_line(node.text), date, source=source)
        # A file that is one paper has its date among the paper's keys.
        known = PAPER_KEYS if node not in self.tree.roots else (*PAPER_KEYS, "date")
        others: dict[str, Node] = {}
        fields = self.fields(node, known, _("a paper"), others)
        title = _line(self.text(fields.get("title"), "title"))
        if not title:
            self.fault(node, _("a paper without a title"), _("add 'title:'"))
        return Paper(
            title=title,
            date=date,
            authors=tuple(map(_author, self.texts(fields.get("authors"), "authors"))),
            abstract=_text(self.text(fields.get("abstract"), "abstract")) or None,
            notes=self._notes(fields.get("notes")),
            tags=tuple(map(_line, self.texts(fields.get("tags"), "tags"))),
            links=self._links(fields.get("links")),
            properties=self._properties(fields.get("properties"), others),
            source=source,
        )

    def text(self, node: Node | None, what: str) -> str:
        """The text of a field; of a list or a mapping, its words as they are written."""
        if node is None or isinstance(node, Scalar):
            return self._with_comment(node, what) if node else ""
        if node.flow:
            sign = "[" if isinstance(node, Items) else "{"
            why = _("'{key}' is not a text, as it begins with {sign}").format(key=what, sign=sign)
            self.fault(node, why, _("put the whole text in quotes"))
            return self._as_text(node)
        why = _("'{key}' is a list and not a text") if isinstance(node, Items) else _("'{key}' has keys and is no text")
        self.fault(node, why.format(key=what), _("write '|' behind the colon, and the text below it"))
        return self._as_text(node)

    def _with_comment(self, node: Scalar, what: str) -> str:
        """A text with what YAML takes for a comment behind it, as in `title: Issue #5`: comments have a blank there."""
        comment = self.tree.glued_comment(node) if self._has_glued_comments and not isinstance(node, Broken) else ""
        if not comment or what in ("url", "links"):
            return node.text
        items = [*lists.split(node.text, what), *lists.split(comment, what)] if what in lists.KEYS else []
        hint = lists.hint(items) if items else _("put the whole text in quotes")
        self.fault(node, _("what stands behind a # is a comment"), hint)
        return f"{node.text} {comment}".strip()

    def _as_text(self, node: Node) -> str:
        """A node where a text should be, as one: of a list below its key the items are paragraphs."""
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Items) and not node.flow:
            return "\n\n".join(map(words_of, node.items))
        return self.tree.raw(node)

    def texts(self, node: Node | None, what: str) -> list[str]:
        """The texts of a list; a lone text is taken apart as its writer meant it, and noted."""
        if isinstance(node, Items):
            return [text for item in node.items if (text := self.text(item, what)).strip()]
        if node is None:
            return []
        if isinstance(node, Broken):
            return lists.split_broken(node.text, what)
        before = len(self.faults)
        text = self.text(node, what).strip()
        items = lists.split(text, what)
        if items and isinstance(node, Scalar) and len(self.faults) == before:
            self.fault(node, _("'{key}' is not a list: {text}").format(key=what, text=text), lists.hint(items))
        return items

    def _notes(self, node: Node | None) -> tuple[Note, ...]:
        if node is None or is_blank(node):
            return ()
        if not isinstance(node, Pairs):
            text = _text(self._as_text(node))
            code = languages.of_script(text) or languages.LATIN
            if not isinstance(node, Broken):
                hint = _("write '{code}: ' before it, in a line below 'notes:'").format(code=code)
                self.fault(node, _("'notes' has no languages"), hint)
            return (Note(code, text),) if text else ()
        notes: dict[str, str] = {}
        for key, value in node.pairs:
            code = key.text if _LANGUAGE.fullmatch(key.text) else self._code(key, value)
            if code in notes:
                hint = _("take one away: the first one counts")
                self.name(key, value, _("the key '{key}' a second time").format(key=key.text), hint)
            elif code and (text := _text(self.text(value, f"notes.{code}"))):
                notes[code] = text
        return tuple(Note(language, text) for language, text in notes.items())

    def _code(self, key: Scalar, value: Node | None) -> str:
        """The code of a language that is called by its name, which is noted; "" for what is none."""
        code = languages.code_of_name(key.text)
        hint = _("write '{code}'").format(code=code) if code else _("write two letters, as ko or en")
        self.name(key, value, _("'{key}' is not a language code").format(key=key.text), hint, is_read=bool(code))
        return code

    def _properties(self, node: Node | None, others: dict[str, Node]) -> tuple[Property, ...]:
        """What stands below `properties:`, and behind keys that a paper has not."""
        found: dict[str, str] = {}
        for key, value in node.pairs if isinstance(node, Pairs) else ():
            name = _line(key.text)
            if name in found:
                why = _("the key '{key}' a second time").format(key=key.text)
                self.name(key, value, why, _("take one away: the first one counts"))
            elif value is not None:
                found[name] = self._property(value)
        if node is not None and not isinstance(node, Pairs) and not is_blank(node):
            self.fault_of(
                node, _("'properties' has no keys"), _("write a key, a colon and a blank before it, in a line below")
            )
        for name, value in others.items():
            found[name] = "\n".join(filter(None, (found.get(name, ""), self._property(value))))
        return tuple(Property(name, text) for name, text in found.items() if text)

    def _property(self, value: Node) -> str:
        """The text of a property; the items of a list are parted by commas."""
        if isinstance(value, Items):
            return _text(", ".join(filter(None, map(words_of, value.items))))
        return _text(self._as_text(value))

    def _links(self, node: Node | None) -> tuple[Link, ...]:
        if isinstance(node, Items):
            links = [self._link(item) for item in node.items]
        elif isinstance(node, Pairs):
            links = [self._link(node)]
            self.fault(node, _("'links' is not a list"), lists.hint_of_links(filter(None, links)))
        else:
            links = [Link(_line(url)) for url in self.texts(node, "links")]
        return tuple(link for link in links if link and link.url)

    def _link(self, node: Node) -> Link | None:
        if isinstance(node, Scalar):
            return Link(_line(node.text))
        hint = _("write a url, or {url: …, label: …}")
        if isinstance(node, Items):
            self.fault(node, _("a link is a list"), hint, words_of(node))
            return None
        fields = self.fields(node, LINK_KEYS, _("a link"))
        label = _line(self.text(fields.get("label"), "label"))
        url = _line(self.text(fields.get("url"), "url"))
        if not url:
            self.fault(node, _("a link without a url"), _("write {url: …, label: …}"), label)
        return Link(url, label or None)
