"""Digests from feeds and pages into a folder, a day a file, by the same merge as `tuiapp import`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tuiapp.library.importing import save_papers
from tuiapp.library.importing.describe import troubles
from tuiapp.library.importing.save_file import Change
from tuiapp.library.importing.save_papers import Outcome
from tuiapp.library.text import phrases
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _, ngettext
from tuiapp.pulling.source_papers import Source, SourcePapers, papers_of
from tuiapp.pulling.steps import NewDay, Said, Step
from tuiapp.storage import pulled


def pull(sources: Sequence[Source], folder: Path, marks_file: Path) -> Iterator[Step]:
    """Get what the sources have that is not in a folder yet, and write it there.

    A server's marks are kept only when the papers are on disk, so that what failed is asked for again.
    """
    found: list[SourcePapers] = []
    for source in sources:
        of_source = yield from papers_of(source, folder, marks_file)
        found.append(of_source)
    papers = [paper for one in found for paper in one.papers]
    outcome = Outcome([], [], [])
    for step in save_papers.save(papers, folder):
        for change in step.changes:
            yield from _described(change)
        outcome = outcome.and_then(step)
    yield from (Said(trouble, is_trouble=True) for trouble in troubles(_without_conflicts(outcome)))
    if outcome.present:
        said = _("{papers} left alone: {folder} has them in files of another format")
        yield Said(said.format(papers=phrases.papers(len(outcome.present)), folder=printable(str(folder))))
    _keep_marks(found, outcome.changes, folder, marks_file)
    yield _summary(found, outcome.changes, folder)
    if new := [change.date for change in outcome.changes if change.date and change.is_needed]:
        yield NewDay(max(new))


def _without_conflicts(outcome: Outcome) -> Outcome:
    """What came of it but for fields that differ, which are no trouble: a reader may have mended them by hand."""
    changes = [replace(change, merged=replace(change.merged, conflicts=[])) for change in outcome.changes]
    return outcome._replace(changes=changes)


def _keep_marks(found: Sequence[SourcePapers], changes: Sequence[Change], folder: Path, marks_file: Path) -> None:
    """Remember what need not be sent again, of sources that were got and saved whole."""
    if any(change.merged.refused or change.error for change in changes):
        return
    files = tuple(str(change.path.resolve()) for change in changes)
    for one in found:
        for url, marks in one.marks.items() if one.is_whole else ():
            if marks.etag or marks.modified:
                pulled.keep(marks_file, url, folder, marks._replace(files=files))


def _described(change: Change) -> Iterator[Said]:
    """What was done to one file."""
    merged, name = change.merged, printable(str(change.path))
    if change.is_needed:
        papers = phrases.papers(len(merged.added))
        number = len(merged.filled)
        filled = ngettext(
            "{file}: {papers} added, {number} field filled", "{file}: {papers} added, {number} fields filled", number
        )
        sentence = filled if number else _("{file}: {papers} added")
        yield Said(sentence.format(file=name, papers=papers, number=f"{number:,}"))
    if merged.conflicts:
        more = len(merged.conflicts) - 1
        others = ngettext("{first}, and {number} field more", "{first}, and {number} fields more", more)
        yield Said((others if more else "{first}").format(first=merged.conflicts[0], number=f"{more:,}"))


def _summary(found: Sequence[SourcePapers], changes: Sequence[Change], folder: Path) -> Said:
    """The last line: what was read, and what was written where."""
    digests = sum(one.digests for one in found)
    added = sum(len(change.merged.added) for change in changes)
    written = sum(change.is_needed for change in changes)
    read = ngettext("{papers} in {number} digest", "{papers} in {number} digests", digests).format(
        papers=phrases.papers(sum(len(one.papers) for one in found)), number=f"{digests:,}"
    )
    return Said(
        _("{read}; {added} added to {folder}, {files} written").format(
            read=read, added=f"{added:,}", folder=printable(str(folder)), files=phrases.files(written)
        )
    )
