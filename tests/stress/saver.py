"""A program that saves searches and deletes some of them again: a process of its own.

    python saver.py FILE NAME NUMBER

Each name is printed when it is saved, with a minus before it when it is deleted: from then on it is acknowledged.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tuiapp.storage import saved_searches


def main(file: str, name: str, number: str) -> None:
    """Save searches under names of its own, and delete each third one."""
    path = Path(file)
    for each in range(int(number)):
        search = f"{name} {each}"
        saved_searches.save(path, search, f"tag:{each} {name}")
        print(search, flush=True)
        if each % 3 == 2:
            print(f"?{search}", flush=True)
            saved_searches.delete(path, {search: f"tag:{each} {name}"})
            print(f"-{search}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
