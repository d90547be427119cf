"""Keys: searching and moving, beside a one-line update and beside fzf."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import sessions
from bench import LARGE, MIDDLE, SMALL, Bench
from corpora import Corpus
from searches import FOR_OTHERS, FORGIVEN, SEARCHES
from sessions import OtherSession, Session
from table import Row, at_percentile, compared

FIRST, FULL, COMPLETE = "first change", "all papers drawn", "count complete"

_SEARCH_BARS = {SMALL: 3.5, MIDDLE: 5.0, LARGE: 5.0}
_FZF_BARS = {SMALL: 0.5, MIDDLE: 0.1}


class _Turn(NamedTuple):
    """One session in each program, one after the other."""

    one_line: float
    reader: Session
    fzf: dict[str, list[float]] | None
    newsboat: OtherSession | None


def rows(bench: Bench) -> Iterator[Row]:
    """All that one session in each program tells, at every size."""
    memory = {}
    for size, corpus in bench.corpora.items():
        turns = [_turn(bench, corpus) for _ in range(bench.rounds)]
        memory[size] = [turn.reader.memory for turn in turns]
        yield from _beside_one_line(size, turns)
        yield from _beside_fzf(size, turns)
        yield from _beside_newsboat(size, turns)
    for size in memory.keys() - {SMALL}:
        ratios = [one / other for one, other in zip(memory[size], memory[SMALL], strict=True)]
        amounts = f"{at_percentile(memory[size], 50) / 1024:.1f} ÷ {at_percentile(memory[SMALL], 50) / 1024:.1f} MB"
        bar = 1.2 if size == MIDDLE else None
        yield Row(f"anonymous memory after searching ÷ at {SMALL:,}", f"{size:,}", ratios, bar, amounts)


def _turn(bench: Bench, corpus: Corpus) -> _Turn:
    has_fzf = corpus.size <= MIDDLE and shutil.which("fzf")
    # Newsboat takes long to read a large feed for the first time.
    has_newsboat = corpus.size <= (SMALL if bench.is_quick else MIDDLE) and shutil.which("newsboat")
    before, reader, after = sessions.one_line(bench), sessions.reader(bench, corpus), sessions.one_line(bench)
    return _Turn(
        statistics.median(before + after),
        reader,
        sessions.fzf(bench, corpus) if has_fzf else None,
        sessions.newsboat(bench, corpus) if has_newsboat else None,
    )


def _beside_one_line(size: int, turns: list[_Turn]) -> Iterator[Row]:
    searched = [
        (at, turn.one_line) for turn in turns for at in chain(*(turn.reader.searches[name] for name in SEARCHES)) if at
    ]
    what = "search key, {} ÷ one-line update"
    yield compared(what.format(FULL), size, ((at.full, base) for at, base in searched), _SEARCH_BARS[size])
    yield compared(what.format(FIRST), size, ((at.first, base) for at, base in searched))
    yield compared(what.format(COMPLETE), size, ((at.complete, base) for at, base in searched))
    forgiven = [(turn.reader.searches[name][-1], turn.one_line) for turn in turns for name in FORGIVEN]
    what_forgives = f"key of a forgiving search, {FULL} ÷ one-line update"
    forgiving_bar = 3 * _SEARCH_BARS[size] if size == MIDDLE else None
    yield compared(what_forgives, size, ((at.full, base) for at, base in forgiven if at), forgiving_bar)
    every = list(searched)
    for name in turns[0].reader.moves:
        moved = [(at, turn.one_line) for turn in turns for at in turn.reader.moves[name] if at]
        bar = 2.0 if name == "j" else None
        yield compared(f"{name} ÷ one-line update", size, ((at.full, base) for at, base in moved), bar)
        every += moved
    bar = 8.0 if size == MIDDLE else None
    yield compared(f"p99 of any key, {FULL} ÷ one-line update", size, ((at.full, base) for at, base in every), bar, 99)
    yield compared(
        f"p99 of any key, {FIRST} ÷ one-line update", size, ((at.first, base) for at, base in every), None, 99
    )


def _beside_fzf(size: int, turns: list[_Turn]) -> Iterator[Row]:
    pairs = [
        (at, theirs)
        for turn in turns
        if turn.fzf
        for name in FOR_OTHERS
        for at, theirs in zip(turn.reader.searches[name], turn.fzf[name], strict=True)
        if at
    ]
    if pairs:
        what = "search key, {} ÷ fzf -e"
        yield compared(what.format(FULL), size, ((at.full, theirs) for at, theirs in pairs), _FZF_BARS[size])
        bar = 0.5 if size == MIDDLE else None
        yield compared(what.format(COMPLETE), size, ((at.complete, theirs) for at, theirs in pairs), bar)


def _beside_newsboat(size: int, turns: list[_Turn]) -> Iterator[Row]:
    beside = [(turn.reader, turn.newsboat) for turn in turns if turn.newsboat]
    if beside:
        starts = [(reader.start, newsboat.start) for reader, newsboat in beside]
        yield compared("first paper ÷ newsboat, its list of feeds", size, starts)
        last = [(reader.searches[name][-1], other.searches[name]) for reader, other in beside for name in FOR_OTHERS]
        found = [(at.complete, theirs) for at, theirs in last if at]
        yield compared(f"last key of a search, {COMPLETE} ÷ newsboat", size, found)
