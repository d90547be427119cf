"""The canonical format: one day a YAML file, `date:` and `papers:`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tuiapp.library import languages
from tuiapp.library.fault import Fault
from tuiapp.library.formats.dates import date_line, date_of_name, to_date
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, ParseError, Scalar, Tree
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.paper import Link, Note, Paper, Source
from tuiapp.library.text.cleaning import clean_line, clean_text

DIGEST_KEYS: Final = ("date", "papers")
PAPER_KEYS: Final = ("title", "links", "authors", "abstract", "notes", "tags")
LINK_KEYS: Final = ("url", "label")

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_LINE_END: Final = re.compile("\r\n?|[\n\x85\u2028\u2029]")
"""All that the YAML parser counts as one."""

_MOST_READ_AGAIN: Final = 2**26
"""Characters that are parsed again behind broken papers before the rest of a file is given up, about two seconds."""

_clean_name = lru_cache(1 << 14)(clean_line)
"""For authors and tags, which come back in paper after paper."""


def read(text: str, path: str) -> Parsed:
    """The papers of a YAML digest; a paper that is broken is a fault, and the ones around it open."""
    reader = _Reader(path)
    papers: list[Paper] = []
    found_date: str | None = None
    for tree in _restarted(text):
        for slip in tree.slips:
            reader.fault(slip, slip.why, slip.hint)
        truncated_paper = _truncated_paper(tree)
        for root in tree.roots:
            date, nodes = reader.digest(root)
            found_date = date or found_date
            papers += (reader.paper(node, found_date) for node in nodes if node is not truncated_paper)
    return Parsed(tuple(papers), tuple(sorted(reader.faults)))


def _restarted(text: str) -> Iterator[Tree]:
    """The text's tree; after a fatal slip also the tree of what follows, from the next line that begins a paper."""
    lines: list[str] = []
    left = max(_MOST_READ_AGAIN, 20 * len(text))
    while True:
        tree = parse(text)
        yield tree
        slip = next((slip for slip in tree.slips if slip.fatal), None)
        if slip is None or slip.line == 0:
            return
        lines = lines or _LINE_END.split(text)
        papers = _papers_of(tree)
        form = re.compile(" " * (papers.column - 1) + "- " if papers else " {0,8}- ")
        # A bracket that is never closed is noticed in the paper below it, so the broken paper is the last one begun.
        broken = papers.items[-1].line if papers and papers.items else slip.line
        # lines[broken] is the line after it: lines count from 1.
        restart = next((n for n in range(broken, len(lines)) if form.match(lines[n])), None)
        if restart is None:
            return
        left -= len(text)
        if left < 0:
            given_up = Tree()
            given_up.slips.append(
                ParseError(restart + 1, 0, "from here on nothing is read", "mend what is wrong above")
            )
            yield given_up
            return
        lines[:restart] = [""] * (restart - 1) + ["papers:"]
        text = "\n".join(lines)


def _truncated_paper(tree: Tree) -> Pairs | None:
    """The paper in which a broken text stopped before its title, so that there is nothing to show of it."""
    papers = _papers_of(tree)
    last = papers.items[-1] if papers and papers.items else None
    if not isinstance(last, Pairs) or not any(slip.fatal for slip in tree.slips):
        return None
    return None if any(key.text == "title" and value for key, value in last.pairs) else last


def _papers_of(tree: Tree) -> Items | None:
    """The list of papers, as far as it was parsed."""
    pairs = (pair for root in tree.roots if isinstance(root, Pairs) for pair in root.pairs)
    return next((value for key, value in pairs if key.text == "papers" and isinstance(value, Items)), None)


