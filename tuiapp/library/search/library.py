"""The library: the parsed corpus, what can be asked of it, and what could not be read."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, Self

from tuiapp.library.fault import Fault
from tuiapp.library.index.corpus import Corpus
from tuiapp.library.paper import Paper
from tuiapp.library.search.date_range import UNDATED
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.library.search.query import Query, Term
from tuiapp.library.search.stages import Stage, StepKind, exact_stages, forgiven_stages

if TYPE_CHECKING:
    from tuiapp.library.search.matcher import Matcher

Sort = Literal["date", "title", "relevance"]

SCAN_CHUNK: int = 4096
"""Papers that are looked through between two keys: all of a typical corpus, and about 10 ms of a large one."""

_KEPT: int = 512
"""Papers that stay made: more than a screen shows."""


def _new_matcher(corpus: Corpus, marked: MarkedRows, query: Query) -> Matcher:
    # A start asks for nothing yet.
    from tuiapp.library.search.matcher import Matcher

    return Matcher(corpus, query, marked)


class Library:
    """Papers by row, newest day first and within a day as their file has them; undated papers come last.

    Attributes:
        corpus: the papers.
        marked: what the reader has marked of them, which the search is asked for too.

    """

    def __init__(self, corpus: Corpus, marked: MarkedRows | None = None) -> None:
        self.corpus = corpus
        self.paper = lru_cache(maxsize=_KEPT)(corpus.paper)
        self._ask(marked or MarkedRows(corpus))

    def _ask(self, marked: MarkedRows) -> None:
        self.marked = marked
        self._matcher = lru_cache(maxsize=4)(partial(_new_matcher, self.corpus, marked))

    def with_marks(self, marked: MarkedRows) -> Library:
        """The same papers with what is marked of them now; a search asks for what is marked when it begins."""
        if marked is self.marked:
            return self
        library = Library.__new__(Library)
        library.__dict__.update(self.__dict__)
        library._ask(marked)  # noqa: SLF001 - of the same class
        return library

    @classmethod
    def of(cls, papers: Iterable[Paper], faults: Iterable[Fault] = ()) -> Self:
        """A library of papers.

        Args:
            papers: in the order of their files.
            faults: what could not be read.

        """
        from tuiapp.library.index.indexed_paper import index_paper
        from tuiapp.library.index.writer import IndexRow, index_bytes

        return cls(Corpus(b"".join(index_bytes((IndexRow(index_paper(paper), 0) for paper in papers), faults))))

    def __len__(self) -> int:
        return self.corpus.total

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What could not be read."""
        return tuple(Fault(*fault) for fault in self.corpus.meta.faults)

    @cached_property
    def days(self) -> list[str]:
        """Every date facet of the corpus, newest first."""
        return [day or UNDATED for day in self.corpus.meta.days]

    def date(self, row: int) -> str:
        """The date facet of a row: ISO text, or UNDATED."""
        return self.days[self.corpus.day(row)]

    def share_with(self, part: str) -> float:
        """The share of the papers, from 0 to 1, that have a part: "abstract", "tag", a language by its code."""
        start, end = self.corpus.meta.has.get(part, (0, 0))
        return (end - start) / max(1, len(self))

    def matching(self, query: Query) -> Sequence[int]:
        """The rows of the papers that a query asks for, in reading order."""
        return self.matching_between(query, 0, len(self))

    def matching_between(self, query: Query, first: int, last: int) -> Sequence[int]:
        """Those rows from first up to last, so that a long search can stop for a key."""
        if not query.groups:
            return range(first, min(last, len(self)))
        return self._matcher(query).rows(first, min(last, len(self)))

    def stages(self, query: Query) -> tuple[Stage, ...]:
        """The stages in which the papers are found that a query asks for, in their order."""
        return exact_stages(query, self.corpus.words, len(self))

    def forgiven_stages(self, query: Query, refused: frozenset[StepKind] = frozenset()) -> tuple[Stage, ...]:
        """The stages in which papers are found that a query may have meant, but for the steps that are refused."""
        return tuple(forgiven_stages(query, self.corpus.words, refused))

    def found_in(self, stage: Stage, first: int, last: int) -> Sequence[int]:
        """The rows from first up to last that a stage finds, whether or not an earlier one has found them."""
        if stage.words is None:
            return self.matching_between(stage.query, first, last)
        rows: Sequence[int] = self.corpus.words.rows_with(stage.words, first, last)
        noted = self.marked.noted_between(first, last)
        if noted:
            rows = [row for row in rows if row not in self.marked.notes]
        rows = self.filtered(rows, stage.left) if stage.left.groups else rows
        # The index of words does not know those of the reader.
        return sorted([*rows, *self.filtered(noted, stage.query)]) if noted else rows

    def end_of_chunk(self, stage: Stage, first: int, papers: int) -> int:
        """How far a search has to go to look at so many papers.

        Args:
            stage: what is looked for; without conditions nothing has to be looked at.
            first: the row from which the search goes on.
            papers: how many papers are to be looked at, about.

        Returns:
            The row behind the last of them.

        """
        if stage.words is not None:
            few = min(sum(map(self.corpus.words.count, words)) for words in stage.words)
            return min(len(self), first + papers * len(self) // max(1, min(few, len(self))))
        return self._matcher(stage.query).end_of_chunk(first, papers) if stage.query.groups else len(self)

    def first_with(self, terms: tuple[Term, ...], enough: int) -> list[int]:
        """The newest rows for which terms hold, at least so many if there are as many."""
        query, found = Query.of(*terms), list[int]()
        for first in range(0, len(self), SCAN_CHUNK):
            found += self.matching_between(query, first, first + SCAN_CHUNK)
            if len(found) >= enough:
                break
        return found

    def filtered(self, rows: Sequence[int], query: Query) -> Sequence[int]:
        """Those of some rows that answer a query."""
        return self._matcher(query).filtered(rows)

    def sorted(self, rows: Sequence[int], query: Query, sort: Sort) -> Sequence[int]:
        """Rows in another order.

        Args:
            rows: in the order of the library.
            query: what the rows answer.
            sort: by title; or by relevance, as `relevance` weighs it. By date they stay as they are.

        """
        if sort == "title":
            if len(rows) == len(self):
                return array("I", self.corpus.by_title)
            is_there = self._flags(rows)
            return array("I", filter(is_there.__getitem__, self.corpus.by_title))
        if sort == "relevance" and query.words:
            from tuiapp.library.search.relevance import by_relevance

            return by_relevance(self.corpus, self.marked, rows, query)
        return rows

    def rows_of_day(self, day: str) -> range:
        """The rows of a day, none for one without papers."""
        if day not in self.days:
            return range(0)
        number = self.days.index(day)
        starts = [*self.corpus.meta.day_starts, len(self)]
        return range(starts[number], starts[number + 1])

    def row_of(self, paper: Paper) -> int | None:
        """The row where a paper stands, also after its file was read again; None where it is gone."""
        # Of those without a date there may be many, and few are kept.
        papers = ((row, self.corpus.paper(row)) for row in self.rows_of_day(paper.date or UNDATED))
        named = {row: other for row, other in papers if other.title == paper.title}
        return max(named, key=lambda row: (named[row] == paper, named[row].source == paper.source), default=None)

    @cached_property
    def tag_spellings(self) -> dict[str, str]:
        """For each folded tag, most used first, the spelling that is used most."""
        return {tag.folded: tag.spelling for tag in self.corpus.tags}

    def _flags(self, rows: Sequence[int]) -> bytearray:
        """A byte for each paper, 1 for those in the rows."""
        flags = bytearray(len(self))
        for row in rows:
            flags[row] = 1
        return flags

    def tag_counts(self, rows: Sequence[int]) -> list[int]:
        """How many of the rows each tag of the corpus has, in the order of its tags."""
        corpus = self.corpus
        if len(rows) == len(self):
            return [tag.end - tag.start for tag in corpus.tags]
        if len(rows) * _SPARSE < len(self):
            at, tags = corpus.tags_at, corpus.tags_of_rows
            counts = Counter(chain.from_iterable(tags[at[row] : at[row + 1]] for row in rows))
            return [counts[number] for number in range(len(corpus.tags))]
        is_there = self._flags(rows)
        # The postings of tags come first, and those of one tag stand together.
        last = corpus.tags[-1].end if corpus.tags else 0
        found = bytes(map(is_there.__getitem__, corpus.postings[:last]))
        return [found.count(1, tag.start, tag.end) for tag in corpus.tags]


_SPARSE: int = 5
"""Where fewer than one paper in so many answers, its tags are quicker counted paper by paper."""
