"""What in a file of each format is mark-up and not text: all that may be in no field and in no fault.

The account of words is as strict as this list is short. What a reader takes for a sign of its format has to be named
here, or `tuiapp check` calls it lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from tuiapp.library.formats import module_for
from tuiapp.library.formats.dates import date_line, to_date
from tuiapp.library.formats.yaml.keys import DIGEST_KEYS, LINK_KEYS, PAPER_KEYS, meant
from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, Scalar, nodes_in
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.text.cleaning import clean, clean_line

Lines = Iterator[tuple[int, str]]
"""Numbers of lines, counted from 1, each with text that stands in it; a line may come in several parts."""

_IN_NOTES: Final = (
    # The border of the English note, however it is misspelt.
    re.compile(r"\s*</?en[a-z]{2,6}>", re.IGNORECASE),
    # The heading of the links to other notes.
    re.compile(r"\s*#+ *links?:? *$", re.IGNORECASE),
)


_NOTE_LINES: Final = re.compile(
    "|".join(f"(?:^{markup.pattern})" for markup in _IN_NOTES), re.MULTILINE | re.IGNORECASE
)


def written_lines(text: str, path: str) -> Lines:
    """The lines of a file without its mark-up.

    Args:
        text: the whole file.
        path: its path, from which the format is known.

    """
    return READERS.get(module_for(path, text), _all)(text)


def _all(text: str) -> Lines:
    return enumerate(clean(text).split("\n"), start=1)


def _pasted(text: str) -> Lines:
    """A pasted post without the lines of its dates, labels of parts, the numbers of papers, and keys before it."""
    from tuiapp.library.checking.markdown_markup import preamble_lines
    from tuiapp.library.formats.front_matter import has_preamble, split
    from tuiapp.library.formats.post_labels import labelled_line, tags_of_line
    from tuiapp.library.formats.post_titles import NUMBER

    cleaned = clean(text)
    seen: set[str] = set()
    if has_preamble(cleaned):
        yield from preamble_lines(cleaned)
        cleaned = split(cleaned, "").text
    for number, line in enumerate(cleaned.split("\n"), start=1):
        if not _is_day(line):
            written = NUMBER.sub("", line.strip(), count=1) if NUMBER.match(line.strip()) else line
            labelled = labelled_line(written.strip(), is_among_labels=True)
            if tags := tags_of_line(written.strip()):
                # Twice at a paper a tag is one.
                yield number, " ".join(dict.fromkeys(tag for tag in tags if tag not in seen))
                seen.update(tags)
            else:
                yield number, labelled.text if labelled else written


def _listing(text: str) -> Lines:
    """A mail or list of arXiv without the names of fields and the sizes of files."""
    from tuiapp.library.formats import arxiv_listing as listing

    name = ""
    for number, line in _all(text):
        written = line.lstrip("> ").strip()
        if end := listing.END.fullmatch(written):
            written = end["url"]
        elif head := listing.HEAD.fullmatch(written):
            # The address of the entry says the same once more.
            written = f"https://arxiv.org/abs/{head['id']} {head['before'] or ''} {head['behind']}"
        elif (field := listing.FIELD.match(written)) and not line.startswith(" "):
            name = field["name"].lower()
            written = field["text"] if name in listing.LABELS else written
        is_names = name in {"author", "authors"} or (name == "title" and not line.startswith((" ", "Title")))
        yield number, listing.AND.sub(", ", f" {written} ") if is_names else listing.SIZE.sub("", written)


def _digest(text: str) -> Lines:
    from tuiapp.library.checking.markdown_markup import digest_lines

    return ((number, line) for number, line in digest_lines(text) if not _is_day(line))


def _note(text: str) -> Lines:
    """A note without its dates and without the labels of its parts, in front matter, headings or bold letters."""
    from tuiapp.library.formats.markdown.callouts import without_callouts
    from tuiapp.library.formats.markdown.labelled import heading_label, labelled
    from tuiapp.library.formats.vault_note import has_preamble, is_labelled

    cleaned = clean(text)
    if has_preamble(cleaned) or is_labelled(without_callouts(cleaned)):
        yield from _digest(_NOTE_LINES.sub("", cleaned))
        return
    for number, line in _all(text):
        written = line
        for markup in _IN_NOTES:
            written = markup.sub("", written, count=1) if markup.match(written) else written
        found = heading_label(written.lstrip("# ")) if written.startswith("#") else labelled(written)
        if found and found.label:
            written = written.replace(found.name, " ", 1)
        if not _is_day(written):
            yield number, written


def _page(text: str) -> Lines:
    """All lines of a page, also those that its reader leaves out; elements, attributes and scripts are mark-up."""
    from tuiapp.library.formats.html.page import read_page

    lines = (block.line for block in read_page(text).blocks)
    return ((line.number, line.text) for line in lines if not _is_day(line.text))


def _feed(text: str) -> Lines:
    """The pages of a feed's entries; what a feed says of itself is mark-up, and one that is none is refused whole."""
    from tuiapp.library.formats.feed import FeedError, entries_of

    try:
        entries = entries_of(text)
    except FeedError:
        return
    for entry in entries:
        yield from ((entry.line - 1 + number, line) for number, line in _page(entry.content))


