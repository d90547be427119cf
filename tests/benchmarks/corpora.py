"""Corpora on disk, made once: digests of one day a file, and the same texts as other programs read them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import papers

VERSION: Final = 1
"""Of what is generated; corpora of another one are made again."""

NEWEST: Final = date(2025, 9, 30)
MOST_DAYS: Final = 11_000
"""Thirty years: a larger corpus has more papers a day, not more centuries."""

FOR_OTHERS: Final = 100_000
"""The largest corpus that programs without an index are tried on."""


class Corpus(NamedTuple):
    """A folder with as many papers in several forms."""

    size: int
    folder: Path

    @property
    def digests(self) -> Path:
        """A YAML file a day."""
        return self.folder / "digests"

    @property
    def lines(self) -> Path:
        """All that a paper says on one line, newest first."""
        return self.folder / "lines.txt"

    @property
    def notes(self) -> Path:
        """A text file a paper."""
        return self.folder / "notes"

    @property
    def feed(self) -> Path:
        """An RSS feed of all papers."""
        return self.folder / "feed.xml"

    @property
    def first_title(self) -> str:
        """The title of the paper that is first in the list."""
        newest = max(os.listdir(self.digests))
        lines = (self.digests / newest).read_text(encoding="utf-8").splitlines()
        return next(line.split('"')[1] for line in lines if line.startswith("- title: "))


class _Day(NamedTuple):
    when: date
    first: int
    papers: int


def corpus(size: int, folder: Path) -> Corpus:
    """A corpus under a folder, made where it is not there yet or not whole."""
    made = Corpus(size, folder / str(size))
    marker = made.folder / "version"
    if not marker.exists() or marker.read_text() != str(VERSION):
        shutil.rmtree(made.folder, ignore_errors=True)
        made.digests.mkdir(parents=True)
        _write(made)
        marker.write_text(str(VERSION))
    return made


def _write(made: Corpus) -> None:
    if made.size > FOR_OTHERS:
        with Pool() as pool:
            for _ in pool.imap(partial(_write_day, made), _days(made.size), 20):
                pass
        return
    for number in range(0, made.size, 1000):
        (made.notes / str(number // 1000)).mkdir(parents=True)
    with Pool() as pool, made.lines.open("w", encoding="utf-8") as lines, made.feed.open("w", encoding="utf-8") as feed:
        feed.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Papers</title>\n')
        for line, item in pool.imap(partial(_write_day, made), _days(made.size), 20):
            lines.write(line)
            feed.write(item)
        feed.write("</channel></rss>\n")


def _days(size: int) -> Iterator[_Day]:
    """Days with papers, newest first; how many a day has is spread as in the vault."""
    chance = Random(size)
    days = min(size // 2, MOST_DAYS)
    weights = chance.choices(list(papers.PAPERS_A_DAY), list(papers.PAPERS_A_DAY.values()), k=days)
    ends = [round(end * size / sum(weights)) for end in accumulate(weights)]
    for back, (first, end) in enumerate(zip([0, *ends], ends, strict=False)):
        if end > first:
            yield _Day(NEWEST - timedelta(days=back), first, end - first)


def _write_day(made: Corpus, day: _Day) -> tuple[str, str]:
    """The lines and the feed items of a day whose files are written."""
    chance = Random(day.first)
    place = f"https://arxiv.org/abs/{day.when:%y%m.%d}"
    day_papers = [papers.make(chance, f"{place}{number:03}") for number in range(day.papers)]
    text = "\n".join([f"date: {day.when}", "papers:", *(line for paper in day_papers for line in paper.yaml()), ""])
    (made.digests / f"{day.when}.yaml").write_text(text, encoding="utf-8")
    if made.size > FOR_OTHERS:
        return "", ""
    lines, items = [], []
    for number, paper in enumerate(day_papers, day.first):
        fields = [f"{day.when}", *paper.fields()]
        lines.append(" ".join(fields) + "\n")
        (made.notes / str(number // 1000) / f"{number}.txt").write_text("\n".join(fields), encoding="utf-8")
        items.append(
            f"<item><title>{paper.title}</title><link>{paper.link}</link><guid>{paper.link}</guid>"
            f"<pubDate>{day.when:%a, %d %b %Y} 00:00:00 GMT</pubDate><description>{lines[-1]}</description></item>\n"
        )
    return "".join(lines), "".join(items)
