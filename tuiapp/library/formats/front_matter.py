"""What stands before a note: YAML or TOML between lines of signs, Logseq's `key::` lines, comments.

Obsidian calls the keys of the first properties, Logseq those of the second; a comment is between `<!-- -->`, or
between `%%` in Obsidian. The note behind them is read as if they were not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.formats.dates import date_of_name, name_of
from tuiapp.library.formats.labels import label_of
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean, clean_line
from tuiapp.library.text.entities import decoded
from tuiapp.library.text.latex_accents import with_letters
from tuiapp.messages import _

_BEGINS: Final = re.compile(r"\s*(?:---[ \t]*\n|\+\+\+[ \t]*\n|<!--|%%|(?:-[ \t]+)?[\w][\w .-]{0,40}::(?:[ \t]|\n))")
_YAML: Final = re.compile(r"---[ \t]*\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML: Final = re.compile(r"\+\+\+[ \t]*\n(?P<body>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT: Final = re.compile(r"<!--(?P<html>.*?)-->|%%(?P<obsidian>.*?)%%", re.DOTALL)
LINE_OF_PROPERTY: Final = re.compile(
    r"[ \t]*(?:-[ \t]+)?(?P<key>[\w][\w .-]{0,40})::(?:[ \t]+(?P<value>[^\n]*)|[ \t]*)(?:\n|\Z)"
)
_HAS_KEY: Final = re.compile(r"^[^\s#:][^:\n]*:(?:\s|$)", re.MULTILINE)

_NAMES_OF_ITS_OWN: Final = frozenset(
    {"aliases", "alias", "name", "model", "models", "data", "day", "topic", "note", "notes"}
)
"""Keys that say something of the note in Obsidian, where the same word before a part of a paper names that part."""


class Preamble(NamedTuple):
    """What stands before a note.

    Attributes:
        properties: each key with its values, in their order.
        text: the note, with blank lines in the place of all that stood before it.
        faults: what could not be read of it.
        is_outline: whether it has properties as Logseq has them, whose notes are lists of items.

    """

    properties: tuple[tuple[str, tuple[str, ...]], ...]
    text: str
    faults: tuple[Fault, ...] = ()
    is_outline: bool = False


def has_preamble(text: str) -> bool:
    """Whether something stands before a note; quick, for most have nothing."""
    return _BEGINS.match(text) is not None


def split(text: str, path: str) -> Preamble:
    """What stands before a note, and the note; `text` is cleaned."""
    found: list[tuple[str, tuple[str, ...]]] = []
    faults: list[Fault] = []
    is_outline = False
    while _BEGINS.match(text):
        start = len(text) - len(text.lstrip())
        line = text.count("\n", 0, start) + 1
        end = _take(text, start, found)
        if end is None:
            break
        if end < 0:
            end = -end
            why, hint = _("the properties before the note are no mapping"), _("write each as 'key: value'")
            faults.append(Fault(path, line, 0, why, hint, clean_line(text[start:end])))
        is_outline = is_outline or LINE_OF_PROPERTY.match(text, start) is not None
        text = _blank(text[:end]) + text[end:]
    return Preamble(tuple(found), text, tuple(faults), is_outline)


def _take(text: str, start: int, found: list[tuple[str, tuple[str, ...]]]) -> int | None:
    """Take what begins at a place; answers where it ends, below 0 where it says nothing, None where nothing begins."""
    if comment := _COMMENT.match(text, start):
        found.append(("comment", ((comment["html"] or comment["obsidian"] or "").strip(),)))
        return comment.end()
    for form, read in ((_YAML, _yaml), (_TOML, _toml)):
        if match := form.match(text, start):
            pairs = read(match["body"])
            if not match["body"].strip():
                return match.end()
            if pairs is None and not _HAS_KEY.search(match["body"]):
                return None
            found += pairs or ()
            return match.end() if pairs is not None else -match.end()
    end = start
    while match := LINE_OF_PROPERTY.match(text, end):
        found.append((match["key"].strip(), tuple(filter(None, [(match["value"] or "").strip()]))))
        end = match.end()
    return end if end > start else None


def _blank(text: str) -> str:
    """The line ends of a text, so that the lines below it keep their numbers."""
    return "\n" * text.count("\n")


def _yaml(body: str) -> list[tuple[str, tuple[str, ...]]] | None:
    from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, Scalar
    from tuiapp.library.formats.yaml.parser import parse

    lines = body.split("\n")

    def values(node: Node | None) -> Iterator[str]:
        if isinstance(node, Scalar):
            yield node.text
        elif isinstance(node, Items):
            for item in node.items:
                yield from values(item) if not isinstance(item, Pairs) else (f"{k}: {v}" for k, v in pairs(item, ""))

    def pairs(node: Pairs, above: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for key, value in node.pairs:
            name = f"{above}{key.text}"
            if isinstance(value, Pairs):
                yield from pairs(value, f"{name}.")
                continue
            found = tuple(text for text in values(value) if text.strip())
            # YAML takes `#rl` behind a key for a comment; here it is a tag.
            behind = lines[key.line - 1].partition(":")[2].strip()
            yield name, found or ((behind,) if behind.startswith("#") else ())

    tree = parse(body)
    roots = [root for root in tree.roots if isinstance(root, Pairs)]
    return [pair for root in roots for pair in pairs(root, "")] if roots else None


def _toml(body: str) -> list[tuple[str, tuple[str, ...]]] | None:
    import tomllib

    def pairs(table: Mapping[str, object], above: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for key, value in table.items():
            if isinstance(value, dict):
                yield from pairs(value, f"{above}{key}.")
            else:
                yield f"{above}{key}", tuple(map(str, value)) if isinstance(value, list) else (str(value),)

    try:
        return list(pairs(tomllib.loads(body), ""))
    except tomllib.TOMLDecodeError:
        return None


def take_properties(draft: PaperDraft, preamble: Preamble) -> None:
    """Give a paper what stands before its note: what a field is for goes there, all else are its properties."""
    for key, values in preamble.properties:
        # An escape of YAML or TOML may be any letter.
        texts = [clean(decoded(value)) for value in values]
        leaf = key.rpartition(".")[2]
        label = None if leaf.lower() in _NAMES_OF_ITS_OWN else label_of(leaf)
        if label is None or not texts:
            draft.keep(key, ", ".join(texts))
        elif label.part == "tags" and len(texts) > 1:
            draft.tags += (text.strip().lstrip("#") for text in texts)
        elif label.part == "authors" and len(texts) > 1:
            draft.authors += (with_letters(_unlinked(text)) for text in texts)
        else:
            for text in texts:
                draft.take(label, _unlinked(text))


def _unlinked(text: str) -> str:
    """A value that is a link to another note of Obsidian's, as its words."""
    stripped = text.strip()
    is_link = stripped.startswith("[[") and stripped.endswith("]]") and "]]" not in stripped[:-2]
    return stripped[2:-2].rpartition("|")[2] if is_link else text