def _yaml(text: str) -> Lines:
    """The texts of a YAML digest, the keys that it does not know, and what of the file is in neither.

    Mark-up are the keys of the format, comments, the lines `---`, `...` and `%YAML`, anchors, aliases and tags.
    """
    tree = parse(text)
    rest = list(tree.text)
    for root in tree.roots:
        for node in nodes_in(root):
            if isinstance(node, Scalar):
                start, end = tree.span(node)
                rest[start:end] = (letter if letter in "\r\n" else " " for letter in rest[start:end])
        yield from _texts(root)
    for number, line in enumerate(re.split("\r\n?|[\n\x85\u2028\u2029]", "".join(rest)), start=1):
        yield number, _YAML_MARKUP.sub(" ", line)


_YAML_MARKUP: Final = re.compile(
    r"""(?:(?<=[\s\]}"'])|^)\#.*        # comments
    | ^(?:---|\.\.\.)(?=\s|$)           # borders of documents
    | ^%[A-Z]+\ .*                     # directives
    | [&*][^\s,\]}]+ | ![^\s,\]}]*      # anchors and aliases, tags""",
    re.VERBOSE,
)
_KEYS: Final = frozenset((*DIGEST_KEYS, *PAPER_KEYS, *LINK_KEYS))


def _texts(root: Node) -> Lines:
    """The texts below a node with their lines, without the keys of the format and the codes of languages."""
    codes = {id(key) for notes in _notes_of(root) for key, _value in notes.pairs}
    for node in nodes_in(root):
        if isinstance(node, Items):
            yield from ((item.line, item.text) for item in node.items if isinstance(item, Scalar))
        elif isinstance(node, Pairs):
            for key, value in node.pairs:
                if clean_line(key.text) not in _KEYS and id(key) not in codes:
                    yield key.line, key.text
                if isinstance(value, Scalar) and not (meant(key.text, DIGEST_KEYS) == "date" and _is_day(value.text)):
                    yield from enumerate(value.text.split("\n"), start=value.line)
        elif node is root:
            yield node.line, node.text


def _notes_of(root: Node) -> Iterator[Pairs]:
    """The notes of all papers, also behind a key that is read as theirs."""
    pairs = (pair for node in nodes_in(root) if isinstance(node, Pairs) for pair in node.pairs)
    for key, value in pairs:
        if isinstance(value, Pairs) and meant(key.text, PAPER_KEYS) == "notes":
            yield value


def _is_day(text: str) -> bool:
    day = date_line(text)
    return day is not None and to_date(day) is not None


READERS: Final[dict[str, Callable[[str], Lines]]] = {
    "pasted_post": _pasted,
    "vault_note": _note,
    "markdown.digest": _digest,
    "yaml.digest": _yaml,
    "html.digest": _page,
    "feed": _feed,
    "arxiv_listing": _listing,
}
"""The text of a file by the module that reads its format."""
