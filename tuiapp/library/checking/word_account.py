"""Where the words of a file are: in a field of one of its papers, in a fault that shows them, or lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tuiapp.library.checking.markup import written_lines
from tuiapp.library.formats.conflict_markers import without_markers
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean, clean_line
from tuiapp.library.text.entities import decoded
from tuiapp.library.text.folding import fold
from tuiapp.library.text.latex_accents import with_letters

_WORD: Final = re.compile(r"[^\W_]+")
_INSIDE_WORD: Final = re.compile(r"(?<=[^\W_])\*+(?=[^\W_])")
"""Signs of emphasis inside a word, which a reader may take away: the word is one with them and without."""

_REPEATED: Final = re.compile(
    r"^\s*https?://[^\s<>]+\s*$|(?<![^\W_])https?://[^\s<>()\[\]]+|[#＃][^\s#＃,]+", re.IGNORECASE
)
"""A url and a tag, which are one link and one tag however often they stand there."""


class Unplaced(NamedTuple):
    """Words that are in no field and no fault.

    Attributes:
        line: the line that they stand in, counted from 1.
        text: the words as written, or the whole line where all of its words are lost.

    """

    line: int
    text: str


class _Line(NamedTuple):
    number: int
    text: str
    words: list[str]
    """Each word as it is compared, in the order of the line."""


def unplaced(text: str, path: str, parsed: Parsed) -> list[Unplaced]:
    """The words of a file that are nowhere in what was read of it, by line.

    Args:
        text: all that the file holds, decoded.
        path: its path; by its suffix the format is known, and so what in it is mark-up.
        parsed: what its reader made of it.

    """
    lines = list(_lines(text, path))
    lost = Counter(word for line in lines for word in line.words)
    lost.subtract(word for part in _kept(parsed) for word in words_of(part))
    lost = +lost
    found: list[Unplaced] = []
    # A word that is lost may stand in several lines; the one that was lost has lost more of its words than the others.
    for line in sorted(lines, key=lambda line: -_share(line, lost)) if lost else ():
        if missing := _taken(line.words, lost):
            whole = len(missing) == len(line.words)
            found.append(Unplaced(line.number, line.text if whole else _as_written(line.text, missing) or line.text))
    return sorted(found)


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without case, marks and the differences of a reader's cleaning."""
    return _WORD.findall(_INSIDE_WORD.sub("", fold(clean(with_letters(text)))))


def _lines(text: str, path: str) -> Iterator[_Line]:
    """The lines of a file without its mark-up, and without a url or tag that stands above as well."""
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        written = fold(match[0]).strip()
        is_known = written in seen
        seen.add(written)
        return " " if is_known else match[0]

    body, _conflicts = without_markers(text)
    for number, line in written_lines(body, path):
        words = words_of(_REPEATED.sub(once, decoded(line)))
        if words:
            yield _Line(number, clean_line(line), words)


def _kept(parsed: Parsed) -> Iterator[str]:
    """Every text that a reader of the papers, of the faults or of what was left out can see."""
    for paper in parsed.papers:
        yield from texts_of(paper)
    for fault in parsed.faults:
        yield from (fault.why, fault.unread)
    yield from (left_out.text for left_out in parsed.left_out)


def texts_of(paper: Paper) -> Iterator[str]:
    """Every text of a paper's fields."""
    yield from (paper.title, paper.date or "", paper.abstract or "", *paper.authors, *paper.tags)
    yield from (note.text for note in paper.notes)
    yield from (text for link in paper.links for text in (link.url, link.label or ""))
    yield from (text for each in paper.properties for text in each)


def _share(line: _Line, lost: Counter[str]) -> float:
    return sum(word in lost for word in line.words) / len(line.words)


def _taken(words: Iterable[str], lost: Counter[str]) -> list[str]:
    """The words of a line that are lost, each as often as it is, taken off the account."""
    taken: list[str] = []
    for word in words:
        if lost[word] > 0:
            lost[word] -= 1
            taken.append(word)
    return taken


def _as_written(text: str, words: list[str]) -> str:
    """Some words of a line, with their spelling."""
    wanted = Counter(words)
    return " ".join(written for written in _WORD.findall(text) if _taken(words_of(written), wanted))
