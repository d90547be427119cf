"""Rounds of imports into one day."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

from rounds import Lost, Writers, editing, ended, leftovers, lost_edits, started, text_of

from tuiapp.library import open_library

DAY = "2025-03-02"

START = f"""\
# my own file
date: {DAY}
papers:
- title: "Here Before"   # the first one
  notes:
    en: It was here before.
"""


def play(folder: Path, chance: random.Random, *, writers: Writers) -> Lost:
    """Import several files into one day at once, and compare what was acknowledged with what is there."""
    sources, digests = folder / "sources", folder / "digests"
    sources.mkdir(parents=True)
    digests.mkdir()
    day = digests / f"{DAY}.yaml"
    day.write_text(START, encoding="utf-8")
    files = [_source(sources, f"{number}", writers.things) for number in range(writers.programs)]
    with editing(day, writers.editor) as edits:
        programs = [started("-m", "tuiapp", "import", file, "--to", digests) for file in files]
        said = ended(programs, writers, chance)
    acknowledged = ["Here Before"]
    for number, out in enumerate(said):
        if re.search(rf"{DAY}\.yaml: \d+ papers? added", out):
            acknowledged += [f"Paper {number} {paper}" for paper in range(writers.things)]
        else:
            assert writers.is_killed, out
    # The next one cleans up what killed ones have left.
    started("-m", "tuiapp", "import", _source(sources, "last", 1), "--to", digests).communicate()
    assert leftovers(digests) == []
    library = open_library([str(digests)])
    assert not library.faults, library.faults
    titles = {library.paper(row).title for row in range(len(library))}
    return Lost(
        [title for title in acknowledged if title not in titles],
        lost_edits(digests, edits),
        [comment for comment in ("# my own file", "# the first one") if comment not in text_of(digests)],
    )


def _source(folder: Path, name: str, papers: int) -> Path:
    """A file to be imported, with papers of its own."""
    path = folder / f"{name}.yaml"
    items = "".join(f'- title: "Paper {name} {number}"\n  tags: [x]\n' for number in range(papers))
    path.write_text(f"date: {DAY}\npapers:\n{items}", encoding="utf-8")
    return path


def play_full_disk(folder: Path, chance: random.Random) -> Lost:
    """Import more days than a small disk holds: what is acknowledged is there, and the others are named."""
    digests = folder / "digests"
    digests.mkdir(parents=True)
    sources = folder / "sources"
    sources.mkdir()
    days = [f"2025-03-{day:02}" for day in range(1, 29)]
    abstract = "words " * chance.randrange(10, 2000)
    for day in days:
        text = f"date: {day}\npapers:\n- title: Paper {day}\n  abstract: {abstract}\n"
        (sources / f"{day}.yaml").write_text(text, encoding="utf-8")
    mount = f"mount -t tmpfs -o size={chance.randrange(8, 60) * 4}k tmpfs {digests}"
    copy = f"cp -r {digests} {folder}/copy"
    command = f"{mount} && {sys.executable} -m tuiapp import {sources} --to {digests}; echo $?; {copy}"
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", command], capture_output=True, text=True, check=True, timeout=60
    )
    library = open_library([f"{folder}/copy"])
    there = {library.paper(row).title for row in range(len(library))}
    acknowledged = [f"Paper {day}" for day in re.findall(r"(\S+)\.yaml: 1 paper added", done.stdout)]
    acknowledged = [f"Paper {Path(title).name}" for title in acknowledged]
    missing = [day for day in days if f"Paper {day}" not in there]
    return Lost(
        [title for title in acknowledged if title not in there],
        [],
        [*leftovers(folder / "copy"), *_not_said(done, missing)],
    )


def _not_said(done: subprocess.CompletedProcess[str], missing: list[str]) -> list[str]:
    """What should have been said of days that are not there, and was not."""
    code = done.stdout.split()[-1]
    if not missing:
        return [] if code == "0" else [f"exit code {code}"]
    said = re.search(r"No space left on device\. Not saved: (.*)", done.stderr)
    if code != "2" or said is None:
        return [f"exit code {code}: {done.stderr}"]
    more = re.search(r" and (\d+) more days?, up to ", said[1])
    named = re.findall(r"2025-03-\d\d", said[1])
    number = len(named) + (int(more[1]) - 1 if more else 0)
    return [] if named[0] == missing[0] and number == len(missing) else [f"{said[0]} and not {missing}"]
