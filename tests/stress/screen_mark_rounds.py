"""Rounds of the real program on a terminal that is killed while it marks: what it showed as saved is there."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from rounds import Lost

from tuiapp.storage.marks.store import MarkStore

PAPERS = 24
SIZE = ("100", "40")
_ROW = re.compile(r"^.(?P<dot>.)(?P<star>.) (?:\S+ +)?(?P<title>Paper \d\d)\b")


class Terminal:
    """tmux with the program in a window, on a corpus and a home of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        self._socket = str(folder / f"tmux-{name}")
        state = folder / "state"
        home = " ".join(f"XDG_{kind}_HOME={folder / kind.lower()}" for kind in ("CACHE", "CONFIG", "DATA"))
        command = f"env {home} XDG_STATE_HOME={state} LC_ALL=C.UTF-8 {sys.executable} -m tuiapp {folder / 'digests'}"
        self("new-session", "-d", "-x", SIZE[0], "-y", SIZE[1], f"exec {command}")
        self("set", "-g", "remain-on-exit", "on")

    def __call__(self, *arguments: str) -> str:
        """Run a tmux command and give what it prints."""
        command = ["tmux", "-S", self._socket, "-f", "/dev/null", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30).stdout

    def wait_until_ready(self) -> None:
        """Wait for the list, and give it the whole screen."""
        end = time.monotonic() + 30
        while "Paper 00" not in self("capture-pane", "-p"):
            if time.monotonic() > end:
                raise TimeoutError(self("capture-pane", "-p"))
            time.sleep(0.05)
        self("send-keys", "z")

    def shown(self) -> set[tuple[str, str]]:
        """What the screen shows as saved: the titles that are starred, and those that are read."""
        found = set()
        for line in self("capture-pane", "-p").splitlines():
            row = _ROW.search(line)
            if row and row["dot"] != "○" and row["star"] != "☆":
                found |= {(row["title"], "starred")} if row["star"] == "★" else set()
                found |= {(row["title"], "read")} if row["dot"] == " " else set()
        return found

    def kill(self) -> None:
        """Kill the program, and end tmux."""
        with suppress(ValueError, ProcessLookupError):
            os.kill(int(self("list-panes", "-F", "#{pane_pid}")), signal.SIGKILL)
        self("kill-server")


def play(folder: Path, chance: random.Random, *, programs: int) -> Lost:
    """Mark papers until a random moment, and compare what was shown as saved with what is on the disk.

    Args:
        folder: a folder for all that the round needs.
        chance: decides about the keys and the moment.
        programs: how many programs mark papers of the same corpus at once.

    """
    _write_corpus(folder / "digests")
    terminals = [Terminal(folder, str(number)) for number in range(programs)]
    seen: set[tuple[str, str]] = set()
    try:
        for number, terminal in enumerate(terminals):
            terminal.wait_until_ready()
            # The second one comes from the other end.
            terminal("send-keys", "G" if number else "g")
        left = [PAPERS // programs] * programs
        end = time.monotonic() + chance.uniform(0.05, 0.9)
        while time.monotonic() < end:
            for number, terminal in enumerate(terminals):
                papers = min(left[number], chance.randrange(1, 4))
                left[number] -= papers
                # Each is marked once: the same key again would take the mark away.
                keys = [key for _ in range(papers) for key in (chance.choice("mr"), "kj"[not number])]
                if keys:
                    terminal("send-keys", *keys)
                seen |= terminal.shown()
    finally:
        for terminal in terminals:
            terminal.kill()
    return _lost(folder / "state" / "tuiapp", seen)


def _write_corpus(folder: Path) -> None:
    folder.mkdir(parents=True)
    papers = "".join(f'- title: "Paper {number:02}"\n  notes: {{ko: 노트}}\n' for number in range(PAPERS))
    (folder / "2025-04-24.yaml").write_text(f"date: 2025-04-24\npapers:\n{papers}", encoding="utf-8")


def _lost(state: Path, seen: set[tuple[str, str]]) -> Lost:
    store = MarkStore(state).open()
    marks = {mark.title: mark for mark in store.all()}
    said = [said for said in (store.notice, store.news) if said]
    store.close()
    there = {(title, "starred") for title, mark in marks.items() if mark.starred}
    there |= {(title, "read") for title, mark in marks.items() if mark.read}
    return Lost(sorted(f"{title} {what}" for title, what in seen - there), [], said)
