"""One paper of a YAML file taking over what the same paper says elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tuiapp.library.formats.linked_lines import without_targets
from tuiapp.library.formats.yaml.editor import Edit, Lines
from tuiapp.library.formats.yaml.nodes import Node, Pairs, Scalar
from tuiapp.library.formats.yaml.writer import FIELDS, field_lines, note_lines
from tuiapp.library.paper import Paper

_Pair = tuple[Scalar, Node | None]


class Conflict(NamedTuple):
    """A field that says one thing in the file and another in the papers that come in."""

    path: str
    line: int
    title: str
    field: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: '{self.field}' of “{self.title}” differs and was kept"


@dataclass(slots=True)
class MergeResult:
    """The new text of a file and what was done: titles added, (title, field) filled, and conflicts."""

    text: str
    added: list[str] = field(default_factory=list)
    filled: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: str = ""


@dataclass(slots=True)
class PaperMerge:
    """What one paper of the file takes over from the same paper coming in."""

    merged: MergeResult
    path: str
    node: Node
    present: Paper
    lines: Lines
    force: bool

    def edits(self, paper: Paper) -> Iterator[Edit]:
        """The edits that fill its empty fields, and with force replace those that differ."""
        node = self.node
        if not isinstance(node, Pairs):
            return
        above = node.line
        keys = [key.text for key, _ in node.pairs]
        places = {key.text: (key, value) for key, value in reversed(node.pairs)}
        for name in FIELDS:
            place = places.get(name)
            if name == "notes" and place and isinstance(place[1], Pairs) and place[1].pairs:
                yield from self._notes(place[1], paper)
            elif edit := self._field(name, paper, place, above, is_plain=not node.flow and keys.count(name) < 2):
                yield edit
            if place:
                above = max(above, (place[1] or place[0]).last)

    def _field(self, name: str, paper: Paper, place: _Pair | None, above: int, *, is_plain: bool) -> Edit | None:
        new, old = getattr(paper, name), getattr(self.present, name)
        if not new or agree(new, old):
            return None
        if (old and not self.force) or not is_plain:
            self._conflict(name, place[0].line if place else self.node.line)
            return None
        self.merged.filled.append((self.present.title, name))
        indent = self.node.column - 1
        if place is None:
            return Edit(above + 1, above, tuple(field_lines(paper, name, indent)))
        return self._replaced(place, field_lines(paper, name, indent))

    def _notes(self, notes: Pairs, paper: Paper) -> Iterator[Edit]:
        keys = [key.text for key, _ in notes.pairs]
        places = {key.text: (key, value) for key, value in reversed(notes.pairs)}
        for note in paper.notes:
            old = self.present.note(note.language)
            if old is not None and agree(note.text, old):
                continue
            place = places.get(note.language)
            if (old and not self.force) or notes.flow or keys.count(note.language) > 1:
                self._conflict(f"notes.{note.language}", place[0].line if place else notes.line)
                continue
            self.merged.filled.append((self.present.title, f"notes.{note.language}"))
            lines = note_lines(note.language, note.text, notes.column - 1)
            yield self._replaced(place, lines) if place else Edit(notes.last + 1, notes.last, tuple(lines))

    def _replaced(self, place: _Pair, lines: list[str]) -> Edit:
        """The edit that puts lines in the place of a key and its value; comments there get lines of their own."""
        key, last = place[0], (place[1] or place[0]).last
        # The dash of a paper may stand before its first key, however far.
        first = self.lines.text(key.line)[: key.column - 1] + lines[0].lstrip()
        is_empty = isinstance(place[1], Scalar) and not place[1].text
        comments = self.lines.comments(key.line) if is_empty or last == key.line else []
        return Edit(key.line, last, (first, *lines[1:], *(" " * (key.column - 1) + each for each in comments)))

    def _conflict(self, name: str, line: int) -> None:
        self.merged.conflicts.append(Conflict(self.path, line, self.present.title, name))


def agree(new: object, old: object) -> bool:
    """Whether what comes in is already there: the same text but for white space and links, or a part of a list."""
    if isinstance(new, str):
        return isinstance(old, str) and without_targets(new).split() == without_targets(old).split()
    if isinstance(new, tuple) and isinstance(old, tuple):
        key = [getattr(item, "url", item) for item in old]
        return all(getattr(item, "url", item) in key for item in new)
    return new == old
