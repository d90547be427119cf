"""The index of a corpus, opened: the same bytes whether they were just made or are mapped from a snapshot.

    head │ searched texts │ initials │ where each begins │ their joints │ records │ words │ facets │ names │ …

Behind that stand the files and the meta. Nothing is unpacked before it is asked for: opening a million papers costs
what opening five does, and there are no objects for the garbage collector to walk. Rows are papers, newest day first.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from mmap import mmap
from struct import Struct, error
from typing import Any, Final, Literal, NamedTuple

from stringzilla import Str

from tuiapp import __version__, messages
from tuiapp.library.index.indexed_paper import CODE_END, NOTE_MARK, section_marks
from tuiapp.library.index.paper_codec import paper_of
from tuiapp.library.index.paper_names import PaperNames
from tuiapp.library.index.word_index import WordIndex
from tuiapp.library.paper import Paper
from tuiapp.library.text.searched_text import keyed
from tuiapp.messages import _

FORMAT: Final = 8
"""Counts up with whatever the readers of digests, the folding or this layout do differently."""

HEAD: Final = Struct("<40sQQII")
"""Kind, length of the body, length of the meta behind it, checksum of the meta, checksum of the body."""


def kind(language: str) -> bytes:
    """What a snapshot must begin with, for a program that speaks a language, as the faults in it are sentences."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    depends_on = zlib.crc32(" ".join([language, *section_marks()]).encode())
    return f"tuiapp {__version__} {FORMAT} {depends_on:x} {python} {sys.byteorder}".encode().ljust(40)


def own_kind() -> bytes:
    """What a snapshot of this program begins with: one of another version, machine or language is of no use."""
    return kind(messages.language())


class Tag(NamedTuple):
    """A tag of the corpus: how it is compared, how it is mostly spelled, and where its rows are."""

    folded: str
    spelling: str
    start: int
    end: int


class Meta(NamedTuple):
    """What is unpacked of an index when it is opened: nothing here grows with the papers, only with days and tags."""

    papers: int
    days: list[str]
    day_starts: list[int]
    tags: list[Any]
    has: dict[str, tuple[int, int]]
    faults: list[Any]
    sections: dict[str, tuple[int, int]]


