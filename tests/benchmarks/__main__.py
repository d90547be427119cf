"""How fast the installed program is, as a multiple of what a reader would use instead.

    python tests/benchmarks [--quick] [--corpora DIR]

Corpora of 3,854 papers (as long, as many a day and tagged as those of a real vault), 100,000 and 1,000,000 are made
once and kept in DIR (by default under the user's cache folder). Every program runs in a pseudo-terminal of 120x36 that
answers as a modern terminal does, in turns, A B A B; only ratios within one run mean something. --quick leaves the
largest corpus out and ends within two minutes. fzf, ripgrep and newsboat are compared where they are installed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import corpora
from bench import LARGE, MIDDLE, SMALL, Bench
from programs import Home
from rows import first_run, in_process, marks, starting, typing
from table import heading

COMPARISONS = (first_run, starting, in_process, typing, marks)
"""The first fills the cache that the others start with."""


def main() -> None:
    """Print the table, row by row as it is measured."""
    options = _options()
    sizes = (SMALL, MIDDLE) if options.quick else (SMALL, MIDDLE, LARGE)
    began = time.monotonic()
    made = {size: corpora.corpus(size, options.corpora) for size in sizes}
    print(f"corpora in {options.corpora}, {time.monotonic() - began:.0f} s")
    print(heading())
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Home(Path(folder)), made, *((3, 1) if options.quick else (12, 4)))
        for comparison in COMPARISONS:
            for row in comparison.rows(bench):
                print(row, flush=True)
    print(f"{time.monotonic() - began:.0f} s")


def _options() -> argparse.Namespace:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--corpora", type=Path, default=cache / "tuiapp-benchmarks", metavar="DIR")
    return parser.parse_args()


if __name__ == "__main__":
    main()
