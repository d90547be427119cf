"""The real program on a terminal that is walked through at random, resized, stalled and closed."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pty_run import left_over_modes
from random_walk import Walk
from walked import EndedError, Walked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a program uses is read in /proc")


@pytest.fixture
def walked(corpus: Path, tmp_path: Path) -> Iterator[Walked]:
    """The program, at rest on the corpus."""
    there = Walked([str(corpus)], tmp_path / "home")
    there.settle()
    yield there
    there.close()


def test_on_a_random_walk_the_program_answers_and_writes_nothing_that_steers(corpus: Path, tmp_path: Path) -> None:
    walk = Walk(corpus, tmp_path / "home", seed=1)
    for _ in walk.go(150):
        pass
    assert walk.report.faults == []
    assert walk.report.characters > 10_000


def test_after_four_hundred_sizes_the_last_one_is_drawn_and_a_key_is_obeyed(walked: Walked) -> None:
    chance = random.Random(1)
    for _ in range(400):
        walked.resize(chance.randint(1, 200), chance.randint(1, 60))
    walked.resize(90, 28)
    walked.settle()
    walked.type(b"G")
    answer = walked.settle()
    assert answer["size"] == [90, 28]
    assert (answer["problems"], answer["work"]) == ([], [])
    walked.type(b"g?")
    assert walked.settle()["screens"] == ["MainScreen", "HelpScreen"]


def test_keys_that_are_typed_while_the_line_stalls_are_obeyed_when_it_goes_on(walked: Walked) -> None:
    first = walked.settle()["title"]
    with walked.stalled():
        # The driver reads on while nobody takes what is drawn, however often that is.
        os.write(walked.outer, b"Gg" * 200 + b"G")
    last = walked.settle()["title"]
    walked.type(b"g")
    assert first != last
    assert walked.settle()["title"] == first
    assert walked.output.all_leaks() == []


def test_a_terminal_that_is_closed_ends_the_program_although_no_signal_says_so(walked: Walked) -> None:
    # It has no controlling terminal, so that there is no SIGHUP, as under nohup.
    assert walked.hang_up() == 129


def test_a_fault_of_the_program_gives_the_terminal_back_and_exits_with_1(walked: Walked) -> None:
    with pytest.raises(EndedError) as ended:
        walked.ask("crash")
    assert ended.value.code == 1
    assert "a fault of the program" in str(ended.value)
    assert "?1049h" in walked.output.modes
    assert left_over_modes(walked.output.modes.encode()) == ""
