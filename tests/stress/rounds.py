"""What the rounds have in common: how one goes, an editor that saves meanwhile, and what was lost."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import NamedTuple

EDITOR = Path(__file__).with_name("editor.py")


class Lost(NamedTuple):
    """What was acknowledged and is not there, and what is there though it was taken away."""

    things: list[str]
    edits: list[int]
    others: list[str]

    def __bool__(self) -> bool:
        return any(self)


class Writers(NamedTuple):
    """How a round goes: how many programs write how many things each, how an editor saves meanwhile, who is killed."""

    programs: int
    things: int = 2
    editor: str = ""
    is_killed: bool = False


def started(*command: object) -> Popen[str]:
    """A program that is running."""
    return Popen([sys.executable, *map(str, command)], stdout=PIPE, stderr=PIPE, text=True)


def ended(programs: Sequence[Popen[str]], writers: Writers, chance: random.Random) -> list[str]:
    """What programs have printed when they have ended, by themselves or killed at a random moment."""
    if writers.is_killed:
        time.sleep(chance.uniform(0.1, 0.4))
        for program in programs:
            program.kill()
    said = [program.communicate() for program in programs]
    if not writers.is_killed:
        assert not any(program.returncode for program in programs), said
    return [out for out, _ in said]


@contextmanager
def editing(path: Path, how: str, seconds: float = 0.01) -> Iterator[list[int]]:
    """An editor that saves a file meanwhile; the numbers of its edits are there when it has ended."""
    edits: list[int] = []
    if not how:
        yield edits
        return
    command = [sys.executable, str(EDITOR), str(path), how, str(seconds)]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as editor:
        assert editor.stdout
        edits.append(int(editor.stdout.readline()))
        yield edits
        edits += map(int, editor.communicate("end")[0].split())
    assert editor.returncode == 0


def lost_edits(folder: Path, edits: Sequence[int]) -> list[int]:
    """The edits that stand in no file of a folder."""
    there = {int(number) for number in re.findall(r"^# edit (\d+)$", text_of(folder), re.MULTILINE)}
    return [number for number in edits if number not in there]


def text_of(folder: Path) -> str:
    """The text of all files of a folder that are not hidden."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("[!.]*")))


def leftovers(folder: Path) -> list[str]:
    """The hidden files of a folder."""
    return [path.name for path in folder.glob(".*")]


def can_mount() -> bool:
    """Whether a small disk can be made here."""
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
