"""Starts: until there is text, and until the newest paper is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bench import LARGE, SMALL, Bench, shows_papers
from corpora import Corpus
from programs import MINIMAL
from table import Row, compared
from terminal import visible


class _Start(NamedTuple):
    text: float
    paper: float


def rows(bench: Bench) -> Iterator[Row]:
    """First text and first paper beside a minimal app, at every size and from one size to another."""
    for size, corpus in bench.corpora.items():
        pairs = _in_turns(bench.starts, lambda corpus=corpus: _reader(bench, corpus), lambda: _minimal(bench))  # type: ignore[misc]
        yield compared("first text ÷ minimal Textual app", size, ((one.text, other.text) for one, other in pairs), 1.15)
        yield compared("first paper ÷ minimal Textual app", size, ((one.paper, other.text) for one, other in pairs))
    if LARGE in bench.corpora:
        large, small = bench.corpora[LARGE], bench.corpora[SMALL]
        pairs = _in_turns(bench.starts, lambda: _reader(bench, large), lambda: _reader(bench, small))
        papers = ((one.paper, other.paper) for one, other in pairs)
        yield compared(f"first paper ÷ first paper of {SMALL:,}", LARGE, papers, 1.10)


def _in_turns(times: int, one: Callable[[], _Start], other: Callable[[], _Start]) -> list[tuple[_Start, _Start]]:
    """A B A B, after a pair that does not count."""
    return [(one(), other()) for _ in range(times + 1)][1:]


def _minimal(bench: Bench) -> _Start:
    with bench.home.python(MINIMAL) as terminal:
        return _Start(terminal.time_until(visible), 0)


def _reader(bench: Bench, corpus: Corpus) -> _Start:
    with bench.home.reader(corpus) as terminal:
        return _Start(terminal.time_until(visible), terminal.time_until(lambda drawn: shows_papers(corpus, drawn)))
