"""A store of a hundred thousand marks beside none at all, and asking it what is unread."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import sessions
from bench import MIDDLE, SMALL, Bench, shows_papers
from corpora import Corpus
from sessions import Keys
from table import Row, compared, skipped
from terminal import visible

_MARKS: Final = 100_000
_NOTED: Final = 100
"""One paper in so many has a note of the reader's own."""

_BAR: Final = 1.03
_SEARCH_BARS: Final = {SMALL: 3.5, MIDDLE: 5.0}
_WHEN: Final = "2025-04-24T10:00:00Z"


def rows(bench: Bench) -> Iterator[Row]:
    """Starts, keys and searches with the marks and without, in turns."""
    for corpus in bench.for_others:
        marked = bench._replace(home=bench.home.with_state(bench.home.folder / f"marks {corpus.size}"))
        if problem := _mark(marked, corpus):
            yield skipped("with 100,000 marks ÷ without", corpus.size, problem)
            continue
        starts = [(_first_text(marked, corpus), _first_text(bench, corpus)) for _ in range(bench.starts + 1)][1:]
        yield compared("first text, with 100,000 marks ÷ without", corpus.size, starts, _BAR)
        turns = [
            (sessions.keys(marked, corpus), sessions.keys(bench, corpus), sessions.one_line(bench))
            for _ in range(bench.rounds)
        ]
        yield from _keys(corpus.size, turns)


def _keys(size: int, turns: list[tuple[Keys, Keys, list[float]]]) -> Iterator[Row]:
    pairs = [pair for with_marks, without, _ in turns for pair in zip(with_marks.moves, without.moves, strict=True)]
    yield compared("j, with 100,000 marks ÷ without", size, pairs, _BAR)
    pairs = [
        pair for with_marks, without, _ in turns for pair in zip(with_marks.searches, without.searches, strict=True)
    ]
    yield compared("search key, with 100,000 marks ÷ without", size, pairs, _BAR)
    unread = [(at, sorted(line)[len(line) // 2]) for with_marks, _, line in turns for at in with_marks.unread]
    yield compared("is:unread, all papers drawn ÷ one-line update", size, unread, _SEARCH_BARS[size])


def _first_text(bench: Bench, corpus: Corpus) -> float:
    with bench.home.reader(corpus) as terminal:
        terminal.wait(lambda drawn: shows_papers(corpus, drawn))
        return terminal.time_until(visible)


def _mark(bench: Bench, corpus: Corpus) -> str:
    """Read all papers of a corpus but the first one of each day, and as many of others; what went wrong, else ""."""
    file = bench.home.folder / f"marks of {corpus.size}.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number, name in zip(range(_MARKS), _names(corpus), strict=False):
            note = "a thought of my own on replay, 나중에 다시" if number % _NOTED == 0 else None
            said = {"ids": [f"arxiv:{name}"], "read": _WHEN, "note": note, "changed": _WHEN}
            lines.write(json.dumps(said, ensure_ascii=False) + "\n")
    command = [sys.executable, "-m", "tuiapp", "marks", "import", str(file)]
    done = subprocess.run(command, env=bench.home.environ, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


def _names(corpus: Corpus) -> Iterator[str]:
    """The arXiv ids of the papers, some of them unread, and then of papers that are not there."""
    for name in sorted(os.listdir(corpus.digests), reverse=True):
        yield from re.findall(r"arxiv\.org/abs/([\d.]+)", Path(corpus.digests / name).read_text(encoding="utf-8"))[1:]
    yield from (f"1901.{number:05}" for number in range(_MARKS))
