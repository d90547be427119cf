"""The parsed corpus in memory: papers in reading order, what can be asked of them, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain, groupby
from pathlib import PurePath
from typing import Literal

from tuiapp.library.fault import Fault
from tuiapp.library.folding import fold, fold_tag
from tuiapp.library.matching import finder, text_of
from tuiapp.library.paper import Digest, Paper
from tuiapp.library.query import Query, Term, is_in_dates

UNDATED = "undated"
"""The date facet of papers without a date."""

Sort = Literal["date", "title", "relevance"]


class Library:
    """Papers by row, newest day first and within a day as their file has them; undated papers come last."""

    def __init__(self, papers: Iterable[Paper], faults: Iterable[Fault] = ()) -> None:
        self._papers = sorted(papers, key=lambda paper: paper.date or "", reverse=True)
        self._folded: dict[str, list[str]] = {}
        self.faults = tuple(faults)

    def __len__(self) -> int:
        return len(self._papers)

    def paper(self, row: int) -> Paper:
        """The paper in a row."""
        return self._papers[row]

    def date(self, row: int) -> str:
        """The date facet of a row: ISO text, or UNDATED."""
        return self._papers[row].date or UNDATED

    def digests(self) -> list[Digest]:
        """The papers by day, newest first."""
        return [Digest(date, tuple(papers)) for date, papers in groupby(self._papers, key=lambda paper: paper.date)]

    def matching(self, query: Query) -> Sequence[int]:
        """The rows of the papers that a query asks for, in reading order."""
        rows: Sequence[int] = range(len(self))
        # The cheap conditions first, so that text is looked through only where it can matter.
        for term in sorted(query.terms, key=lambda term: term.field not in ("date", "tag", "has")):
            holds = self._condition(term)
            rows = [row for row in rows if holds(row) is not term.is_negated]
        return rows

    def _condition(self, term: Term) -> Callable[[int], bool]:
        """Whether a term holds for a row, as a function that is called for every row."""
        papers, tags = self._papers, self._tags
        if term.field == "date":
            return lambda row: is_in_dates(papers[row].date or UNDATED, term.values)
        if term.field == "tag":
            meant = self._tags_meant(term.values)
            return lambda row: not tags[row].isdisjoint(meant)
        if term.field == "has":
            return lambda row: bool(text_of(papers[row], term.values[0]))
        texts, is_found = self._texts(term.field), finder(term)
        return lambda row: is_found(texts[row])

    def _tags_meant(self, values: tuple[str, ...]) -> frozenset[str]:
        """The tags that values name; one that no paper has is half-typed and means all that begin with it."""
        known = self.tag_spellings
        meant = ([value] if value in known else [tag for tag in known if tag.startswith(value)] for value in values)
        return frozenset(tag for tags in meant for tag in tags)

    def _texts(self, field: str) -> list[str]:
        """The folded text of one field of every paper, made when it is first asked for."""
        if field not in self._folded:
            self._folded[field] = [fold(text_of(paper, field)) for paper in self._papers]
        return self._folded[field]

    def sorted(self, rows: Sequence[int], query: Query, sort: Sort) -> Sequence[int]:
        """Rows in another order: by title, or first those that match in the title, then tags, notes and abstract."""
        if sort == "title":
            return sorted(rows, key=self._texts("title").__getitem__)
        if sort == "relevance" and query.words:
            return sorted(rows, key=lambda row: self._relevance(row, query.words), reverse=True)
        return rows

    def _relevance(self, row: int, words: tuple[Term, ...]) -> int:
        weights = {"title": 8, "tag": 4, "notes": 2, "abstract": 1}
        return sum(
            weight for field, weight in weights.items() for word in words if finder(word)(self._texts(field)[row])
        )

    def row_of(self, paper: Paper) -> int | None:
        """The row where a paper stands, also after its file was read again; None where it is gone."""
        same_day = (row for row, other in enumerate(self._papers) if other.date == paper.date)
        return next((row for row in same_day if self._papers[row].title == paper.title), None)

    def row_of_note(self, name: str) -> int | None:
        """The row of the paper that a wikilink names: its file `YYMMDD Title`, or its day and the title's beginning."""
        from tuiapp.library.formats.dates import NAME_DATE, date_of_name

        stem = PurePath(name.split("|", maxsplit=1)[0].split("#", maxsplit=1)[0].strip().removesuffix(".md")).name
        date, title = date_of_name(stem), fold(NAME_DATE.sub("", stem))
        rows = [row for row, paper in enumerate(self._papers) if date is None or paper.date == date]
        named = (row for row in rows if PurePath(self._papers[row].source.file).stem == stem)
        begun = (row for row in rows if title and self._texts("title")[row].startswith(title))
        return next(chain(named, begun), None)

    @cached_property
    def _tags(self) -> list[frozenset[str]]:
        return [frozenset(map(fold_tag, paper.tags)) for paper in self._papers]

    @cached_property
    def tag_spellings(self) -> dict[str, str]:
        """For each folded tag, the spelling that is used most; the first one of the alphabet among equals."""
        written = Counter(tag for paper in self._papers for tag in paper.tags)
        by_use = sorted(sorted(written, reverse=True), key=written.__getitem__)
        return {fold_tag(tag): tag for tag in by_use}

    @cached_property
    def days(self) -> list[str]:
        """Every date facet of the corpus, newest first."""
        return list(dict.fromkeys(paper.date or UNDATED for paper in self._papers))

    def date_counts(self, rows: Iterable[int]) -> dict[str, int]:
        """How many of the rows each day has, newest first; every day of the corpus is there."""
        counts = dict.fromkeys(self.days, 0)
        for row in rows:
            counts[self._papers[row].date or UNDATED] += 1
        return counts

    def tag_counts(self, rows: Iterable[int]) -> dict[str, int]:
        """How many of the rows each folded tag has; every tag of the corpus is there."""
        counts = Counter(tag for row in rows for tag in self._tags[row])
        return {tag: counts[tag] for tag in self.tag_spellings}
