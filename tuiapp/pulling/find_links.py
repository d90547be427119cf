"""Links for the papers of a corpus that have none, from arXiv, where title and first author leave no doubt."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library import Fault
from tuiapp.library.files.folder import Found, digest_files
from tuiapp.library.files.read_file import read_file
from tuiapp.library.identity import identity
from tuiapp.library.importing import save_papers
from tuiapp.library.importing.describe import troubles
from tuiapp.library.importing.save_papers import Outcome
from tuiapp.library.index.progress import Progress
from tuiapp.library.paper import Link, Paper, Source
from tuiapp.library.text import phrases
from tuiapp.library.text.phrases import quoted
from tuiapp.messages import _, ngettext
from tuiapp.pulling import arxiv
from tuiapp.pulling.steps import NewDay, Said, Step
from tuiapp.storage import failed_lookups
from tuiapp.system.web import FetchError

MOST_FAILURES: Final = 3
"""Requests that fail one after the other before the rest is left for another time."""


class _Place(NamedTuple):
    """A paper without a link, and the file that it is in."""

    paper: Paper
    file: Found

    @property
    def name(self) -> str:
        """Where it stands, and its title."""
        return f"{self.file.shown}:{self.paper.source.line}: {quoted(self.paper.title)}"


def find_links(paths: Sequence[str], asked_file: Path, *, is_dry: bool) -> Iterator[Step]:
    """Look papers up and fill in their links, each at once, so that what was found is kept wherever this ends.

    Args:
        paths: the digests.
        asked_file: where it is kept what arXiv was asked for in vain, which is not asked again for a month.
        is_dry: whether the lines are only shown, and nothing is written.

    """
    places, elsewhere = _without_link(paths)
    if elsewhere:
        said = _("{papers} without a link in files that are not YAML: `tuiapp import` makes YAML of them")
        yield Said(said.format(papers=phrases.papers(elsewhere)))
    kept = failed_lookups.load(asked_file)
    todo = [place for place in places if identity(place.paper) not in kept]
    if known := len(places) - len(todo):
        said = _("{papers} looked for in vain less than a month ago, and left out")
        yield Said(said.format(papers=phrases.papers(known)))
    yield from _Search(asked_file, is_dry=is_dry).run(todo)


def _without_link(paths: Sequence[str]) -> tuple[list[_Place], int]:
    """The papers without a link that can be given one, and how many are in files of another format than YAML."""
    places: list[_Place] = []
    elsewhere = 0
    for file in digest_files(paths):
        papers = () if isinstance(file, Fault) else read_file(file).papers
        found = [_Place(paper, file) for paper in papers if paper.title and not paper.links and isinstance(file, Found)]
        if found and found[0].file.path.lower().endswith((".yaml", ".yml")):
            places += found
        else:
            elsewhere += len(found)
    return places, elsewhere


class _Search:
    """A search for many papers, of which each answer is kept before the next one is asked for."""

    def __init__(self, asked_file: Path, *, is_dry: bool) -> None:
        self._asked_file = asked_file
        self._is_dry = is_dry
        self._found = 0

    def run(self, todo: Sequence[_Place]) -> Iterator[Step]:
        """Ask for one paper after the other, as slowly as arXiv wants it."""
        failures = 0
        newest = ""
        for number, place in enumerate(todo):
            yield Progress(number, len(todo))
            if number:
                time.sleep(arxiv.SECONDS_APART)
            try:
                answer = arxiv.ask(place.paper)
            except FetchError as error:
                failures += 1
                yield Said(f"{place.name}: {error}", is_trouble=True)
                if failures == MOST_FAILURES:
                    yield Said(_("stopped, as arXiv does not answer; run it again to go on"), is_trouble=True)
                    break
                continue
            failures = 0
            if answer.url:
                newest = max(newest, place.paper.date or "")
                yield from self._take(place, answer.url)
            else:
                yield self._doubt(place, answer.doubt)
        yield Progress(len(todo), len(todo))
        yield self._summary(len(todo))
        if newest and not self._is_dry:
            yield NewDay(newest)

    def _take(self, place: _Place, url: str) -> Iterator[Step]:
        self._found += 1
        if not self._is_dry:
            # Not from its own file, so that saving finds the paper there.
            paper = place.paper._replace(links=(Link(url),), source=Source("arXiv", 1))
            outcome = Outcome([], [], [])
            for step in save_papers.save([paper], Path(place.file.path).resolve().parent):
                outcome = outcome.and_then(step)
            if wrong := list(troubles(outcome)):
                self._found -= 1
                yield from (Said(one, is_trouble=True) for one in wrong)
                return
        yield Said(f"{place.name} → {url}")

    def _doubt(self, place: _Place, why: str) -> Said:
        if not self._is_dry:
            failed_lookups.keep(self._asked_file, identity(place.paper))
        return Said(f"{place.name}: {why}")

    def _summary(self, number: int) -> Said:
        papers = phrases.papers(number)
        if self._is_dry:
            return Said(
                ngettext(
                    "{found} link would be filled in, of {papers} without one",
                    "{found} links would be filled in, of {papers} without one",
                    self._found,
                ).format(found=f"{self._found:,}", papers=papers)
            )
        return Said(
            ngettext(
                "{found} link filled in, of {papers} without one",
                "{found} links filled in, of {papers} without one",
                self._found,
            ).format(found=f"{self._found:,}", papers=papers)
        )