class _Reader:
    """Turns nodes into papers, noting each thing that is not as the format has it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.faults: list[Fault] = []

    def fault(self, place: Node | ParseError, why: str, hint: str = "") -> None:
        """Note one fault at a node's place; digest text inside the message is cleaned like any other."""
        self.faults.append(Fault(self._path, place.line, place.column, clean_line(why), clean_line(hint)))

    def digest(self, root: Node) -> tuple[str | None, list[Node]]:
        """The date and the paper nodes of one document."""
        if isinstance(root, Items):
            self.fault(root, "the file is a list", "write 'papers:' above it, and indent nothing")
            return date_of_name(self._path), root.items
        if isinstance(root, Scalar):
            if root.text:
                self.fault(root, "the file is one text", "a digest has the keys 'date' and 'papers'")
            return None, []
        fields = self._fields(root, DIGEST_KEYS, "a digest")
        papers = fields.get("papers")
        if isinstance(papers, Items):
            return self._date(fields.get("date")), papers.items
        if papers is not None and not (isinstance(papers, Scalar) and not papers.text):
            self.fault(papers, "'papers' is not a list", "begin each paper with '- title:'")
        return self._date(fields.get("date")), [papers] if isinstance(papers, Pairs) else []

    def paper(self, node: Node, date: str | None) -> Paper:
        """One paper; whatever is wrong with a part of it, the other parts stand."""
        if not isinstance(node, Pairs):
            self.fault(node, "a paper is not a mapping", "begin it with '- title:'")
            title = clean_line(node.text) if isinstance(node, Scalar) else ""
            return Paper(title, date, source=Source(self._path, node.line))
        fields = self._fields(node, PAPER_KEYS, "a paper")
        title = clean_line(self._text(fields.get("title"), "title"))
        if not title and not _is_misspelt(node, "title"):
            self.fault(fields.get("title") or node, "a paper without a title", "add 'title:'")
        return Paper(
            title=title,
            date=date,
            authors=tuple(map(_clean_name, self._texts(fields.get("authors"), "authors"))),
            abstract=clean_text(self._text(fields.get("abstract"), "abstract")) or None,
            notes=self._notes(fields.get("notes")),
            tags=tuple(map(_clean_name, self._texts(fields.get("tags"), "tags"))),
            links=self._links(fields.get("links")),
            source=Source(self._path, node.line),
        )

    def _fields(self, node: Pairs, known: tuple[str, ...], of: str) -> dict[str, Node]:
        """The values by key; the first of a repeated key counts, as it is the one a reader sees first."""
        fields: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.text not in known:
                self.fault(key, *_unknown(key.text, known, of))
            elif key.text in fields:
                counts = f"the one in line {fields[key.text].line} counts"
                self.fault(key, f"the key '{key.text}' a second time", counts)
            elif value is not None:
                fields[key.text] = value
        return fields

    def _date(self, node: Node | None) -> str | None:
        if node is None:
            return date_of_name(self._path)
        text = self._text(node, "date")
        match = date_line(text)
        date = to_date(match) if match else None
        if date is None and text:
            why = "no such day in the calendar" if match else "not a date"
            self.fault(node, f"{why}: {text}", "write it as 2025-04-24")
        return date

    def _text(self, node: Node | None, what: str) -> str:
        if node is None or isinstance(node, Scalar):
            return node.text if node else ""
        self.fault(node, f"'{what}' is not a text", "quote a text that begins with [ or {")
        return ""

    def _texts(self, node: Node | None, what: str) -> list[str]:
        """The texts of a list; a lone text is taken as a list of one and noted."""
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            return []
        if not isinstance(node, Items):
            text = self._text(node, what)
            if text:
                self.fault(node, f"'{what}' is not a list", f"write it as [{text.strip()}]")
            return [text] if text else []
        return [text for item in node.items if (text := self._text(item, what)).strip()]

    def _notes(self, node: Node | None) -> tuple[Note, ...]:
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            return ()
        if not isinstance(node, Pairs):
            self.fault(node, "'notes' has no languages", "write 'ko:' or 'en:' before each note")
            return (Note(languages.CODES[0], clean_text(node.text)),) if isinstance(node, Scalar) else ()
        notes: dict[str, str] = {}
        for key, value in node.pairs:
            if not _LANGUAGE.fullmatch(key.text):
                self.fault(key, f"'{key.text}' is not a language code", "two letters, as ko or en")
            elif key.text in notes:
                self.fault(key, f"the key '{key.text}' a second time", "the first one counts")
            elif text := clean_text(self._text(value, f"notes.{key.text}")):
                notes[key.text] = text
        return tuple(Note(language, text) for language, text in notes.items())

    def _links(self, node: Node | None) -> tuple[Link, ...]:
        if isinstance(node, Items):
            links = [self._link(item) for item in node.items]
        else:
            links = [Link(clean_line(url)) for url in self._texts(node, "links")]
        return tuple(link for link in links if link and link.url)

    def _link(self, node: Node) -> Link | None:
        if isinstance(node, Scalar):
            return Link(clean_line(node.text))
        if isinstance(node, Items):
            self.fault(node, "a link is a list", "write a url, or {url: …, label: …}")
            return None
        fields = self._fields(node, LINK_KEYS, "a link")
        label = clean_line(self._text(fields.get("label"), "label"))
        if "url" not in fields:
            self.fault(node, "a link without a url", "write {url: …, label: …}")
        return Link(clean_line(self._text(fields.get("url"), "url")), label or None)


def _is_misspelt(node: Pairs, name: str) -> bool:
    """Whether a key of a paper was meant to be this one, which has been said of it."""
    strange = (key.text for key, _ in node.pairs if key.text not in PAPER_KEYS)
    return any(_nearest(key, PAPER_KEYS) == name for key in strange)


@lru_cache(64)
def _nearest(key: str, known: tuple[str, ...]) -> str | None:
    """The key that a misspelt one was probably meant to be."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(key.strip().lower(), known, n=1)), None)


def _unknown(key: str, known: tuple[str, ...], of: str) -> tuple[str, str]:
    """Why and hint for a key the format has not."""
    if key == "<<":
        return "the merge key '<<' is not followed", "write the keys out"
    near = _nearest(key, known)
    hint = f"did you mean '{near}'?" if near else f"{of} has " + ", ".join(known)
    return f"unknown key '{key}'", hint
