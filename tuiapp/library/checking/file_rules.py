"""The rules about files and how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tuiapp.library.checking import word_account
from tuiapp.library.checking.remark import Remark
from tuiapp.library.checking.source_map import SourceMap, paper_nodes
from tuiapp.library.formats.dates import date_of_name
from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, Scalar
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.phrases import quoted
from tuiapp.messages import _, ngettext, translated


def dates_of_names(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each date of a file that is not the one of its name."""
    for source in sources:
        of_name = date_of_name(source.path)
        others: dict[str, Paper] = {}
        for paper in source.parsed.papers:
            if of_name and paper.date and paper.date != of_name:
                others.setdefault(paper.date, paper)
        for date, paper in others.items():
            why = _("the date {date} is not the one of the file's name, {of_name}").format(date=date, of_name=of_name)
            hint = _("rename the file, or mend the date")
            yield Remark(source.path, *source.place_of_date(paper), why, hint, "file-date")


def undated(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each file with papers that have no date."""
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


def empty_fields(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each field of a YAML digest that is there and says nothing."""
    for source in sources:
        roots = [root for root in source.tree.roots if isinstance(root, Pairs)] if source.tree else []
        nodes = [*roots, *paper_nodes(source.tree)] if source.tree else []
        for node in nodes:
            for key, value in node.pairs:
                # A paper without a title is a fault already.
                for name, place in _empty(key, value) if key.text != "title" else ():
                    why = clean_line(_("'{name}' is empty").format(name=name))
                    hint = _("fill it, or take it away")
                    yield Remark(source.path, place.line, place.column, why, hint, "empty-field")


def _empty(key: Scalar, value: Node | None) -> Iterator[tuple[str, Node]]:
    """The name and place of a field that says nothing, or of each item or note in it that does not."""
    if value is None or (isinstance(value, Scalar) and not value.text.strip()):
        yield key.text, key
    elif isinstance(value, Items):
        if not value.items:
            yield key.text, key
        for item in value.items:
            if isinstance(item, Scalar) and not item.text.strip():
                yield _("an item of {key}").format(key=key.text), item
    elif isinstance(value, Pairs):
        if not value.pairs:
            yield key.text, key
        for name, text in value.pairs:
            yield from ((f"{key.text}.{below}", place) for below, place in _empty(name, text))


def encodings(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each file that is not in UTF-8."""
    for source in sources:
        if source.encoding:
            why, _colon, hint = source.encoding.partition(": ")
            yield Remark(source.path, 0, 0, why, hint, "encoding")


def left_out(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each stretch of lines that were taken for the same, by the first of them."""
    for source in sources:
        for why, group in groupby(source.parsed.left_out, key=lambda one: one.why):
            first, *others = group
            words = quoted(" ".join([first.text, *(one.text for one in others)]))
            said = _("left out as {what}: {words}").format(what=translated(why), words=words)
            yield Remark(source.path, first.line, 0, said, "", "left-out")


def unplaced(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each line with words that are in no field of a paper and in no fault."""
    hint = _("write it where the format has a place for it, or take it away")
    for source in sources:
        for lost in word_account.unplaced(source.text, source.path, source.parsed) if source.text else ():
            why = _("in no field of any paper: “{text}”").format(text=lost.text)
            yield Remark(source.path, lost.line, 0, why, hint, "unplaced")


def backslashes(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each text of a YAML digest in which other readers of YAML find an escape where LaTeX is meant."""
    why = _("a backslash in double quotes, taken as text")
    hint = _("put the text in single quotes, and double any single quote in it")
    for source in sources:
        for place in source.tree.backslashes if source.tree else ():
            yield Remark(source.path, place.line, place.column, why, hint, "backslash")
