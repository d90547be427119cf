"""Which papers have a word: what tells whole words at once, and knows every word of the corpus.

The words of a corpus in their order, each with how many papers have it, and the rows of these papers. Words are bytes
as `searched_text` has them. Rows are kept in two bytes, so each part of the index is of MOST_ROWS papers at most.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Final

from stringzilla import Str

MOST_ROWS: Final = 1 << 16
"""Papers of one part of the index: a row counts in two bytes from the first of them."""

BLOCK: Final = 16
"""Words whose places are found together; only the first of them can be gone to."""

_MOSTLY: Final = 48
"""Bytes that nearly every word with its count is shorter than."""

_KEPT: Final = 1024
"""First words of blocks that stay read: those that the search for nearly any word comes by."""

_SECTIONS: Final = ("words", "words_at", "word_rows", "word_rows_at")


def word_sections(papers: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """The sections of the index, by name.

    Args:
        papers: the words of each paper in the order of the rows, with a line end between them.

    """
    for number, first in enumerate(range(0, len(papers), MOST_ROWS)):
        rows: defaultdict[bytes, array[int]] = defaultdict(partial(array, "H"))
        for row, words in enumerate(papers[first : first + MOST_ROWS]):
            for word in words.split(b"\n"):
                rows[word].append(row)
        rows.pop(b"", None)
        yield from zip((f"{name}{number}" for name in _SECTIONS), _packed(rows), strict=True)


def _packed(rows: Mapping[bytes, array[int]]) -> tuple[bytes, bytes, bytes, bytes]:
    words = sorted(rows)
    lines, lines_at, numbers_at = bytearray(), array("I"), array("I")
    numbers = array("H")
    for at, word in enumerate(words):
        if at % BLOCK == 0:
            lines_at.append(len(lines))
            numbers_at.append(len(numbers))
        count = len(rows[word])
        # Most words stand in one paper, and need not say so.
        lines += b"%b\n" % word if count == 1 else b"%b\t%d\n" % (word, count)
        numbers.extend(rows[word])
    return bytes(lines), lines_at.tobytes(), numbers.tobytes(), numbers_at.tobytes()


class WordIndex:
    """The words of a corpus and the rows that have them.

    Args:
        section: the bytes of a section of the index, by its name; raises KeyError where there is none.

    """

    def __init__(self, section: Callable[[str], memoryview]) -> None:
        self._parts: list[_Part] = []
        while True:
            try:
                found = [section(f"{name}{len(self._parts)}") for name in _SECTIONS]
            except KeyError:
                return
            self._parts.append(_Part(*found))

    def count(self, word: bytes) -> int:
        """How many papers have a word."""
        return sum(len(part.rows(word)) for part in self._parts)

    def rows(self, word: bytes) -> Iterator[int]:
        """The rows that have a word, in order."""
        return chain.from_iterable(
            map((number * MOST_ROWS).__add__, part.rows(word)) for number, part in enumerate(self._parts)
        )

    def rows_with(self, groups: Sequence[Sequence[bytes]], first: int, last: int) -> list[int]:
        """The rows from first up to last that have a word of each group, in order."""
        # The rarest words first: of the others only what is left has to be there.
        found: set[int] | None = None
        for words in sorted(groups, key=lambda words: sum(map(self.count, words))):
            rows = set(chain.from_iterable(self._rows_between(word, first, last) for word in words))
            found = rows if found is None else found & rows
        return sorted(found or ())

    def _rows_between(self, word: bytes, first: int, last: int) -> Iterator[int]:
        for number, part in enumerate(self._parts):
            start = number * MOST_ROWS
            if start < last and first < start + MOST_ROWS:
                rows = part.rows(word)
                low, high = bisect_left(rows, first - start), bisect_left(rows, last - start)
                yield from map(start.__add__, rows[low:high])

    def starting_with(self, beginning: bytes, most: int = 10_000) -> dict[bytes, int]:
        """The words that begin so, in order, each with how many papers have it; no more than so many of them."""
        found: dict[bytes, int] = {}
        for part in self._parts:
            for word, count in part.starting_with(beginning, most):
                found[word] = found.get(word, 0) + count
        return found

    def containing(self, letters: bytes, most: int) -> dict[bytes, int] | None:
        """The words that have some letters in them, each with how many papers have it.

        Args:
            letters: bytes of words, without anything that parts words.
            most: of how many papers together, each counted for each word, the words are told.

        Returns:
            None where there are more.

        """
        found: dict[bytes, int] = {}
        papers = 0
        for part in self._parts:
            for word, count in part.containing(letters):
                found[word] = found.get(word, 0) + count
                papers += count
                if papers > most:
                    return None
        return found

    def has_beginning(self, beginning: bytes) -> bool:
        """Whether any word begins so."""
        return any(next(part.starting_with(beginning, 1), None) for part in self._parts)


class _Part:
    """The words of some rows."""

    def __init__(self, lines: memoryview, lines_at: memoryview, rows: memoryview, rows_at: memoryview) -> None:
        self._lines = lines
        self._lines_at = lines_at.cast("I")
        self._rows = rows.cast("H")
        self._rows_at = rows_at.cast("I")
        self._find: Callable[[bytes, int], int] = Str(lines).find
        self._first = lru_cache(_KEPT)(self._read_first)

    def rows(self, word: bytes) -> Sequence[int]:
        """The rows of a word, counted from the first of this part."""
        number = self._block_of(word)
        if number < 0:
            return ()
        at = self._rows_at[number]
        for line in self._block(number):
            there, _, digits = line.partition(b"\t")
            count = int(digits or 1)
            if there == word:
                return self._rows[at : at + count]
            at += count
        return ()

    def starting_with(self, beginning: bytes, most: int) -> Iterator[tuple[bytes, int]]:
        """The words that begin so, and how many rows each has."""
        for number in range(max(0, self._block_of(beginning)), len(self._lines_at)):
            for line in self._block(number):
                word, _, digits = line.partition(b"\t")
                if word.startswith(beginning):
                    yield word, int(digits or 1)
                    most -= 1
                elif word > beginning:
                    return
                if not most:
                    return

    def containing(self, letters: bytes) -> Iterator[tuple[bytes, int]]:
        """The words that have some letters in them, and how many rows each has."""
        at = self._find(letters, 0)
        while at >= 0:
            number = bisect_right(self._lines_at, at) - 1
            for line in self._block(number):
                word, _, digits = line.partition(b"\t")
                # The letters may also be the digits of a count.
                if letters in word:
                    yield word, int(digits or 1)
            following = number + 1
            at = self._find(letters, self._lines_at[following]) if following < len(self._lines_at) else -1

    def _block_of(self, word: bytes) -> int:
        """The last block whose first word is not behind a word; -1 where there is none."""
        low, high = 0, len(self._lines_at)
        while low < high:
            middle = (low + high) // 2
            if self._first(middle) <= word:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def _read_first(self, number: int) -> bytes:
        start, length = self._lines_at[number], _MOSTLY
        while b"\n" not in (line := bytes(self._lines[start : start + length])):
            length *= 16
        return line.partition(b"\n")[0].partition(b"\t")[0]

    def _block(self, number: int) -> list[bytes]:
        end = self._lines_at[number + 1] if number + 1 < len(self._lines_at) else len(self._lines)
        return bytes(self._lines[self._lines_at[number] : end]).split(b"\n")[:-1]
