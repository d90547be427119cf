"""New papers into a YAML digest that is there already, without touching a letter of what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tuiapp.library.formats import digest_yaml
from tuiapp.library.formats.yaml_nodes import Items, Node, Pairs, Scalar, Tree, parse
from tuiapp.library.formats.yaml_writing import FIELDS, digest_lines, field_lines, note_lines, paper_lines
from tuiapp.library.identity import identities
from tuiapp.library.paper import Note, Paper


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that says one thing in the file and another in the papers that come in."""

    path: str
    line: int
    title: str
    field: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: '{self.field}' of “{self.title}” differs and was kept (--force replaces it)"


@dataclass(slots=True)
class Merged:
    """The new text of a file and what was done: titles added, (title, field) filled, and conflicts."""

    text: str
    added: list[str] = field(default_factory=list)
    filled: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: str = ""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines first up to last, counted from 1, become others; first = last + 1 inserts before `first`."""

    first: int
    last: int
    lines: tuple[str, ...]


def new_digest(date: str | None, papers: Sequence[Paper]) -> Merged:
    """A digest that was not there."""
    kept = [paper for at, paper in enumerate(papers) if not _same(paper, papers[:at])]
    return Merged("\n".join([*digest_lines(date, kept), ""]), [paper.title for paper in kept])


def merge(text: str, path: str, papers: Iterable[Paper], *, force: bool = False) -> Merged:
    """A digest's text with papers added and empty fields filled; a field that differs is a conflict and stays."""
    merged = Merged(text)
    tree = parse(text)
    nodes = _paper_nodes(tree)
    if nodes is None:
        merged.refused = "nothing can be added to it before its own faults are mended (`tuiapp check` names them)"
        return merged
    present = list(digest_yaml.read(text, path).papers)
    edits: list[_Edit] = []
    new: list[Paper] = []
    for paper in papers:
        found = _same(paper, present)
        if found is not None:
            edits += _Filling(merged, path, nodes.items[present.index(found)], found, force=force).edits(paper)
        elif not _same(paper, new):
            new.append(paper)
    if new:
        merged.added = [paper.title for paper in new]
        edits.append(_appended(nodes, new))
    merged.text = _apply(text, edits)
    return merged


def _paper_nodes(tree: Tree) -> Items | None:
    """The list of papers where lines can be put into it: one document, its papers one below the other."""
    if any(slip.fatal for slip in tree.slips) or len(tree.roots) != 1 or not isinstance(tree.roots[0], Pairs):
        return None
    lists = [value for key, value in tree.roots[0].pairs if key.text == "papers"]
    if len(lists) != 1 or not isinstance(lists[0], Items) or lists[0].flow or not lists[0].items:
        return None
    return lists[0]


def _same(paper: Paper, among: Sequence[Paper]) -> Paper | None:
    names = identities(paper)
    return next((other for other in among if names & identities(other)), None)


def _appended(nodes: Items, papers: Iterable[Paper]) -> _Edit:
    lines = [line for paper in papers for line in paper_lines(paper, nodes.column - 1)]
    return _Edit(nodes.last + 1, nodes.last, tuple(lines))


@dataclass(slots=True)
class _Filling:
    """What one paper of the file takes over from the same paper coming in."""

    merged: Merged
    path: str
    node: Node
    present: Paper
    force: bool

    def edits(self, paper: Paper) -> Iterator[_Edit]:
        """The edits that fill its empty fields, and with force replace those that differ."""
        node = self.node
        if not isinstance(node, Pairs):
            return
        above = node.line
        keys = {key.text: (key, value) for key, value in node.pairs}
        for name in FIELDS:
            place = keys.get(name)
            if name == "notes" and place and isinstance(place[1], Pairs):
                yield from self._notes(place[1], paper)
            else:
                yield from self._field(name, paper, place, above)
            if place:
                above = max(above, (place[1] or place[0]).last)

    def _field(self, name: str, paper: Paper, place: tuple[Scalar, Node | None] | None, above: int) -> Iterator[_Edit]:
        node = self.node
        new, old = getattr(paper, name), getattr(self.present, name)
        if not new or _agree(new, old):
            return
        differs = bool(old)
        if (differs and not self.force) or (isinstance(node, Pairs) and node.flow):
            self._conflict(name, place[0].line if place else node.line)
            return
        self.merged.filled.append((self.present.title, name))
        lines = tuple(field_lines(paper, name, node.column - 1))
        if place is None:
            yield _Edit(above + 1, above, lines)
        elif place[0].line == node.line:
            # The key stands behind the dash that begins the paper.
            first = " " * (node.column - 3) + "- " + lines[0].lstrip()
            yield _Edit(place[0].line, (place[1] or place[0]).last, (first, *lines[1:]))
        else:
            yield _Edit(place[0].line, (place[1] or place[0]).last, lines)

    def _notes(self, notes: Pairs, paper: Paper) -> Iterator[_Edit]:
        places = {key.text: (key, value) for key, value in notes.pairs}
        for note in paper.notes:
            old = self.present.note(note.language)
            if old is not None and _agree(note.text, old):
                continue
            place = places.get(note.language)
            if (old and not self.force) or notes.flow:
                self._conflict(f"notes.{note.language}", place[0].line if place else notes.line)
                continue
            self.merged.filled.append((self.present.title, f"notes.{note.language}"))
            yield self._note(note, notes, place)

    def _note(self, note: Note, notes: Pairs, place: tuple[Scalar, Node | None] | None) -> _Edit:
        lines = tuple(note_lines(note.language, note.text, notes.column - 1))
        if place is None:
            return _Edit(notes.last + 1, notes.last, lines)
        return _Edit(place[0].line, (place[1] or place[0]).last, lines)

    def _conflict(self, name: str, line: int) -> None:
        self.merged.conflicts.append(Conflict(self.path, line, self.present.title, name))


def _agree(new: object, old: object) -> bool:
    """Whether what comes in is already there: the same text but for white space, or a part of a list."""
    if isinstance(new, str):
        return isinstance(old, str) and new.split() == old.split()
    if isinstance(new, tuple) and isinstance(old, tuple):
        key = [getattr(item, "url", item) for item in old]
        return all(getattr(item, "url", item) in key for item in new)
    return new == old


def _apply(text: str, edits: Iterable[_Edit]) -> str:
    """The text with the edits made, from the last line up so that the places above stay true."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    # What is put in before a line must not move that line before it is replaced.
    places = sorted(((edit.first, edit.last >= edit.first, number), edit) for number, edit in enumerate(edits))
    for _, edit in reversed(places):
        first, last = edit.first, edit.last
        while last >= first and not lines[last - 1].strip():
            last -= 1
        while first > last and first > 1 and not lines[first - 2].strip():
            first, last = first - 1, last - 1
        lines[first - 1 : last] = edit.lines
    if lines[-1]:
        lines.append("")
    return end.join(lines)
