"""Papers made ready → the index of a corpus."""

from __future__ import annotations

import marshal
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from typing import Any, NamedTuple

from tuiapp.library.fault import Fault
from tuiapp.library.files.stamp import unless_young
from tuiapp.library.index.corpus import HEAD, Meta, own_kind
from tuiapp.library.index.indexed_paper import IndexedPaper, SearchedBytes
from tuiapp.library.index.paper_names import name_sections
from tuiapp.library.index.previous import IndexedFile
from tuiapp.library.index.word_index import word_sections


class IndexRow(NamedTuple):
    """One paper of the corpus to be: itself made ready, and the number of its file."""

    paper: IndexedPaper
    file: int


def index_bytes_of_files(files: Sequence[IndexedFile], unattached_faults: Sequence[Fault]) -> list[bytes]:
    """The index of files in their order; `unattached_faults` are those that are not about one of them."""
    papers = (IndexRow(paper, number) for number, file in enumerate(files) for paper in file.papers)
    faults = [*unattached_faults, *chain.from_iterable(file.faults for file in files)]
    kept = [(file.path, tuple(unless_young(file.stamp)), [tuple(fault) for fault in file.faults]) for file in files]
    return index_bytes(papers, faults, kept)


def index_bytes(papers: Iterable[IndexRow], faults: Iterable[Fault] = (), files: Any = ()) -> list[bytes]:
    """The index, in pieces, of papers in the order of their files; newest day first, undated ones last."""
    rows = sorted(papers, key=lambda row: row.paper.date, reverse=True)
    body = _Body()
    made = [row.paper for row in rows]
    body.add_searched([paper.searched for paper in made])
    body.add_texts(record_at=[paper.record for paper in made])
    for sections in (word_sections([paper.words for paper in made]), name_sections([paper.names for paper in made])):
        for name, section in sections:
            body.add(name, section)
    tags, has, postings = _postings(made)
    body.add("postings", postings.tobytes())
    for name, numbers in zip(("tags_at", "tags"), _tags_by_row(tags, made), strict=True):
        body.add(name, numbers.tobytes())
    titles = [paper.title for paper in made]
    body.add("by_title", array("I", sorted(range(len(rows)), key=titles.__getitem__)).tobytes())
    body.add("file_of", array("I", [row.file for row in rows]).tobytes())
    body.add("files", marshal.dumps(files))
    days = [(day, sum(1 for _ in group)) for day, group in groupby(row.paper.date for row in rows)]
    starts = [0]
    for _, count in days:
        starts.append(starts[-1] + count)
    meta = Meta(
        len(rows), [day for day, _ in days], starts[:-1], tags, has, [tuple(fault) for fault in faults], body.sections
    )
    packed = marshal.dumps(tuple(meta))
    head = HEAD.pack(own_kind(), body.length, len(packed), zlib.crc32(packed), body.checksum)
    return [head, *body.pieces, packed]


class _Body:
    """Pieces one behind the other, and where each section begins and ends in the index."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.sections: dict[str, tuple[int, int]] = {}
        self.length = 0
        self.checksum = 0

    def add(self, name: str, piece: bytes) -> None:
        start = HEAD.size + self.length
        self._put(piece)
        self.sections[name] = (start, HEAD.size + self.length)

    def add_searched(self, texts: Sequence[SearchedBytes]) -> None:
        """What is searched, first: the joints of texts and initials are the bits of their places."""
        self.add_texts(text_at=[each.text for each in texts], initials_at=[each.initials for each in texts])
        joints = chain((each.text_joints for each in texts), (each.initials_joints for each in texts))
        self.add("joints", b"".join(joints))

    def add_texts(self, **texts: Sequence[bytes]) -> None:
        """Many texts, and sections of the places where each of a name begins, with the end of the last behind them."""
        sections = {}
        for name, each in texts.items():
            places = sections[name] = array("Q", [HEAD.size + self.length])
            for text in each:
                self._put(text)
                places.append(HEAD.size + self.length)
        for name, places in sections.items():
            self.add(name, places.tobytes())

    def _put(self, piece: bytes) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
        self.checksum = zlib.crc32(piece, self.checksum)


def _postings(papers: Sequence[IndexedPaper]) -> tuple[list[Any], dict[str, tuple[int, int]], array[int]]:
    """The tags, most used first, the parts that papers have, and the rows of both."""
    tagged: dict[str, array[int]] = {}
    spelled: dict[str, Counter[str]] = {}
    having: dict[str, array[int]] = {}
    for row, paper in enumerate(papers):
        for tag, spelling in paper.facets.items():
            tagged.setdefault(tag, array("I")).append(row)
            spelled.setdefault(tag, Counter())[spelling] += 1
        for part in paper.has:
            having.setdefault(part, array("I")).append(row)
    postings = array("I")

    def put(rows: array[int]) -> tuple[int, int]:
        postings.extend(rows)
        return len(postings) - len(rows), len(postings)

    by_use = sorted(tagged, key=lambda tag: (-len(tagged[tag]), tag))
    tags = [(tag, _commonest(spelled[tag]), *put(tagged[tag])) for tag in by_use]
    return tags, {part: put(rows) for part, rows in having.items()}, postings


def _tags_by_row(tags: Sequence[Any], papers: Sequence[IndexedPaper]) -> tuple[array[int], array[int]]:
    """Where the tags of each row begin, and the numbers of all rows' tags."""
    numbers = {folded: number for number, (folded, *_) in enumerate(tags)}
    places, of_rows = array("I", [0]), array("I")
    for paper in papers:
        of_rows.extend(numbers[tag] for tag in paper.facets)
        places.append(len(of_rows))
    return places, of_rows


def _commonest(spellings: Counter[str]) -> str:
    """The spelling that is used most; the first one of the alphabet among equals."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
