"""Starts of the program, each ended at a random moment of its first two seconds: nothing may be left behind.

    python tests/stress/starts_and_ends.py [--count 1000] [--seed 1] [--first 0] [--workers 2]

A start is made from the seed and its number alone: small or large digests, with or without a snapshot, with some keys
typed before. It is ended by q, SIGTERM, SIGHUP, or by closing the terminal. A fault is a traceback, another exit code
than 0, 143 or 129, a mode of the terminal that is not as it was, a process that goes on, or an end that takes seconds.
`--first 417 --count 1` repeats one start. Linux only, as it looks at processes in /proc.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from pty_run import CODES, Outcome, Plan, Run, left_over_processes

FIRST_SECONDS: Final = 2.0

HARMLESS: Final = (b"j", b"k", b"G", b" ", b"]", b"[", b"x", b"s", b"/abc\x1b", b"J", b"v")
"""Keys behind which one q ends the program."""

OTHERS: Final = (b"/o", b"/t", b"Y", b"?", b"u", b"R", b"p", b"y", b"o", b":", b"!", b"1", b"z", b"f", b"/a\r", b"R/e")
"""Keys that begin work in the background, or open something."""

SLOWEST: Final = 3.0
"""Seconds that an end may take on a busy machine; a copy that is under way is waited for."""


def plan_of(seed: int, number: int, corpora: Path) -> Plan:
    """One start, made from the seed and its number."""
    chance = random.Random(f"{seed} {number}")
    end = chance.choice([*CODES])
    # A terminal that is closed before the program has it sends no signal.
    end_at = chance.uniform(0.1 if end == "closed" else 0.0, FIRST_SECONDS)
    choices = HARMLESS if end == "q" else HARMLESS + OTHERS
    moments = sorted(chance.uniform(0, end_at) for _ in range(chance.randrange(4)))
    keys = [(moment, chance.choice(choices)) for moment in moments]
    if keys and end != "q" and chance.random() < 0.5:
        # Right before the end, where what a key has begun is not done.
        keys.append((max(moments[-1], end_at - chance.uniform(0, 0.03)), chance.choice(OTHERS)))
    corpus = str(corpora / chance.choice(["small", "large"]))
    return Plan(number, corpus, tuple(keys), end, end_at, has_snapshot=chance.random() < 0.5)


def make_corpora(folder: Path) -> None:
    """Digests that are read before the first frame, some that are read beside the screen, and a snapshot of these."""
    for name, files in (("small", 2), ("large", 400)):
        (folder / name).mkdir()
        for number in range(files):
            day = f"{2020 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
            papers = "".join(
                f"- title: Paper {paper} of {day}\n  abstract: {'Some words of it. ' * 20}\n  tags: [t{paper}]\n"
                for paper in range(3)
            )
            (folder / name / f"{day}.yaml").write_text(f"date: {day}\npapers:\n{papers}", encoding="utf-8")
    environ = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "tuiapp", "list", str(folder / "large")]
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)


def run(plan: Plan, folder: Path) -> Outcome:
    """One start in a home of its own, which is empty or has a snapshot."""
    home = folder / f"home {plan.number}"
    home.mkdir()
    if plan.has_snapshot:
        shutil.copytree(folder / "cache", home / "cache")
    names = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environ = kept | names | {"HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TMPDIR": str(home)}
    environ["PYTHONFAULTHANDLER"] = "1"
    outcome = Run(plan, environ).outcome()
    faults = [*outcome.faults]
    if outcome.seconds > SLOWEST:
        faults.append(f"took {outcome.seconds:.1f} s to end")
    if _are_left(str(home)):
        faults.append("leaves a process")
    shutil.rmtree(home, ignore_errors=True)
    return outcome._replace(faults=tuple(faults))


def _are_left(marker: str) -> bool:
    """Whether processes go on, which have a second to notice that the screen is gone."""
    for _ in range(20):
        if not left_over_processes(marker):
            return False
        time.sleep(0.05)
    return True


def main() -> int:
    """Print each start that went wrong, then a line for each way to end."""
    options = _options()
    seconds: dict[str, list[float]] = defaultdict(list)
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_corpora(folder)
        numbers = range(options.first, options.first + options.count)
        plans = [plan_of(options.seed, number, folder) for number in numbers]
        # Processes, as a fork with threads beside it may find locks held.
        with ProcessPoolExecutor(options.workers) as workers:
            outcomes = workers.map(partial(run, folder=folder), plans)
            for plan, outcome in zip(plans, outcomes, strict=True):
                seconds[plan.end].append(outcome.seconds)
                if outcome.faults:
                    faults += 1
                    keys = " ".join(f"{moment:.3f}:{typed!r}" for moment, typed in plan.keys)
                    print(f"{plan.number}: {plan.end} at {plan.end_at:.3f} s, keys {keys}: {'; '.join(outcome.faults)}")
                    if options.verbose:
                        print(outcome.output[-3000:].decode(errors="replace"))
    for end, ended in sorted(seconds.items()):
        print(f"{end:>7}: {len(ended):5} ended, median {statistics.median(ended):.3f} s, longest {max(ended):.3f} s")
    print(f"{faults} of {options.count} went wrong")
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="print what a start that went wrong has written")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