class Corpus:
    """An index that can be looked into; raises ValueError for bytes that are none, or of another version."""

    def __init__(self, index: bytes | mmap) -> None:
        self._view = memoryview(index)
        # The bytes themselves are kept by the view; `find` looks into it without a copy.
        self.find: Callable[[bytes, int, int], int] = Str(self._view).find
        self.meta = _meta(self._view)
        self.tags = [Tag(*tag) for tag in self.meta.tags]
        try:
            self._open_sections()
        except KeyError as missing:
            raise ValueError(f"no section {missing} in the index") from missing

    def _open_sections(self) -> None:
        self._joints = self._section("joints")
        self._marks = section_marks()
        self._records = self._numbers("record_at", "Q")
        self.text_at = self._numbers("text_at", "Q")
        self.initials_at = self._numbers("initials_at", "Q")
        self.postings = self._numbers("postings", "I")
        self.tags_at = self._numbers("tags_at", "I")
        self.tags_of_rows = self._numbers("tags", "I")
        self.by_title = self._numbers("by_title", "I")
        self.file_of = self._numbers("file_of", "I")

    def _section(self, name: str) -> memoryview:
        start, end = self.meta.sections[name]
        return self._view[start:end]

    def _numbers(self, name: str, code: Literal["I", "Q"]) -> memoryview[int]:
        return self._section(name).cast(code)

    @cached_property
    def words(self) -> WordIndex:
        """Every word of the corpus, and the rows that have it."""
        return WordIndex(self._section)

    @cached_property
    def names(self) -> PaperNames:
        """What names each paper."""
        return PaperNames(self._section)

    def joints(self, first: int, last: int) -> int:
        """The joints before the searched bytes of some places in the index, the lowest bit for the first of them."""
        first, last = first - HEAD.size, last - HEAD.size
        found = int.from_bytes(self._joints[first >> 3 : (last + 7) >> 3], "little")
        return (found >> (first & 7)) & ((1 << (last - first)) - 1)

    @property
    def total(self) -> int:
        """How many papers there are; no length, so that an empty corpus is still true."""
        return self.meta.papers

    @property
    def view(self) -> memoryview:
        """All bytes, for a pattern to be searched in."""
        return self._view

    @property
    def checksum(self) -> str:
        """What an index of the same content has too."""
        return "{:08x}{:08x}".format(*HEAD.unpack_from(self._view)[-2:])

    def is_sound(self) -> bool:
        """Whether no byte of the body has changed since it was written; this reads all of them."""
        _, body, _, _, checksum = HEAD.unpack_from(self._view)
        return bool(zlib.crc32(self._view[HEAD.size : HEAD.size + body]) == checksum)

    def paper(self, row: int) -> Paper:
        """The paper in a row, made now."""
        try:
            return paper_of(bytes(self.record(row)))
        except ValueError:
            return Paper(_("(this paper's place in the cache is damaged; its digest is being read again)"))

    def record(self, row: int) -> memoryview:
        """The bytes that keep a row's paper."""
        return self._view[self._records[row] : self._records[row + 1]]

    def records(self, rows: range) -> bytes:
        """The bytes that keep the papers of some rows, one behind the other."""
        return bytes(self._view[self._records[rows.start] : self._records[rows.stop]]) if rows else b""

    def searched_bytes(self, row: int) -> tuple[bytes, bytes, bytes, bytes]:
        """What of a row is searched, its text and then the initials of its Hangul, each with its joints behind it."""
        (text, its_joints), (initials, their_joints) = (
            (bytes(self._view[first:last]), bytes(self._joints[(first - HEAD.size) >> 3 : (last - HEAD.size) >> 3]))
            for first, last in ((at[row], at[row + 1]) for at in (self.text_at, self.initials_at))
        )
        return text, its_joints, initials, their_joints

    def files(self) -> Any:
        """What is known of each file that was read, as its maker gave it; raises ValueError where that is damaged."""
        start, end = self.meta.sections["files"]
        return marshal.loads(self._view[start:end])  # noqa: S302 - asked for only when is_sound

    def day(self, row: int) -> int:
        """The number of a row's day among the days."""
        return bisect_right(self.meta.day_starts, row) - 1

    def places_of(self, row: int, field: str) -> Iterator[tuple[int, int]]:
        """Where a row has the text of a field.

        Args:
            row: a paper's row.
            field: a field of `search_fields` with a text of its own, a language, "notes" for all notes, or "" for
                all that is searched.

        Yields:
            Start and end of each such place among the bytes of the image.

        """
        marks = self._marks
        start, end = self.text_at[row], self.text_at[row + 1]
        if not field:
            yield start, end
        elif field in marks:
            first = self.find(marks[field], start, end) + 1
            following = marks[field][0] + 1
            last = self.find(bytes([following]) if following <= len(marks) else NOTE_MARK, first, end)
            yield first, end if last < 0 else last
        else:
            yield from self._notes(start, end, "" if field == "notes" else field)

    def _notes(self, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
        mark = _note_mark(language)
        at = self.find(mark, start, end)
        while at >= 0:
            first = at + len(mark)
            at = self.find(NOTE_MARK, first, end)
            yield first, end if at < 0 else at
            at = -1 if language else at


@cache
def _note_mark(language: str) -> bytes:
    """What stands before a note in a language; before any note where that is ""."""
    return NOTE_MARK + (keyed(language) + CODE_END if language else b"")


def _meta(view: memoryview) -> Meta:
    try:
        kind, body, length, checksum, _ = HEAD.unpack_from(view)
    except error as why:
        raise ValueError("no index of a corpus") from why
    meta = view[HEAD.size + body :]
    if kind != own_kind() or len(meta) != length or zlib.crc32(meta) != checksum:
        raise ValueError("an index of another version, or a damaged one")
    return Meta(*marshal.loads(meta))  # noqa: S302 - written by us, and its checksum was just compared
