"""One turn of typing in each program: milliseconds by what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from bench import Bench, first_words, screen_of, shows_papers
from corpora import Corpus
from programs import ONE_LINE
from screen import Repaint, Screen
from searches import FOR_OTHERS, FORGIVEN, MOVES, OTHER_KEYS, SEARCHES
from terminal import Terminal, visible

_WARM_UP: Final = 4
_TIMES: Final = 12
_COUNTER: Final = re.compile(rb"\d+/\d+")

_AWAY: Final = ["\x15", "\r", "g"]
"""Take back all that was typed, go to the list, and there to the first paper."""


class Session(NamedTuple):
    """The first paper, repaints by search or move (None where no text changed), and the memory after searching."""

    start: float
    searches: dict[str, list[Repaint | None]]
    moves: dict[str, list[Repaint | None]]
    memory: int


class OtherSession(NamedTuple):
    """The milliseconds until another program had started, and of each search when all of it was typed."""

    start: float
    searches: dict[str, float]


def one_line(bench: Bench) -> list[float]:
    """One-line `Static` updates."""
    with bench.home.python(ONE_LINE) as terminal:
        screen = Screen()
        screen.follow(terminal.start)
        times = _typed(terminal, screen, "x" * (_WARM_UP + _TIMES))[_WARM_UP:]
        return [at.first for at in times if at]


def reader(bench: Bench, corpus: Corpus) -> Session:
    """Every search and move in a reader that was just started."""
    with bench.home.reader(corpus) as terminal:
        screen = screen_of(terminal, corpus)
        _typed(terminal, screen, ["/", "x", *_AWAY])
        searches: dict[str, list[Repaint | None]] = {}
        away: list[Repaint | None] = []
        for name, keys in (SEARCHES | FORGIVEN).items():
            _typed(terminal, screen, "/")
            searches[name] = _typed(terminal, screen, keys)
            away += _typed(terminal, screen, _AWAY)
            screen.find_papers(first_words(corpus))
        memory = terminal.anonymous_memory()
        moves = {"back to the list": away}
        for name, keys in MOVES.items():
            typed = _typed(terminal, screen, keys * (_WARM_UP + _TIMES))
            moves[name] = typed[len(keys) - 1 :: len(keys)][_WARM_UP:]
        moves["others"] = _typed(terminal, screen, OTHER_KEYS)
        start = terminal.time_until(lambda drawn: shows_papers(corpus, drawn))
        return Session(start, searches, moves, memory)


class Keys(NamedTuple):
    """Milliseconds until all papers are drawn, of the same keys in every session."""

    moves: list[float]
    searches: list[float]
    unread: list[float]


def keys(bench: Bench, corpus: Corpus) -> Keys:
    """Some keys in a reader that was just started: `j`, two searches, and asking for what is unread."""
    with bench.home.reader(corpus) as terminal:
        screen = screen_of(terminal, corpus)
        _typed(terminal, screen, ["/", "x", *_AWAY])
        moved = _typed(terminal, screen, "j" * (_WARM_UP + _TIMES))[_WARM_UP:]
        searched: list[Repaint | None] = []
        for name in ("reasoning", "추론"):
            _typed(terminal, screen, ["g", "/"])
            searched += _typed(terminal, screen, SEARCHES[name])
            _typed(terminal, screen, _AWAY)
        _typed(terminal, screen, ["/", *"is:"])
        # The beginning of the only such word.
        unread = _typed(terminal, screen, ["u"])
        full = ([at.full if at else 0 for at in each] for each in (moved, searched, unread))
        return Keys(*full)


def fzf(bench: Bench, corpus: Corpus) -> dict[str, list[float]]:
    """The milliseconds from each key until the counter and the list are there, which fzf draws together."""
    with bench.home.fzf(corpus) as terminal:
        whole = f"{corpus.size}/{corpus.size}".encode()
        terminal.wait(lambda drawn: whole in visible(drawn))
        found = {}
        for name in FOR_OTHERS:
            bursts = [terminal.press(keys) for keys in SEARCHES[name]]
            if not all(_COUNTER.search(burst.drawn) for burst in bursts):
                raise SystemExit(f"fzf did not count for {name}")
            found[name] = [burst.end for burst in bursts]
            terminal.press("\x15")
        return found


def newsboat(bench: Bench, corpus: Corpus) -> OtherSession:
    """Until its list of feeds is there, and from the Enter that starts a search to what it found."""
    found = {}
    with bench.home.newsboat(corpus) as terminal:
        start = terminal.time_until(lambda drawn: b"Papers" in visible(drawn))
        for name in FOR_OTHERS:
            for key in ["/", *SEARCHES[name]]:
                terminal.press(key)
            found[name] = terminal.press("\r").end
            if name != "zzzz":
                terminal.press("q")
    return OtherSession(start, found)


def _typed(terminal: Terminal, screen: Screen, keys: Iterable[str]) -> list[Repaint | None]:
    return [screen.follow(terminal.press(key)) for key in keys]
