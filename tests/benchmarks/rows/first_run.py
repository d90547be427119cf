"""A start without anything kept from an earlier one, beside PyYAML alone and beside a start that has its cache."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

from bench import Bench, shows_papers
from corpora import Corpus
from table import Row, compared, skipped
from terminal import Ended, visible

_PYYAML = """
import os, sys, yaml
for name in os.listdir(sys.argv[1]):
    with open(os.path.join(sys.argv[1], name), "rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
"""


def rows(bench: Bench) -> Iterator[Row]:
    """Whole runs of both, and what the cache saves."""
    for corpus in bench.for_others:
        pairs = [(_first_run(bench, corpus), _pyyaml(bench, corpus)) for _ in range(bench.rounds)]
        yield compared("first run ÷ PyYAML's C loader", corpus.size, pairs, 1.3)
        yield _beside_no_cache(bench, corpus)


def _first_run(bench: Bench, corpus: Corpus) -> float:
    """Milliseconds until all papers are counted on the screen and the last file of the cache has been written."""
    all_papers = f"{corpus.size:,}papers".encode()
    shutil.rmtree(bench.home.cache, ignore_errors=True)
    clock = time.time()
    with bench.home.reader(corpus) as terminal:
        terminal.wait(lambda drawn: all_papers in visible(drawn))
        counted = terminal.time_until(lambda drawn: all_papers in visible(drawn))
    written = max((kept.stat().st_ctime for kept in bench.home.cache.rglob("*")), default=0.0)
    if not written:
        raise SystemExit(f"the first run over {corpus.size:,} papers wrote no cache")
    return max(counted, (written - clock) * 1000)


def _pyyaml(bench: Bench, corpus: Corpus) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", _PYYAML, str(corpus.digests)], env=bench.home.environ, check=True)
    return (time.perf_counter() - began) * 1000


def _beside_no_cache(bench: Bench, corpus: Corpus) -> Row:
    what = "first paper ÷ with --no-cache"
    try:
        pairs = [(_first_paper(bench, corpus), _first_paper(bench, corpus, "--no-cache")) for _ in range(bench.rounds)]
    except Ended:
        return skipped(what, corpus.size, "the program refuses --no-cache")
    return compared(what, corpus.size, pairs)


def _first_paper(bench: Bench, corpus: Corpus, *options: str) -> float:
    with bench.home.reader(corpus, *options) as terminal:
        # Without a cache they come when the first digests have been read.
        terminal.wait(lambda drawn: shows_papers(corpus, drawn))
        return terminal.time_until(lambda drawn: shows_papers(corpus, drawn))
