"""Words of the field in two languages, which suggest each other where little is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from tuiapp.library.text.searched_text import keyed

OWN: Final = Path(__file__).with_name("glossary.txt")
"""The glossary of the program, in the form in which a reader may add to it."""


class Entry(NamedTuple):
    """What is said in one language, and what in the other, each in the words that it has for it."""

    one: tuple[str, ...]
    other: tuple[str, ...]


class Glossary(NamedTuple):
    """Entries, and the numbers of the lines that could not be understood."""

    entries: tuple[Entry, ...] = ()
    wrong_lines: tuple[int, ...] = ()

    def other_words(self, word: str) -> tuple[str, ...]:
        """What else a word is called; spacing, case and accents do not matter."""
        return tuple(dict.fromkeys(self._others(keyed(word))))

    def _others(self, keys: bytes) -> Iterator[str]:
        for one, other in self.entries:
            if keys in map(keyed, one):
                yield from other
            if keys in map(keyed, other):
                yield from one

    def with_own(self, own: Glossary) -> Glossary:
        """This one with a reader's entries, each in the place of those that begin with the same word."""
        firsts = {keyed(entry.one[0]) for entry in own.entries}
        kept = (entry for entry in self.entries if keyed(entry.one[0]) not in firsts)
        return Glossary((*(entry for entry in own.entries if entry.other), *kept), own.wrong_lines)


def read_glossary(text: str) -> Glossary:
    """The glossary of a text: a line an entry, `강화학습, 강화 학습 = RL, reinforcement learning`, after # nothing.

    Args:
        text: the whole file.

    Returns:
        Its entries; one without a word behind the equals sign takes away what the program has for its first word.

    """
    entries, wrong = list[Entry](), list[int]()
    for number, line in enumerate(text.splitlines(), 1):
        plain = line.partition("#")[0].strip()
        one, equals, other = plain.partition("=")
        if equals and (words := _words(one)):
            entries.append(Entry(words, _words(other)))
        elif plain:
            wrong.append(number)
    return Glossary(tuple(entries), tuple(wrong))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_stripped(text.split(",")))


def _stripped(words: Iterable[str]) -> Iterator[str]:
    return (word.strip() for word in words if keyed(word))


@cache
def own_glossary() -> Glossary:
    """The glossary that comes with the program."""
    return read_glossary(OWN.read_text(encoding="utf-8"))
