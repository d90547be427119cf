"""Rounds of programs that save and delete searches in one file."""

from __future__ import annotations

import random
from pathlib import Path

from rounds import Lost, Writers, editing, ended, leftovers, lost_edits, started, text_of

from tuiapp.storage import saved_searches

SAVER = Path(__file__).with_name("saver.py")

START = """\
# mine, by hand
agents: agent tag:planning   # the old one
nested:
  not: ours   # to be kept
"""


def play(folder: Path, chance: random.Random, *, writers: Writers) -> Lost:
    """Save and delete searches in several programs at once, and compare what was acknowledged with what is there."""
    path = folder / "searches.yaml"
    folder.mkdir(parents=True)
    path.write_text(START, encoding="utf-8")
    with editing(path, writers.editor) as edits:
        programs = [started(SAVER, path, f"program {number}", writers.things) for number in range(writers.programs)]
        said = [line for out in ended(programs, writers, chance) for line in out.splitlines()]
    # The next one cleans up what killed ones have left.
    saved_searches.save(path, "last", "x")
    assert leftovers(folder) == []
    present = saved_searches.load(path).queries
    deleted = {line[1:] for line in said if line.startswith("-")}
    in_doubt = {line[1:] for line in said if line.startswith("?")}
    saved = {line for line in said if line[0] not in "-?"} - in_doubt
    comments = [line.strip() for line in START.splitlines() if not line.startswith("agents")] + ["# the old one"]
    return Lost(
        [name for name in ("agents", *sorted(saved)) if name not in present],
        lost_edits(folder, edits),
        [*(name for name in sorted(deleted) if name in present), *(c for c in comments if c not in text_of(folder))],
    )
