"""Keys: searching and moving, beside a one-line update and beside fzf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import sessions
from bench import LARGE, MIDDLE, SMALL, Bench
from corpora import Corpus
from searches import FOR_FZF, MOVES
from sessions import Session
from table import Row, at_percentile, compared

_SEARCH_BARS = {SMALL: 3.5, MIDDLE: 5.0, LARGE: 5.0}
_FZF_BARS = {SMALL: 0.5, MIDDLE: 0.1}


class _Turn(NamedTuple):
    """One session in each program, one after the other."""

    one_line: float
    reader: Session
    fzf: dict[str, list[float]]


def rows(bench: Bench) -> Iterator[Row]:
    """All that one session in each program tells, at every size."""
    memory = {}
    for size, corpus in bench.corpora.items():
        turns = [_turn(bench, corpus) for _ in range(bench.rounds)]
        memory[size] = [turn.reader.memory for turn in turns]
        yield from _beside_one_line(size, turns)
        if size <= MIDDLE:
            yield from _beside_fzf(size, turns)
    for size in memory.keys() - {SMALL}:
        ratios = [one / other for one, other in zip(memory[size], memory[SMALL], strict=True)]
        amounts = f"{at_percentile(memory[size], 50) / 1024:.1f} ÷ {at_percentile(memory[SMALL], 50) / 1024:.1f} MB"
        bar = 1.2 if size == MIDDLE else None
        yield Row(f"anonymous memory after searching ÷ at {SMALL:,}", f"{size:,}", ratios, bar, amounts)


def _turn(bench: Bench, corpus: Corpus) -> _Turn:
    one_line = sessions.one_line(bench)
    reader = sessions.reader(bench, corpus)
    return _Turn(one_line, reader, sessions.fzf(bench, corpus) if corpus.size <= MIDDLE else {})


def _beside_one_line(size: int, turns: list[_Turn]) -> Iterator[Row]:
    def row(what: str, times: Iterable[tuple[float, float]], bar: float | None = None, percentile: int = 50) -> Row:
        ours, theirs = zip(*times, strict=True)
        return compared(f"{what} ÷ one-line update", size, ours, theirs, bar)._replace(percentile=percentile)

    searched = [(at, turn.one_line) for turn in turns for at in chain(*turn.reader.searches.values()) if at]
    moved = [
        (move, at, turn.one_line) for turn in turns for move, each in turn.reader.moves.items() for at in each if at
    ]
    yield row("search key, all papers drawn", ((at.full, base) for at, base in searched), _SEARCH_BARS[size])
    yield row("search key, first change", ((at.first, base) for at, base in searched))
    yield row("search key, count complete", ((at.complete, base) for at, base in searched))
    for wanted in MOVES:
        yield row(
            wanted, ((at.full, base) for move, at, base in moved if move == wanted), 2.0 if wanted == "j" else None
        )
    every = [*searched, *((at, base) for _, at, base in moved)]
    bar = 8.0 if size == MIDDLE else None
    yield row("p99 of any key, all papers drawn", ((at.full, base) for at, base in every), bar, 99)
    yield row("p99 of any key, first change", ((at.first, base) for at, base in every), None, 99)


def _beside_fzf(size: int, turns: list[_Turn]) -> Iterator[Row]:
    pairs = [
        (at, other)
        for turn in turns
        for name in FOR_FZF
        for at, other in zip(turn.reader.searches[name], turn.fzf[name], strict=True)
        if at
    ]
    theirs = [other for _, other in pairs]
    complete = 0.5 if size == MIDDLE else None
    yield compared("search key, all papers drawn ÷ fzf -e", size, [at.full for at, _ in pairs], theirs, _FZF_BARS[size])
    yield compared("search key, count complete ÷ fzf -e", size, [at.complete for at, _ in pairs], theirs, complete)
