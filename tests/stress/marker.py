"""A program that marks papers: a process of its own.

    python marker.py FOLDER NAME NUMBER

Each paper is printed when it is said to be saved: from then on its mark is acknowledged. It ends with 3 at the first
one that is not saved, and says why.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tuiapp.storage.marks.mark import Mark, now
from tuiapp.storage.marks.store import MarkStore


def main(folder: str, name: str, number: str) -> None:
    """Star papers, each with a note."""
    store = MarkStore(Path(folder)).open()
    for each in range(int(number)):
        title = f"{name} {each}"
        at = now()
        mark = Mark((f"title:{title}",), title).saying("starred", at, at).saying("note", "words " * 50, at)
        if not store.say([mark]).is_saved:
            print(store.notice, file=sys.stderr)
            sys.exit(3)
        print(title, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
