"""What every comparison needs: corpora, a home, and how often to repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpora import Corpus
from programs import Home
from screen import Screen
from terminal import Terminal, visible

SMALL, MIDDLE, LARGE = 3_854, 100_000, 1_000_000


class Bench(NamedTuple):
    """The corpora by size, and how many starts and how many rounds of typing are counted."""

    home: Home
    corpora: Mapping[int, Corpus]
    starts: int
    rounds: int

    @property
    def is_quick(self) -> bool:
        """Whether it has to end soon."""
        return LARGE not in self.corpora

    @property
    def for_others(self) -> list[Corpus]:
        """Those that programs without an index are tried on."""
        return [corpus for size, corpus in self.corpora.items() if size <= MIDDLE]


def shows_papers(corpus: Corpus, drawn: bytes) -> bool:
    """Whether the newest paper has been drawn."""
    return "".join(first_words(corpus).split()).encode() in visible(drawn)


def screen_of(terminal: Terminal, corpus: Corpus) -> Screen:
    """The screen of a reader that was just started."""
    screen = Screen()
    screen.follow(terminal.start)
    screen.find_papers(first_words(corpus))
    return screen


def first_words(corpus: Corpus) -> str:
    """As much of a title as fits on the first of its lines in a list."""
    return " ".join(corpus.first_title.split()[:2])
