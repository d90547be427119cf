"""Each letter key does the same as its jamo and as part of a composed syllable, on every screen, in a real terminal.

Two programs are given the same keys, one as letters and one as a Korean input method sends them, and have to show the
same screen after each. What one of them does not obey tells them apart for good.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from test_in_tmux import Tmux, pytestmark, tmux
from textual.binding import Binding

from tuiapp.library.export.output_forms import COPIED
from tuiapp.library.text.hangul import SHIFTED, TWO_SET, composed
from tuiapp.storage.folders import config_folder, state_folder
from tuiapp.ui import keys

__all__ = ["pytestmark", "tmux"]

JAMO = TWO_SET | SHIFTED
CONSONANTS, VOWELS = "qwertasdfgzxcv", "yuiophjklbnm"
ENDS = {"q"}
"""Letters that end the program from the list."""

COMES = {
    "p": "esc Cancel",
    "E": "Read again",
    "R": "Read again",
    "e": "Keep and close",
    **dict.fromkeys("tuf", " Close"),
}
"""What comes up after some letters in the end, as they wait for other programs."""

TYPED_BEHIND = {"t", "e"}
"""Letters that open a line of text, into which the vowel of a syllable is typed."""

SEARCHES = "버퍼: 버퍼\n지도: 지도\n"
BROKEN = "date: 2025-03-02\npapers:\n- title: One\n  titel: x\n- title: Two\n  tag: y\n"

MENUS = {
    "links": ("u", [*keys.MENU, *keys.LINKS]),
    "problems": ("!", [*keys.MENU, *keys.PROBLEMS]),
    "saved searches": ("f", [*keys.MENU, *keys.SAVED]),
    "help": ("?", [*keys.MOVES, *keys.HELP]),
}


def letters(bindings: Sequence[Binding]) -> list[str]:
    """The letters that have a jamo of their own, in the order of the table."""
    every = (key for binding in bindings for key in binding.key.split(","))
    return list(dict.fromkeys(key for key in every if key in JAMO and key.isascii()))


class Twins:
    """Two programs on the same digests, that have to look the same."""

    def __init__(self, tmux: Tmux, command: str) -> None:
        self._tmux = tmux
        tmux.start(command, 100, 30)
        tmux("rename-session", "letters")
        # Of what one of them marks, the other must know nothing.
        other = f"XDG_STATE_HOME={state_folder().parent / 'other'} {command}"
        tmux("new-session", "-d", "-s", "jamo", "-x", "100", "-y", "30", "sh", "-c", other)
        self._wait_for("Small Steps", "rl")

    def press(self, latin: str, korean: str, doing: str, comes: str = "") -> None:
        """Press keys that mean the same, and wait until both have done the same.

        Args:
            latin: what the first gets.
            korean: what the second gets.
            doing: what this is, for who reads that they differ.
            comes: what comes up in the end, where that takes longer than a frame.

        """
        before = self.screens()[0]
        self._tmux("send-keys", "-t", "letters", "-l", latin, ";", "send-keys", "-t", "jamo", "-l", korean)
        self._wait_for(comes)
        self._settle(before, f"{doing}: {latin} and {korean}")

    def screens(self) -> tuple[str, str]:
        """What both show."""
        shown = self._tmux("capture-pane", "-p", "-t", "letters", ";", "capture-pane", "-p", "-t", "jamo").splitlines()
        return "\n".join(shown[:30]), "\n".join(shown[30:])

    @property
    def is_covered(self) -> bool:
        """Whether something lies over the panes."""
        return any(end in self.screens()[0] for end in ("Close", "Keep and close", "esc Cancel"))

    def leave(self) -> None:
        """Go back to the panes from what lies over them."""
        while self.is_covered:
            before = self.screens()[0]
            self._tmux("send-keys", "-t", "letters", "Escape", ";", "send-keys", "-t", "jamo", "Escape")
            self._settle(before, "esc")

    def _wait_for(self, *expected: str) -> None:
        end = time.monotonic() + 20
        while not all(text in screen for text in expected for screen in self.screens()):
            assert time.monotonic() < end, "\n".join(self.screens())
            time.sleep(0.02)

    def _settle(self, before: str, doing: str) -> None:
        # A key that changes nothing to be seen is not waited for: what one of them does not do is seen with the next.
        change, end = time.monotonic() + 0.15, time.monotonic() + 10
        while time.monotonic() < end:
            first, second = self.screens()
            if first == second and (first != before or time.monotonic() > change):
                return
            time.sleep(0.02)
        raise AssertionError(f"{doing}:\n{first}\n{'=' * 80}\n{second}")


def as_hangul(latin: str) -> str:
    """What an input method sends for letters: one jamo, or a syllable."""
    return composed("".join(JAMO[letter] for letter in latin))


@pytest.fixture
def twins(corpus: Path, tmux: Tmux) -> Twins:
    (corpus / "2025-03-03.yaml").write_text(BROKEN, encoding="utf-8")
    config_folder().mkdir(parents=True)
    (config_folder() / "searches.yaml").write_text(SEARCHES, encoding="utf-8")
    return Twins(tmux, f"env EDITOR=true {sys.executable} -m tuiapp {corpus}")


def test_every_letter_does_the_same_as_its_jamo_and_in_a_syllable_everywhere(twins: Twins) -> None:
    for pane in "123":
        twins.press(pane, pane, "to a pane")
        in_panes(twins, letters([*keys.LIST, *keys.SIDEBAR, *keys.READER]) if pane == "2" else ["j", "k", "g"])
    for name, (opens, bindings) in MENUS.items():
        asked = letters(bindings)
        # The consonant of g goes to the first line, the vowel of k up: neither closes anything.
        syllables = [("g" + letter) if letter in VOWELS else (letter + "k") for letter in asked if letter != "E"]
        for latin in [*asked, *syllables]:
            if not twins.is_covered:
                twins.press(opens, opens, f"opens {name}")
            # What is typed while an editor has the terminal would be the editor's.
            twins.press(latin, as_hangul(latin), name, COMES["E"] if latin == "E" else "")
        twins.leave()
    for form in COPIED:
        twins.press("Y", "Y", "opens copy as")
        twins.press(form.key, as_hangul(form.key), "copy as")
    twins.press("Y", "Y", "opens copy as")
    twins.press("gn", as_hangul("gn"), "copy as")


def in_panes(twins: Twins, asked: Sequence[str]) -> None:
    """Each letter alone, then all of them in syllables; none that ends the program."""
    for letter in asked:
        if letter not in ENDS:
            twins.press(letter, JAMO[letter], "in the panes", COMES.get(letter, ""))
            twins.leave()
    consonants = [letter for letter in asked if letter in CONSONANTS and letter not in ENDS | TYPED_BEHIND]
    vowels = [letter for letter in asked if letter in VOWELS]
    for at in range(max(len(consonants), len(vowels))):
        pair = consonants[at % len(consonants)] + vowels[at % len(vowels)]
        twins.press(pair, as_hangul(pair), "a syllable in the panes", COMES.get(pair[-1], ""))
        twins.leave()