def read_below(text: str, path: str, read: Callable[[str, str, str | None], Parsed]) -> Parsed:
    """What a reader makes of a text below what stands before it, which each of its papers is given.

    Args:
        text: the whole file.
        path: the file, as shown.
        read: (the text, the file, its day) → its papers.

    """
    preamble = split(clean(text), path)
    file = PaperDraft(1)
    take_properties(file, preamble)
    parsed = read(preamble.text, path, file.date or date_of_name(path) or file.published)
    papers = tuple(_with_properties(paper, file, is_alone=len(parsed.papers) == 1) for paper in parsed.papers)
    if not papers and preamble.properties:
        file.title = file.title or name_of(path).title
        papers = (file.paper(path),)
    return parsed._replace(papers=papers, faults=(*preamble.faults, *parsed.faults))


def _with_properties(paper: Paper, file: PaperDraft, *, is_alone: bool) -> Paper:
    """A paper with what stands before it; what holds for several papers is a property of each of them."""
    draft = PaperDraft(
        1, properties=[*paper.properties, *file.properties], arxiv_ids=file.arxiv_ids if is_alone else []
    )
    draft.links += [*file.links, *paper.links] if is_alone else paper.links
    for link in () if is_alone else file.links:
        draft.keep(link.label or "link", link.url)
    if file.title != paper.title:
        draft.keep("title", file.title)
    is_nameless = is_alone and not paper.authors
    if not is_nameless and tuple(file.authors) != paper.authors:
        draft.keep("authors", ", ".join(file.authors))
    for name, texts in (("abstract", file.abstract), ("note", [text for _code, text in file.texts])):
        draft.keep(name, "\n\n".join(texts))
    told = draft.paper("")
    return paper._replace(
        authors=tuple(file.authors) if is_nameless else paper.authors,
        tags=tuple(dict.fromkeys((*paper.tags, *file.tags))),
        links=told.links,
        properties=told.properties,
    )
