"""Rounds in which real programs write one file at once, and what must be there afterwards."""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import NamedTuple

from tuiapp.library import open_library

EDITOR = Path(__file__).with_name("editor.py")
DAY = "2025-03-02"

START = f"""\
# my own file
date: {DAY}
papers:
- title: "Here Before"   # the first one
  notes:
    en: It was here before.
"""


class Lost(NamedTuple):
    """What was acknowledged and is not there."""

    papers: list[str]
    edits: list[int]
    others: list[str] = []  # noqa: RUF012 - nobody changes it

    def __bool__(self) -> bool:
        return any(self)


class Writers(NamedTuple):
    """How a round goes: how many programs, papers for each, how an editor saves meanwhile, and who is killed."""

    programs: int
    papers: int = 2
    editor: str = ""
    is_killed: bool = False


def source(folder: Path, name: str, papers: int) -> Path:
    """A file to be imported, with papers of its own."""
    path = folder / f"{name}.yaml"
    items = "".join(f'- title: "Paper {name} {number}"\n  tags: [x]\n' for number in range(papers))
    path.write_text(f"date: {DAY}\npapers:\n{items}", encoding="utf-8")
    return path


def importing(path: Path, folder: Path) -> Popen[str]:
    """The program, importing a file."""
    command = [sys.executable, "-m", "tuiapp", "import", str(path), "--to", str(folder)]
    return Popen(command, stdout=PIPE, stderr=PIPE, text=True)


@contextmanager
def editing(path: Path, how: str, seconds: float = 0.01) -> Iterator[list[int]]:
    """An editor that saves a file meanwhile; the numbers of its edits are there when it has ended."""
    edits: list[int] = []
    if not how:
        yield edits
        return
    with Popen(
        [sys.executable, str(EDITOR), str(path), how, str(seconds)], stdin=PIPE, stdout=PIPE, text=True
    ) as editor:
        assert editor.stdout
        edits.append(int(editor.stdout.readline()))
        yield edits
        edits += map(int, editor.communicate("end")[0].split())
    assert editor.returncode == 0


def import_round(folder: Path, writers: Writers, chance: random.Random) -> Lost:
    """Import several files into one day at once, and compare what was acknowledged with what is there."""
    sources, digests = folder / "sources", folder / "digests"
    sources.mkdir(parents=True)
    digests.mkdir()
    day = digests / f"{DAY}.yaml"
    day.write_text(START, encoding="utf-8")
    files = [source(sources, f"{number}", writers.papers) for number in range(writers.programs)]
    with editing(day, writers.editor) as edits:
        programs = [importing(file, digests) for file in files]
        if writers.is_killed:
            time.sleep(chance.uniform(0.1, 0.35))
            for program in programs:
                program.kill()
        said = [program.communicate() for program in programs]
    added = [re.search(rf"{DAY}\.yaml: (\d+) papers? added", out) for out, _ in said]
    acknowledged = [
        f"Paper {number} {paper}" for number, match in enumerate(added) if match for paper in range(writers.papers)
    ]
    if not writers.is_killed:
        assert all(added), said
        assert not any(program.returncode for program in programs), said
    else:
        # The next one cleans up what they have left.
        importing(source(sources, "last", 1), digests).communicate()
        assert [path.name for path in digests.iterdir() if path.name.startswith(".")] == []
    return lost(digests, ["Here Before", *acknowledged], edits)


def lost(digests: Path, papers: Sequence[str], edits: Sequence[int]) -> Lost:
    """What was acknowledged and stands nowhere in a folder."""
    library = open_library([str(digests)])
    assert not library.faults, library.faults
    titles = {library.paper(row).title for row in range(len(library))}
    text = "\n".join(path.read_text(encoding="utf-8") for path in digests.iterdir())
    there = {int(number) for number in re.findall(r"# edit (\d+)$", text, re.MULTILINE)}
    comments = ["# my own file", "# the first one"]
    return Lost(
        [title for title in papers if title not in titles],
        [number for number in edits if number not in there],
        [comment for comment in comments if comment not in text],
    )
