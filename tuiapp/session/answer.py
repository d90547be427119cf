"""What a query finds: row by row of a library, one stage of the search after the other."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from tuiapp.library import Library
from tuiapp.library.search.library import SCAN_CHUNK
from tuiapp.library.search.query import Query
from tuiapp.library.search.stages import FEW, Stage, Step, StepKind

CHUNKS_AT_ONCE: Final = 4
"""Chunks that a key waits for where they have less than a screen of papers: a rare word is soon looked for."""

FIRST_CHUNK: Final = 512
"""Papers of a large library that are looked at before it is known whether more have to be."""

SPARSE: Final = 8
"""Where one paper in so many or fewer were found, the next letter is looked for among these alone."""

SCREENFUL: Final = 100
"""Papers that fill the list on the largest screens."""


class Answer(NamedTuple):
    """The rows of a library that answer a query, as far as it has been looked through.

    In a large library they come in chunks, the newest papers first, one stage of the search after the other.

    Attributes:
        library: the papers.
        query: what is asked.
        refused: steps of forgiveness that are not taken.
        stages: how the papers are looked for, in this order; what is forgiven comes last.
        starts: for each stage that was begun, how many rows those before it have found.
        rows: the rows found, in the order of the stages and within one in that of the library.
        scanned: how many rows of the library the last stage that was begun has looked through.
        is_forgiving: whether the steps of forgiveness are among the stages, which takes time to find out.

    """

    library: Library
    query: Query = Query()
    refused: frozenset[StepKind] = frozenset()
    stages: tuple[Stage, ...] = ()
    starts: tuple[int, ...] = (0,)
    rows: Sequence[int] = ()
    scanned: int = 0
    is_forgiving: bool = False

    @classmethod
    def to(cls, query: Query, library: Library, refused: frozenset[StepKind] = frozenset()) -> Answer:
        """What a query finds until a screen is full, from the newest paper on."""
        answer = cls(library, query, refused, library.stages(query)).scanned_further()
        for _ in range(CHUNKS_AT_ONCE - 1):
            if answer.is_exact_complete or len(answer.rows) >= SCREENFUL:
                break
            answer = answer.scanned_further()
        return answer

    @property
    def is_complete(self) -> bool:
        """Whether every paper has been looked at for the query."""
        return len(self.starts) > len(self.stages) and not self._will_forgive

    @property
    def is_exact_complete(self) -> bool:
        """Whether every paper has been looked at for what was asked exactly."""
        return len(self.starts) > len(self.stages) or self.stages[len(self.starts) - 1].step is not None

    @property
    def _will_forgive(self) -> bool:
        """Whether so little is what was asked exactly that what is forgiven has still to be looked for."""
        return not self.is_forgiving and bool(self.query.groups) and len(self.rows) < FEW

    @property
    def forgiven(self) -> tuple[tuple[Step, range], ...]:
        """The steps of forgiveness that found papers, each with the positions of their rows."""
        ends = (*self.starts[1:], len(self.rows))
        begun = zip(self.stages, self.starts, ends, strict=False)
        return tuple((stage.step, range(first, last)) for stage, first, last in begun if stage.step and first < last)

    @property
    def exact_total(self) -> int:
        """How many of the rows, which come first, are what was asked for exactly."""
        return next((found.start for _, found in self.forgiven), len(self.rows))

    @property
    def exact(self) -> Sequence[int]:
        """The rows that are what was asked for exactly, in the library's order."""
        if len(self.rows) == len(self.library):
            return range(len(self.library))
        exact = self.rows[: self.exact_total]
        return exact if len(self.stages) <= 1 else sorted(exact)

    @property
    def counted(self) -> Sequence[int]:
        """The rows of which the sidebar counts dates and tags: the exact ones, where there are none the forgiven."""
        return self.exact or sorted(self.rows)

    def place_of(self, row: int) -> int | None:
        """Where a row of the library stands among the rows, None where it does not."""
        for first, part in zip(self.starts, self.parts(), strict=True):
            place = bisect_left(part, row)
            if place < len(part) and part[place] == row:
                return first + place
        return None

    def place_behind(self, row: int) -> int | None:
        """Where the first paper of the first stage with papers stands that is as old as a row or older."""
        for first, part in zip(self.starts, self.parts(), strict=True):
            if part:
                place = bisect_left(part, row)
                return first + place if place < len(part) else None
        return None

    def parts(self) -> list[Sequence[int]]:
        """What each stage that was begun has found."""
        ends = (*self.starts[1:], len(self.rows))
        return [self.rows[first:last] for first, last in zip(self.starts, ends, strict=True)]

    def to_next(self, query: Query, library: Library) -> Answer:
        """What another query finds: among these rows where it can only narrow them, else in the whole library.

        Args:
            query: what is asked.
            library: the same papers, with what is marked of them now.

        """
        # Not on the way to the first frame, which asks for nothing.
        from tuiapp.library.search.matcher import narrows

        is_little = self.exact_total <= min(FIRST_CHUNK, len(library) // SPARSE)
        is_same = library is self.library and bool(self.query.groups) and self.is_exact_complete
        if not (is_same and is_little and narrows(query, self.query)):
            return Answer.to(query, library)
        found, starts, stages = array("I"), list[int](), library.stages(query)
        for stage in stages:
            starts.append(len(found))
            earlier = frozenset(found)
            found.extend(row for row in library.filtered(self.exact, stage.query) if row not in earlier)
        return Answer(library, query, stages=stages, starts=tuple(starts), rows=found).in_next_stage()

    def scanned_further(self) -> Answer:
        """With what the next chunk of the library has to answer; without a query there is nothing to look for."""
        total, number = len(self.library), len(self.starts) - 1
        if number == len(self.stages):
            forgiven = self.library.forgiven_stages(self.query, self.refused)
            return self._replace(stages=self.stages + forgiven, is_forgiving=True)
        # Common words fill the screen long before the end of a whole chunk.
        is_first = not self.scanned and not number
        stage = self.stages[number]
        last = self.library.end_of_chunk(stage, self.scanned, FIRST_CHUNK if is_first else SCAN_CHUNK)
        more = self.library.found_in(stage, self.scanned, last)
        if number:
            earlier = self._found_between(self.scanned, last)
            more = [row for row in more if row not in earlier]
        rows = array("I", self.rows) + array("I", more) if len(self.rows) else more
        there = self._replace(rows=rows, scanned=last)
        return there if last < total else there.in_next_stage()

    def _found_between(self, first: int, last: int) -> set[int]:
        """The rows from first up to last that earlier stages have found."""
        parts = self.parts()[:-1]
        return {row for part in parts for row in part[bisect_left(part, first) : bisect_left(part, last)]}

    def in_next_stage(self) -> Answer:
        """At the beginning of the next stage."""
        return self._replace(starts=(*self.starts, len(self.rows)), scanned=0)
