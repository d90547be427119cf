"""The conditions of a query on single rows of a corpus, and which rows can fulfil one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from tuiapp.library.index.corpus import Corpus, Tag
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.library.search.pattern import initials_pattern, pattern_of
from tuiapp.library.search.query import Term
from tuiapp.library.search_fields import ANYWHERE, MY, fields

Check = Callable[[int], bool]
"""Whether a condition holds for a row, as a function that is called for many."""


def kind_of(term: Term) -> str:
    """How the values of a term are compared."""
    return fields().get(term.field, ANYWHERE).kind


def day_ranges(corpus: Corpus, terms: list[Term]) -> list[tuple[int, int]]:
    """The rows whose days are asked for, from one up to another; days stand one behind the other."""
    starts = [*corpus.meta.day_starts, corpus.total]
    if not terms:
        return [(0, corpus.total)]
    ranges: list[tuple[int, int]] = []
    for number, day in enumerate(corpus.meta.days):
        if all(_is_on(day, term) for term in terms):
            if ranges and ranges[-1][1] == starts[number]:
                ranges[-1] = (ranges[-1][0], starts[number + 1])
            else:
                ranges.append((starts[number], starts[number + 1]))
    return ranges


def _is_on(day: str, term: Term) -> bool:
    """Whether a date term holds for a day of the corpus, which is "" for papers without a date."""
    return any((day in dates) if dates and day else (dates is None and not day) for dates in term.dates) is not (
        term.is_negated
    )


def has_postings(term: Term) -> bool:
    """Whether it is known without a look at them which few papers a term can hold for."""
    return not term.is_negated and (kind_of(term) in ("tag", "part") or term.field == MY)


def postings(corpus: Corpus, term: Term, marked: MarkedRows) -> list[Sequence[int]]:
    """The rows of each tag or part that a term names, or those with a note of the reader's own."""
    if term.field == MY:
        return [marked.noted]
    if kind_of(term) == "tag":
        return [corpus.postings[tag.start : tag.end] for tag in tags_meant(corpus, term.values)]
    ranges = ((value, *corpus.meta.has.get(value, (0, 0))) for value in term.values)
    return [marked.noted if value == MY else corpus.postings[start:end] for value, start, end in ranges]


def tags_meant(corpus: Corpus, values: tuple[str, ...]) -> list[Tag]:
    """The tags that values name: those below them too, and where no paper has one, all that begin with it."""
    known = {tag.folded for tag in corpus.tags}
    whole = {value for value in values if value in known}
    above = tuple(f"{value}/" for value in values)
    begun = tuple(value for value in values if value not in known)
    return [tag for tag in corpus.tags if tag.folded in whole or tag.folded.startswith(above + begun)]


class RowChecks:
    """Makes conditions on single rows."""

    def __init__(self, corpus: Corpus, marked: MarkedRows) -> None:
        self._corpus = corpus
        self._marked = marked

    def check(self, term: Term) -> Check:
        """Whether a term holds for a row."""
        match kind_of(term):
            case "text":
                return self._text(term)
            case "date":
                ranges = day_ranges(self._corpus, [term])
                return lambda row: any(start <= row < end for start, end in ranges)
            case "state":
                has, values, is_wanted = self._marked.has, term.values, not term.is_negated
                return lambda row: any(has(row, value) for value in values) is is_wanted
        flags = bytearray(self._corpus.total)
        for row in chain.from_iterable(postings(self._corpus, term, self._marked)):
            flags[row] = 1
        return (lambda row: not flags[row]) if term.is_negated else lambda row: bool(flags[row])

    def _text(self, term: Term) -> Check:
        """Whether a text term holds for a row: in the paper, or in what the reader has written about it."""
        if term.field not in ("", MY) or not self._marked.noted:
            return (lambda _row: term.is_negated) if term.field == MY else text_check(self._corpus, term)
        notes, pattern, is_wanted = self._marked.notes, pattern_of(term), not term.is_negated
        note_of, in_paper = self._marked.searched_note, text_check(self._corpus, term._replace(is_negated=False))

        def in_note(row: int) -> bool:
            return row in notes and pattern.find(note := note_of(row), 0, len(note.view)) is not None

        if term.field == MY:
            return lambda row: in_note(row) is is_wanted
        return lambda row: (in_note(row) or in_paper(row)) is is_wanted


def text_check(corpus: Corpus, term: Term) -> Check:
    """Whether a text term holds for the text of a row."""
    pattern, field, is_wanted = pattern_of(term), term.field, not term.is_negated
    if not field:
        at = corpus.initials_at if pattern.initials else corpus.text_at
        pattern = initials_pattern(pattern) if pattern.initials else pattern
        return lambda row: (pattern.find(corpus, at[row], at[row + 1]) is not None) is is_wanted
    places = corpus.places_of
    return lambda row: any(pattern.find(corpus, *place) for place in places(row, field)) is is_wanted
