"""Rounds of programs that mark papers in one store."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from rounds import Lost, Writers, ended, started

from tuiapp.storage.marks.index import load_index
from tuiapp.storage.marks.store import MarkStore

MARKER = Path(__file__).with_name("marker.py")


def play(folder: Path, chance: random.Random, *, writers: Writers) -> Lost:
    """Mark papers in several programs at once, and compare what was acknowledged with what is there."""
    programs = [started(MARKER, folder, f"program {number}", writers.things) for number in range(writers.programs)]
    said = [line for out in ended(programs, writers, chance) for line in out.splitlines()]
    return _lost(folder, said)


def _lost(folder: Path, said: list[str]) -> Lost:
    store = MarkStore(folder).open()
    there = {mark.title for mark in store.all()}
    store.close()
    index = load_index(folder)
    assert index
    return Lost(
        [title for title in said if title not in there],
        [],
        [
            *filter(None, (store.news, store.notice)),
            *(title for title in there if not index.find([f"title:{title}"]).is_starred),
        ],
    )


def play_full_disk(folder: Path, chance: random.Random) -> Lost:
    """Mark papers until a small disk is full: what is acknowledged is there, and the other one is named."""
    state = folder / "state"
    state.mkdir(parents=True)
    mount = f"mount -t tmpfs -o size={chance.randrange(30, 120) * 4}k tmpfs {state}"
    command = f"{mount} && {sys.executable} {MARKER} {state} paper 5000; echo $?; cp -r {state} {folder}/copy"
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", command], capture_output=True, text=True, check=True, timeout=60
    )
    *said, code = done.stdout.splitlines()
    lost = _lost(folder / "copy", said)
    is_said = code == "3" and "Marks are not being saved: " in done.stderr
    return lost if is_said else lost._replace(others=[*lost.others, f"exit code {code}: {done.stderr}"])
