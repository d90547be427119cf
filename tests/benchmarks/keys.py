"""How long a key takes until the screen stands, as a multiple of a one-line `Static` update in the same run.

    python tests/benchmarks/keys.py [PAPERS]

Both programs run in a pseudo-terminal of 120x36, as a user starts them; a key's time ends with the last byte that it
causes, after which nothing comes for a while.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from corpora import library

from tuiapp.library import saving

SEARCHES = ("reasoning", "추론", "ㅊㄹ", "scaling law", "tag:rl -ko:강화", "zzzz")
QUIET = 0.15
ONE_LINE = """
from textual.app import App
from textual.widgets import Static
class OneLine(App):
    number = 0
    def compose(self):
        yield Static("0")
    def on_key(self):
        self.number += 1
        self.query_one(Static).update(str(self.number))
OneLine().run()
"""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, *command: str) -> None:
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
            os.execvp(command[0], command)  # noqa: S606 - our own program
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        while self.settled(3.0 if not hasattr(self, "started") else QUIET) == 0.0:
            self.started = True

    def settled(self, wait: float = QUIET) -> float:
        """Milliseconds until the last byte that comes before a pause, 0 where none comes."""
        start = last = time.perf_counter()
        while select.select([self._file], [], [], wait if last == start else QUIET)[0]:
            os.read(self._file, 65536)
            last = time.perf_counter()
        return (last - start) * 1000

    def key(self, letter: str) -> float:
        """Milliseconds that a key takes until the screen stands."""
        os.write(self._file, letter.encode())
        return self.settled()

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)
        os.close(self._file)


def floor() -> float:
    """The median of a one-line update."""
    terminal = Terminal(sys.executable, "-c", ONE_LINE)
    times = [terminal.key("x") for _ in range(30)][5:]
    terminal.close()
    return statistics.median(times)


def reader(folder: str) -> dict[str, list[float]]:
    """The times of every key by what was typed."""
    terminal = Terminal(sys.executable, "-m", "tuiapp", folder)
    times = {name: [terminal.key(letter) for _ in range(30)][5:] for name, letter in (("j", "j"), ("language", " "))}
    for letter in "/x\r\x1b":
        terminal.key(letter)
    for search in SEARCHES:
        terminal.key("/")
        times[search] = [terminal.key(letter) for letter in search]
        for letter in "\r\x1b\x1b\x1b":
            terminal.key(letter)
    terminal.close()
    return times


def main() -> None:
    """Print the table."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 3854
    with tempfile.TemporaryDirectory() as folder:
        made = library(papers)
        for change in saving.plan((made.paper(row) for row in range(len(made))), Path(folder)).changes:
            saving.write(change)
        base = floor()
        print(f"{papers:,} papers; one-line Static update {base:.1f} ms = 1.0")
        for name, times in reader(folder).items():
            worst = sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]
            print(f"{name:<18} median {statistics.median(times) / base:5.1f}   p99 {worst / base:5.1f}")


if __name__ == "__main__":
    main()
