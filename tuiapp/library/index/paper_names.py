"""The names of the papers of a corpus as numbers, so that what is marked of each is known without making it.

Three columns, one for each name of a `HashedNames`, and the places in them in the order of the names.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tuiapp.library.identity import HashedNames

_COLUMNS: Final = len(HashedNames._fields)


def name_sections(papers: Sequence[HashedNames]) -> Iterator[tuple[str, bytes]]:
    """The sections of the index, by name; the papers in the order of the rows."""
    names = array("Q", [name for column in zip(*papers, strict=True) for name in column])
    yield "names", names.tobytes()
    yield (
        "names_by_hash",
        array("I", sorted(filter(names.__getitem__, range(len(names))), key=names.__getitem__)).tobytes(),
    )


class PaperNames:
    """The names of all papers of a corpus.

    Args:
        section: the bytes of a section of the index, by its name; raises KeyError where there is none.

    """

    def __init__(self, section: Callable[[str], memoryview]) -> None:
        self._names = section("names").cast("Q")
        self._by_hash = section("names_by_hash").cast("I")
        self._total = len(self._names) // _COLUMNS

    def of(self, row: int) -> HashedNames:
        """The names of a row."""
        return HashedNames(*self._names[row :: self._total])

    def between(self, first: int, last: int) -> Iterator[tuple[int, ...]]:
        """The names of the rows from first up to last."""
        starts = range(0, len(self._names), self._total or 1)
        return zip(*(self._names[start + first : start + last].tolist() for start in starts), strict=True)

    def rows_named(self, name: int) -> Iterator[int]:
        """The rows that have a name."""
        names, by_hash = self._names, self._by_hash
        at = bisect_left(by_hash, name, key=names.__getitem__)
        while at < len(by_hash) and names[by_hash[at]] == name:
            yield by_hash[at] % self._total
            at += 1
