"""Searches without a screen, for a caller that writes queries: a line each, answered by milliseconds and hits.

The one file here that calls the program instead of starting it.
"""

from __future__ import annotations

import sys
import time

from tuiapp.library import open_library
from tuiapp.library.search.query import parse
from tuiapp.startup.open_corpus import open_corpus


def main() -> None:
    """Answer until the caller is done."""
    # From the snapshot that a start before this has left, as the screen does.
    library = open_corpus(sys.argv[1:], caches=True).library or open_library(sys.argv[1:])
    for line in sys.stdin:
        began = time.perf_counter()
        hits = len(library.matching(parse(line.rstrip("\n"))))
        print((time.perf_counter() - began) * 1000, hits, flush=True)


if __name__ == "__main__":
    main()
