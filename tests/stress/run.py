"""Rounds of real programs that write the same files at once; nothing that was acknowledged may be lost.

    python tests/stress/run.py [--rounds N] [--seed N] [--only WORDS]

It prints a line for each kind of round and ends with 1 where something was lost. Two hundred rounds of each take about
two hours on two cores.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import import_rounds
import mark_rounds
import screen_mark_rounds
import search_rounds
from rounds import Lost, Writers, can_mount

Round = Callable[[Path, random.Random], Lost]

KINDS = [
    (programs, editor, is_killed)
    for programs in (2, 4)
    for editor in ("", "in-place", "rename")
    for is_killed in (False, True)
]


def kinds() -> Iterator[tuple[str, Round]]:
    """Each kind of round with its name."""
    for programs, editor, is_killed in KINDS:
        meanwhile = f"{', an editor saves ' + editor if editor else ''}{', killed' if is_killed else ''}"
        imports, savers = Writers(programs, 2, editor, is_killed), Writers(programs, 6, editor, is_killed)
        yield f"{programs} imports{meanwhile}", partial(import_rounds.play, writers=imports)
        yield f"{programs} programs save searches{meanwhile}", partial(search_rounds.play, writers=savers)
    for programs in (1, 2, 4):
        for is_killed in (False, True):
            markers = Writers(programs, 400 if is_killed else 25, "", is_killed)
            yield (
                f"{programs} programs mark{', killed' if is_killed else ''}",
                partial(mark_rounds.play, writers=markers),
            )
    for programs in (1, 2):
        yield f"{programs} screens mark, killed", partial(screen_mark_rounds.play, programs=programs)
    if can_mount():
        yield "an import onto a full disk", import_rounds.play_full_disk
        yield "marks onto a full disk", mark_rounds.play_full_disk


def main() -> int:
    """Run each kind of round and count what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="WORDS", help="only the kinds whose name has these words")
    options = parser.parse_args()
    worst = 0
    for name, play in kinds():
        if options.only in name:
            worst |= run(name, play, options.rounds, random.Random(options.seed))
    return worst


def run(name: str, play: Round, rounds: int, chance: random.Random) -> int:
    """Play rounds of one kind; 1 where one of them lost something."""
    began, failed, copies = time.monotonic(), 0, 0
    for number in range(rounds):
        with tempfile.TemporaryDirectory(prefix="stress-") as folder:
            lost = play(Path(folder) / "round", chance)
            copies += len(list(Path(folder).rglob("*.other-version*")))
        if lost:
            failed += 1
            print(f"{name}, round {number}: {lost}", flush=True)
    took = time.monotonic() - began
    print(f"{name}: {failed} of {rounds} rounds lost something; {copies} other versions kept; {took:.0f} s", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
