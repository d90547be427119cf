"""A random walk through the real program, as fast as its terminal takes the keys.

    python tests/stress/random_walk.py FOLDER [--steps 10000] [--seed 1] [--every 1000]

The digests of the folder are copied, as a walk adds some. After each group of steps the program has to answer, and to
say that nothing is as it should not be; whatever it writes has to be on the list of `terminal_output.py`. It prints
what was measured, and ends with 1 where something went wrong. `q` in the list ends the program, rightly; then it is
started again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from walk_steps import Step, Steps
from walked import EndedError, UnansweredError, Walked

MOST_GROWN: Final = 32 << 20
"""Bytes that a walk may add to what the program holds a while after its start."""

GRACE: Final = 40
"""Steps that may be taken between a q and the end, or what shows that a copy is waited for."""

SETTLES_EVERY: Final = 25
"""Groups of steps after which it is waited until nothing is under way."""

WARM: Final = 500
"""Steps after which it is looked at how much the program holds: caches have been filled."""


@dataclass
class Report:
    """What a walk has met."""

    steps: int = 0
    starts: int = 0
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    grown: int = 0
    longest: int = 0
    characters: int = 0


class Walk:
    """Steps through one program after the other."""

    def __init__(self, folder: Path, home: Path, seed: int) -> None:
        self._folder = folder
        self._home = home
        self._steps = Steps(seed)
        self.report = Report()
        self._walked: Walked | None = None
        self._here = 0
        self._groups = 0
        self._warm = 0
        self._may_end_until = 0

    def go(self, steps: int) -> Iterator[Report]:
        """Take steps; the report after each group of them."""
        while self.report.steps < steps and len(self.report.faults) < 20:
            group = [self._steps.next() for _ in range(self._steps.together())]
            self.report.steps += len(group)
            self._here += len(group)
            try:
                self._take(group)
            except (EndedError, UnansweredError) as error:
                self._ended(error, group)
            yield self.report
        self._close()

    def _take(self, group: list[Step]) -> None:
        walked = self._program()
        if any(step.may_end for step in group):
            self._may_end_until = self.report.steps + GRACE
        sent = b""
        for step in group:
            sent += step.sent
            if step.size:
                walked.type(sent)
                sent = b""
                walked.resize(*step.size)
        walked.type(sent)
        used = walked.used_seconds()
        answer = walked.ask()
        self.report.slowest = max(self.report.slowest, walked.used_seconds() - used)
        self._look(answer, group)
        self._groups += 1
        if self._groups % SETTLES_EVERY == 0:
            answer = walked.settle()
            self._look(answer, group)
            if answer["question"] == "busy":
                self.report.faults.append(
                    f"step {self.report.steps}: {answer['work']} has no rest after {_said(group)}"
                )

    def _program(self) -> Walked:
        if self._walked is None:
            self._walked = Walked([str(self._folder)], self._home)
            self._here = self._warm = 0
            self.report.starts += 1
            self._walked.settle()
        return self._walked

    def _look(self, answer: dict[str, Any], group: list[Step]) -> None:
        self.report.faults += [f"{problem} after {_said(group)}" for problem in answer["problems"]]
        if answer["quits"] and self.report.steps <= self._may_end_until:
            self._may_end_until = self.report.steps + GRACE
        if self._here >= WARM:
            self._warm = self._warm or answer["resident"]
            self.report.grown = max(self.report.grown, answer["resident"] - self._warm)
            self.report.longest = max(self.report.longest, self._here)

    def _ended(self, error: EndedError | UnansweredError, group: list[Step]) -> None:
        # The line of keys names q, and a click there presses it.
        may_end = self.report.steps <= self._may_end_until
        if not (isinstance(error, EndedError) and error.code == 0 and (may_end or error.by == "the mouse")):
            self.report.faults.append(f"step {self.report.steps}: {error} after {_said(group)}")
        self._close()

    def _close(self) -> None:
        if self._walked:
            self._walked.close()
            self.report.characters += self._walked.output.characters
            self.report.faults += [f"leak: {leak}" for leak in self._walked.output.all_leaks()]
            self._walked = None


def _said(group: list[Step]) -> str:
    return " ".join(repr(step.size or step.sent[:80]) for step in group)


def main() -> int:
    """Walk, and say how it went."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1000)
    options = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "digests"
        shutil.copytree(options.folder, folder)
        walk = Walk(folder, Path(home) / "home", options.seed)
        said = 0
        for report in walk.go(options.steps):
            if report.steps >= said:
                said += options.every
                print(_line(report, begun), flush=True)
        print(_line(walk.report, begun))
    for fault in walk.report.faults:
        print(f"  {fault[:3000]}")
    return 1 if walk.report.faults or walk.report.grown > MOST_GROWN else 0


def _line(report: Report, begun: float) -> str:
    return (
        f"{report.steps:,} steps in {time.monotonic() - begun:,.0f} s, {report.starts} starts, "
        f"{len(report.faults)} faults, slowest answer {report.slowest * 1000:,.0f} ms, "
        f"grown by {report.grown / (1 << 20):.1f} MiB in up to {report.longest:,} steps, "
        f"{report.characters:,} characters"
    )


if __name__ == "__main__":
    sys.exit(main())
