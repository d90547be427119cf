"""Saving what was pasted, and what to tell the reader of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tuiapp.library import Paper
from tuiapp.library.importing import save_papers
from tuiapp.library.importing.describe import troubles
from tuiapp.library.importing.save_papers import Outcome
from tuiapp.library.text import phrases
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _


class Saved(NamedTuple):
    """What came of saving: the first day that was saved, and what to tell the reader."""

    date: str | None
    said: str
    is_complete: bool


def save(papers: tuple[Paper, ...], folder: Path) -> Outcome:
    """Add papers to the files of their days, and wait until all that can be is on the disk.

    Args:
        papers: the papers, each with a date.
        folder: the folder of the corpus.

    """
    outcome = Outcome([], [], [])
    for step in save_papers.save(papers, folder):
        outcome = outcome.and_then(step)
    return outcome


def saved(papers: tuple[Paper, ...], outcome: Outcome, folder: Path) -> Saved:
    """What came of it, in words for the reader."""
    added = sum(len(change.merged.added) for change in outcome.changes)
    sentence = (
        _("{added} of {papers} added to {folder}, the others were there")
        if added < len(papers)
        else _("{added} of {papers} added to {folder}")
    )
    lines = [
        sentence.format(added=added, papers=phrases.papers(len(papers)), folder=printable(str(folder))),
        *troubles(outcome),
    ]
    return Saved(max((paper.date or "" for paper in papers), default="") or None, "\n".join(lines), len(lines) == 1)
