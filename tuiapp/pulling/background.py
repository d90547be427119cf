"""Pulling in a process beside the screen, so that no key ever waits for it and it can be ended at any moment.

    python -m tuiapp.pulling.background pull FOLDER [NAME URL] …
    python -m tuiapp.pulling.background links PATH …

It prints a line for each step: `progress DONE TOTAL`, `said TEXT`, `trouble TEXT`, `day DATE`. It runs no longer than
its standard input is open. Every file is written whole or not at all, so that ending it harms none.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from pathlib import Path

from tuiapp.library.index.progress import Progress
from tuiapp.pulling.steps import NewDay, Said, Step
from tuiapp.startup.child_process import ChildProcess, end_with_the_screen

_NICE = 5
"""How far it stands back behind the screen, where processors are few."""


class BackgroundPull(ChildProcess):
    """A process that pulls, or looks for links."""

    def __init__(self, *arguments: str) -> None:
        """Start it with the arguments of this module; raises OSError."""
        super().__init__(__name__, *arguments)

    async def steps(self) -> AsyncGenerator[Step, None]:
        """What it does until it has ended, which it has when this ends; raises OSError where it failed."""
        async with aclosing(self.lines()) as lines:
            async for line in lines:
                kind, _space, rest = line.partition(" ")
                if kind == "progress":
                    yield Progress(*map(int, rest.split()))
                elif kind == "day":
                    yield NewDay(rest)
                elif kind in {"said", "trouble"}:
                    yield Said(rest, is_trouble=kind == "trouble")


def main(job: str, *arguments: str) -> None:
    """Do a job and print its steps."""
    threading.Thread(target=end_with_the_screen, daemon=True).start()
    os.nice(_NICE)
    for step in _pull(*arguments) if job == "pull" else _find_links(arguments):
        # A name of a file may hold any byte, and a sentence is one line.
        sys.stdout.buffer.write(f"{_line(step)}\n".encode("utf-8", "surrogateescape"))
        sys.stdout.flush()


def _pull(folder: str, *pairs: str) -> Iterator[Step]:
    from tuiapp.pulling.pull import pull
    from tuiapp.pulling.source_papers import Source
    from tuiapp.storage.pulled import pulled_file

    sources = [Source(name, url) for name, url in zip(pairs[::2], pairs[1::2], strict=True)]
    return pull(sources, Path(folder), pulled_file())


def _find_links(paths: Sequence[str]) -> Iterator[Step]:
    from tuiapp.pulling.find_links import find_links
    from tuiapp.storage.failed_lookups import asked_file

    return find_links(paths, asked_file(), is_dry=False)


def _line(step: Step) -> str:
    if isinstance(step, Progress):
        return f"progress {step.done} {step.total}"
    if isinstance(step, NewDay):
        return f"day {step.date}"
    return f"{'trouble' if step.is_trouble else 'said'} {' '.join(step.text.splitlines())}"


if __name__ == "__main__":
    main(*sys.argv[1:])
