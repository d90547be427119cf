"""A paper as it stands in the list."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from tuiapp.library import Paper
from tuiapp.library.search.query import Term
from tuiapp.ui.drawing.match_marks import with_matches
from tuiapp.ui.drawing.wrapping import lines_of

Part = tuple[str, str]
"""A text and its look."""


def row_lines(
    paper: Paper, width: int, height: int, language: str, *, words: tuple[Term, ...] = (), with_date: bool
) -> list[Content]:
    """The lines of a row: the title, on as many as there are, and at the end of the last what there is room for."""
    room = max(2, width - 2)
    wrapped = list(lines_of(with_matches(Content(paper.title or "(no title)"), words), room))
    last = wrapped[height - 1] if len(wrapped) == height else Content(" ").join(wrapped[height - 1 :])
    if height > 1:
        # The muted second line keeps one paper's title apart from the next one's.
        last = last.stylize_before("muted")
    lines = wrapped[: height - 1]
    lines += [Content("")] * (height - 1 - len(lines))
    return [*lines, _with_meta(last, paper, language, room, with_date=with_date)]


def _with_meta(line: Content, paper: Paper, language: str, width: int, *, with_date: bool) -> Content:
    """The line with a missing language, tags and date at its right end; the tags give way first."""
    first: list[Part] = []
    last: list[Part] = []
    if paper.notes and paper.note(language) is None:
        first.append((f"{paper.notes[0].language} only", "notice"))
    if with_date:
        last.append((paper.date[2:] if paper.date else "undated", "faint"))
    room = width - line.cell_length - 1 - sum(cell_len(text) + 1 for text, _ in first + last)
    if room < 0:
        line = line.truncate(max(1, line.cell_length + room), ellipsis=True)
    for tag in paper.tags:
        room -= cell_len(tag) + 2
        if room < 0:
            break
        first.append((f"#{tag}", "tag"))
    parts = first + last
    used = sum(cell_len(text) + 1 for text, _ in parts) - 1
    tail = [piece for part in parts for piece in (part, " ")][:-1]
    return Content.assemble(line, " " * (width - line.cell_length - used), *tail)
