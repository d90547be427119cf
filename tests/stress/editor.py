"""An editor that saves again and again and takes no lock: a process of its own, as a real one.

    python editor.py FILE in-place|rename SECONDS

It puts a numbered comment before the first line, saves, and then prints the number: that edit is acknowledged. It ends
when its standard input is closed.
"""

from __future__ import annotations

import os
import random
import select
import sys
from pathlib import Path


def save(path: Path, text: str, how: str) -> None:
    """Save as editors do: into the file that is there, or into a new one that takes its name."""
    if how == "in-place":
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return
    aside = path.with_name(f".{path.name}.edited")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, path)


def main(name: str, how: str, seconds: str) -> None:
    """Edit until nobody listens any more."""
    path = Path(name)
    number = 0
    while not select.select([sys.stdin], [], [], random.random() * float(seconds))[0]:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        save(path, f"# edit {number}\n{text}", how)
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
