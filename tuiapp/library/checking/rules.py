"""The rules, each a function from all sheets to its remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from tuiapp.library import languages
from tuiapp.library.checking.remark import Remark
from tuiapp.library.checking.source_map import SourceMap, paper_nodes
from tuiapp.library.formats.dates import date_of_name
from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, Scalar
from tuiapp.library.identity import identities
from tuiapp.library.paper import Link, Paper
from tuiapp.library.paper_links import unopenable_links
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.folding import fold_tag
from tuiapp.library.text.phrases import quoted
from tuiapp.messages import _, ngettext


class Rule(NamedTuple):
    """What a rule remarks on, in words, and the function that finds it."""

    what: str
    find: Callable[[Sequence[SourceMap]], Iterator[Remark]]


def _entries(sources: Sequence[SourceMap]) -> Iterator[tuple[SourceMap, Paper]]:
    return ((source, paper) for source in sources for paper in source.parsed.papers)


def _missing_notes(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    for source, paper in _entries(sources):
        missing = [code for code in languages.CODES if paper.note(code) is None]
        if missing:
            place = source.place_of(paper, "notes") if paper.notes else source.place_of(paper, "")
            names = " and no ".join(f"{languages.english_name(code)} note" for code in missing)
            hint = "add " + " and ".join(f"'{code}:'" for code in missing) + " to 'notes'" if source.tree else ""
            yield Remark(source.path, *place, f"no {names}: {quoted(paper.title)}", hint, "missing-note")


def _tag_spellings(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    written = Counter(tag for source, paper in _entries(sources) for tag in paper.tags)
    # The first one of the alphabet among equals, as the sidebar has it.
    most_used: dict[str, str] = {}
    for tag in sorted(written, key=lambda tag: (-written[tag], tag)):
        most_used.setdefault(fold_tag(tag), tag)
    for source, paper in _entries(sources):
        for tag in paper.tags:
            usual = most_used[fold_tag(tag)]
            if tag != usual:
                place = source.place_of(paper, "tags", tag)
                why = f"the tag '{tag}' is elsewhere spelled '{usual}' ({written[usual]} to {written[tag]})"
                yield Remark(source.path, *place, why, f"write '{usual}'", "tag-spelling")


def _double_links(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    seen: dict[tuple[str, str], Paper] = {}
    for source, paper in _entries(sources):
        own: set[tuple[str, str]] = set()
        for link in paper.links:
            (name,) = identities(Paper("", links=(link,)))
            first = paper if name in own else seen.get(name)
            own.add(name)
            seen.setdefault(name, paper)
            if first is not None:
                where = "twice in one paper" if first is paper else f"also in {_source(first)}"
                why = f"the link {quoted(link.url)} is {where}"
                hint = "take one away" if first is paper else _hint_of_double(first)
                yield Remark(source.path, *source.place_of(paper, "links", link.url), why, hint, "double-link")


def _double_titles(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    seen: dict[frozenset[tuple[str, str]], Paper] = {}
    for source, paper in _entries(sources):
        if not paper.title:
            continue
        first = seen.setdefault(identities(Paper(paper.title)), paper)
        # Where the links say so too, one remark is enough.
        if first is not paper and not identities(first._replace(title="")) & identities(paper._replace(title="")):
            why = f"the title {quoted(paper.title)} is also in {_source(first)}"
            place = source.place_of(paper, "title", paper.title)
            yield Remark(source.path, *place, why, _hint_of_double(first), "double-title")


def _source(paper: Paper) -> str:
    return f"{paper.source.file}:{paper.source.line}"


def _hint_of_double(first: Paper) -> str:
    return f"keep one of them; the first is of {first.date}" if first.date else "keep one of them"


def _dates_of_names(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    for source in sources:
        of_name = date_of_name(source.path)
        others: dict[str, Paper] = {}
        for paper in source.parsed.papers:
            if of_name and paper.date and paper.date != of_name:
                others.setdefault(paper.date, paper)
        for date, paper in others.items():
            why = f"the date {date} is not the one of the file's name, {of_name}"
            yield Remark(
                source.path, *source.place_of_date(paper), why, "rename the file, or mend the date", "file-date"
            )


def _undated(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    for source in sources:
        undated = [paper for paper in source.parsed.papers if paper.date is None]
        # A date that cannot be read is a fault already.
        if undated and not source.parsed.faults:
            why = ngettext(
                "{number} paper has no date: neither the text nor the file's name gives one",
                "{number} papers have no date: neither the text nor the file's name gives one",
                len(undated),
            ).format(number=f"{len(undated):,}")
            hint = _("begin the file's name with the day, as 2025-04-24, or write the day above the papers")
            yield Remark(source.path, undated[0].source.line, 0, why, hint, "no-date")


def _unopenable_links(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    for source, paper in _entries(sources):
        for link, why in unopenable_links(paper):
            yield Remark(source.path, *_place_of_link(source, paper, link), why, "write an http(s) URL", "link")


def _place_of_link(source: SourceMap, paper: Paper, link: Link) -> tuple[int, int]:
    if link.where is None:
        return source.place_of(paper, "links", link.url)
    if link.where == "abstract":
        return source.place_of(paper, "abstract", link.url)
    return source.place_of(paper, "notes", link.url)


def _empty_fields(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    for source in sources:
        roots = [root for root in source.tree.roots if isinstance(root, Pairs)] if source.tree else []
        nodes = [*roots, *paper_nodes(source.tree)] if source.tree else []
        for node in nodes:
            for key, value in node.pairs:
                # A paper without a title is a fault already.
                for name, place in _empty(key, value) if key.text != "title" else ():
                    why = clean_line(f"'{name}' is empty")
                    yield Remark(source.path, place.line, place.column, why, "fill it, or take it away", "empty-field")


def _empty(key: Scalar, value: Node | None) -> Iterator[tuple[str, Node]]:
    """The name and place of a field that says nothing, or of each item or note in it that does not."""
    if value is None or (isinstance(value, Scalar) and not value.text.strip()):
        yield key.text, key
    elif isinstance(value, Items):
        if not value.items:
            yield key.text, key
        for item in value.items:
            if isinstance(item, Scalar) and not item.text.strip():
                yield f"an item of {key.text}", item
    elif isinstance(value, Pairs):
        if not value.pairs:
            yield key.text, key
        for name, text in value.pairs:
            yield from ((f"{key.text}.{below}", place) for below, place in _empty(name, text))


def _encodings(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    for source in sources:
        if source.encoding:
            why, _, hint = source.encoding.partition(": ")
            yield Remark(source.path, 0, 0, why, hint, "encoding")


def _left_out(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each stretch of lines that were taken for the same, by the first of them."""
    for source in sources:
        for why, group in groupby(source.parsed.left_out, key=lambda one: one.why):
            first, *others = group
            words = quoted(" ".join([first.text, *(one.text for one in others)]))
            said = _("left out as {what}: {words}").format(what=why, words=words)
            yield Remark(source.path, first.line, 0, said, "", "left-out")


_NAMES: Final = tuple(map(languages.english_name, languages.CODES))

RULES: Final = {
    "missing-note": Rule(
        f"a paper without a note in {' or in '.join(map(languages.english_name, languages.CODES))}", _missing_notes
    ),
    "tag-spelling": Rule("a tag that is more often spelled another way", _tag_spellings),
    "double-link": Rule("a link that another paper has too, or that a paper has twice", _double_links),
    "double-title": Rule("a title that another paper has too", _double_titles),
    "file-date": Rule("a date that is not the one of the file's name", _dates_of_names),
    "no-date": Rule(_("a file whose papers have no date"), _undated),
    "link": Rule("a link that cannot be opened", _unopenable_links),
    "empty-field": Rule("a field that is there and says nothing", _empty_fields),
    "encoding": Rule("a file that is not in UTF-8", _encodings),
    "left-out": Rule(_("text of a page that is in no paper"), _left_out),
}
"""The rules by the name that `--ignore` takes."""
