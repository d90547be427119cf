"""New papers into a YAML digest that is there already, without touching a letter of what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tuiapp.library.formats.yaml import digest as digest_yaml
from tuiapp.library.formats.yaml.editor import Edit, Lines
from tuiapp.library.formats.yaml.nodes import Items, Pairs, Tree
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.formats.yaml.writer import FIELDS, digest_lines, paper_lines
from tuiapp.library.identity import identities
from tuiapp.library.importing.merge_paper import Conflict, MergeResult, PaperMerge, agree
from tuiapp.library.paper import Paper


def new_digest(date: str | None, papers: Sequence[Paper]) -> MergeResult:
    """A digest that was not there."""
    conflicts: list[Conflict] = []
    kept = united(papers, "", conflicts)
    return MergeResult("\n".join([*digest_lines(date, kept), ""]), [paper.title for paper in kept], conflicts=conflicts)


def merge(text: str, path: str, papers: Iterable[Paper], *, force: bool = False) -> MergeResult:
    """A digest's text with papers added and empty fields filled; a field that differs is a conflict and stays."""
    merged = MergeResult(text)
    lines = Lines(text)
    place = _papers_place(parse(text), lines)
    if place is None:
        merged.refused = _BROKEN
        return merged
    nodes = place.nodes.items if place.nodes else []
    before = digest_yaml.read(text, path)
    present = before.papers
    edits: list[Edit] = []
    new: list[Paper] = []
    for paper in united(papers, path, merged.conflicts):
        at = next((at for at, other in enumerate(present) if identities(paper) & identities(other)), None)
        if at is None:
            new.append(paper)
        else:
            edits += PaperMerge(merged, path, nodes[at], present[at], lines, force=force).edits(paper)
    if new:
        merged.added = [paper.title for paper in new]
        edits.append(place.appended(new))
    merged.text = lines.with_edits(edits)
    after = digest_yaml.read(merged.text, path)
    if len(after.faults) > len(before.faults) or not _keeps(before.papers, after.papers, merged):
        return MergeResult(text, conflicts=merged.conflicts, refused=_UNSAFE)
    return merged


def _keeps(before: Sequence[Paper], after: Sequence[Paper], merged: MergeResult) -> bool:
    """Whether a file says all it said before, but for the fields that were filled or replaced."""
    changed = {(title, name.partition(".")[0]) for title, name in merged.filled}
    if len(after) != len(before) + len(merged.added):
        return False
    return all(
        (old.title, name) in changed or getattr(old, name) == getattr(new, name)
        for old, new in zip(before, after, strict=False)
        for name in FIELDS
    )


def united(papers: Iterable[Paper], path: str, conflicts: list[Conflict]) -> list[Paper]:
    """Papers that come in, each once: what a second mention adds is taken over, and what it says otherwise named."""
    kept: list[Paper] = []
    for paper in papers:
        at = next((at for at, other in enumerate(kept) if identities(paper) & identities(other)), None)
        if at is None:
            kept.append(paper)
            continue
        first = kept[at]
        codes = {note.language for note in first.notes}
        notes = first.notes + tuple(note for note in paper.notes if note.language not in codes)
        filled = {name: getattr(paper, name) for name in FIELDS if not getattr(first, name)}
        kept[at] = first._replace(**{"notes": notes, **filled})
        conflicts += (
            Conflict(paper.source.file or path, paper.source.line, paper.title, name)
            for name in FIELDS
            if not agree(getattr(paper, name), getattr(kept[at], name))
        )
    return kept


_BROKEN = "nothing can be added to it before its own faults are mended (`tuiapp check` names them)"
_UNSAFE = "its lay-out is one that nothing can be added to safely: add the papers by hand"


class _Place(NamedTuple):
    """Where papers go in a file: its list of papers, or the empty line of the key that has none yet."""

    nodes: Items | None
    edit: Edit

    def appended(self, papers: Iterable[Paper]) -> Edit:
        """The edit that puts papers behind the others."""
        column = self.nodes.column - 1 if self.nodes else 0
        lines = tuple(line for paper in papers for line in paper_lines(paper, column))
        return self.edit._replace(lines=(*self.edit.lines, *lines))


def _papers_place(tree: Tree, lines: Lines) -> _Place | None:
    """Where papers can be put; None in a text that is not one whole document with its papers below each other."""
    if tree.is_broken or len(tree.roots) != 1 or not isinstance(tree.roots[0], Pairs):
        return None
    root = tree.roots[0]
    found = [(key, value) for key, value in root.pairs if key.text == "papers"]
    if root.flow or len(found) > 1:
        return None
    if not found:
        return _Place(None, Edit(root.last + 1, root.last, ("papers:",)))
    key, value = found[0]
    if isinstance(value, Items) and value.items and not value.flow:
        last = lines.last_comment_below(value.last, value.column)
        return _Place(value, Edit(last + 1, last, ()))
    is_empty = value is None or not (value.items if isinstance(value, Items) else getattr(value, "text", "-"))
    return (
        _Place(None, Edit(key.line, (value or key).last, ("papers:", *lines.comments(key.line)))) if is_empty else None
    )
