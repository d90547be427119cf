"""A short run of `tests/mutations.py`, and that it would see what it looks for."""

from __future__ import annotations

import re
from pathlib import Path

import mutations
from mutations import Made

from tuiapp.library.fault import Fault
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.paper import Paper, Source


def test_three_hundred_broken_digests_keep_every_promise(tmp_path: Path) -> None:
    _, broken = mutations.run_all(seed=4, first=0, count=300, folder=tmp_path)
    assert [(run.made.number, run.wrong) for run in broken] == []


def test_a_number_makes_the_same_file_again() -> None:
    assert mutations.make(7, 12) == mutations.make(7, 12)
    assert mutations.make(7, 12) != mutations.make(8, 12)


def test_each_broken_promise_is_seen() -> None:
    made = Made(0, "x.txt", b"one two\n")
    source = Source("x.txt", 1)
    for parsed, seen in (
        (Parsed(), "neither a paper nor a fault"),
        (Parsed((Paper("one two\x1b[2J", source=source),)), "not clean"),
        (Parsed((Paper("one", source=source),)), "lost: line 1: 'two'"),
        (Parsed((Paper("one two", source=Source("x.txt", 9)),)), "of 2 lines"),
        (Parsed((Paper("one two", source=source),), (Fault("x.txt", 0, 0, "wrong"),)), "without its line"),
        (Parsed((Paper("one two", source=source),), (Fault("y.txt", 1, 0, "wrong"),)), "another path"),
    ):
        assert any(re.search(seen, wrong) for wrong in mutations.wrong_with(parsed, made, "x.txt")), seen
