"""Starts: until there is text, and until the newest paper is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bench import LARGE, SMALL, Bench, shows_papers
from corpora import Corpus
from programs import MINIMAL
from table import Row, compared
from terminal import Terminal, visible


class _Start(NamedTuple):
    text: float
    paper: float


def rows(bench: Bench) -> Iterator[Row]:
    """First text and first paper beside a minimal app, at every size and from one size to another."""
    for size, corpus in bench.corpora.items():
        pairs = _in_turns(bench.starts, lambda corpus=corpus: _reader(bench, corpus), lambda: _minimal(bench))  # type: ignore[misc]
        ours, theirs = [one for one, _ in pairs], [other.text for _, other in pairs]
        yield compared("first text ÷ minimal Textual app", size, [start.text for start in ours], theirs, 1.15)
        yield compared("first paper ÷ minimal Textual app", size, [start.paper for start in ours], theirs)
    if LARGE in bench.corpora:
        large, small = bench.corpora[LARGE], bench.corpora[SMALL]
        pairs = _in_turns(bench.starts, lambda: _reader(bench, large), lambda: _reader(bench, small))
        papers = [one.paper for one, _ in pairs], [other.paper for _, other in pairs]
        yield compared(f"first paper ÷ first paper of {SMALL:,}", LARGE, *papers, 1.10)


def _in_turns(times: int, one: Callable[[], _Start], other: Callable[[], _Start]) -> list[tuple[_Start, _Start]]:
    """A B A B, after a pair that does not count."""
    return [(one(), other()) for _ in range(times + 1)][1:]


def _minimal(bench: Bench) -> _Start:
    with bench.home.python(MINIMAL) as terminal:
        return _Start(_until(terminal, visible), 0)


def _reader(bench: Bench, corpus: Corpus) -> _Start:
    with bench.home.reader(corpus) as terminal:
        return _Start(_until(terminal, visible), _until(terminal, lambda drawn: shows_papers(corpus, drawn)))


def _until(terminal: Terminal, is_there: Callable[[bytes], object]) -> float:
    when = terminal.start.until(is_there)
    if when is None:
        raise SystemExit(f"what was waited for did not come: {visible(terminal.start.drawn)[:300].decode()}")
    return when
