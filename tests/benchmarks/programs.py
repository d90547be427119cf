"""The programs that are compared, each as a user starts it, in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from corpora import Corpus
from terminal import Terminal

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("text")
Minimal().run()
"""
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
_OTHERS_SETTINGS = ("FZF_", "RIPGREP_", "TMUX", "DISPLAY", "WAYLAND_", "NO_COLOR", "XDG_", "TEXTUAL", "PYTHON")


class Home:
    """A folder that takes the place of the user's own for caches and settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OTHERS_SETTINGS)}
        places = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
        self.environ = kept | places | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}

    def with_state(self, folder: Path) -> Home:
        """The same home, but for what the programs remember of their user."""
        home = Home(self.folder)
        home.environ["XDG_STATE_HOME"] = str(folder)
        return home

    @property
    def cache(self) -> Path:
        """Where the reader keeps what it has parsed."""
        return self.folder / "cache" / "tuiapp"

    def reader(self, corpus: Corpus, *options: str) -> Terminal:
        """The program itself."""
        return Terminal([sys.executable, "-m", "tuiapp", *options, str(corpus.digests)], self.environ)

    def python(self, program: str) -> Terminal:
        """A program of a few lines."""
        return Terminal([sys.executable, "-c", program], self.environ)

    def fzf(self, corpus: Corpus) -> Terminal:
        """Fzf over a line a paper, matching exactly."""
        return Terminal(["fzf", "-e"], self.environ, corpus.lines)

    def newsboat(self, corpus: Corpus) -> Terminal:
        """A reader of feeds with one that holds all papers, and that it has read before."""
        folder = self.folder / f"newsboat {corpus.size}"
        command = [
            "newsboat",
            f"--url-file={folder}/urls",
            f"--config-file={folder}/config",
            f"--cache-file={folder}/cache",
        ]
        if not folder.exists():
            folder.mkdir()
            (folder / "urls").write_text(f"file://{corpus.feed}\n", encoding="utf-8")
            (folder / "config").touch()
            subprocess.run([*command, "--execute=reload"], env=self.environ, check=True, capture_output=True)
        return Terminal([*command, "--quiet"], self.environ)
