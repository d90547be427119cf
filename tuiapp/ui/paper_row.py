"""A paper as it stands in the list."""

from __future__ import annotations

from textual.content import Content

from tuiapp.library import Paper
from tuiapp.library.query import Term
from tuiapp.ui.matches import with_matches


def row_lines(
    paper: Paper, width: int, height: int, language: str, *, words: tuple[Term, ...] = (), with_date: bool
) -> list[Content]:
    """The lines of a row: the title, on as many as there are, and at the end of the last what there is room for."""
    room = max(2, width - 2)
    wrapped = with_matches(Content(paper.title or "(no title)"), words).wrap(room)
    lines = [*wrapped[: height - 1], Content(" ").join(wrapped[height - 1 :])]
    lines += [Content("")] * (height - len(lines))
    # The muted second line keeps one paper's title apart from the next one's.
    lines[1:] = [line.stylize("muted") for line in lines[1:]]
    lines[-1] = _with_meta(lines[-1], paper, language, room, with_date=with_date)
    return lines


def _with_meta(line: Content, paper: Paper, language: str, width: int, *, with_date: bool) -> Content:
    """The line with a missing language, tags and date at its right end; the tags give way first."""
    first: list[Content] = []
    last: list[Content] = []
    if paper.notes and paper.note(language) is None:
        first.append(Content(f"{paper.notes[0].language} only").stylize("notice"))
    if with_date:
        last.append(Content(paper.date[2:] if paper.date else "undated").stylize("faint"))
    room = width - line.cell_length - 1 - sum(part.cell_length + 1 for part in first + last)
    if room < 0:
        line = line.truncate(max(1, line.cell_length + room), ellipsis=True)
    for tag in paper.tags:
        part = Content(f"#{tag}").stylize("tag")
        room -= part.cell_length + 1
        if room < 0:
            break
        first.append(part)
    tail = Content(" ").join(first + last)
    return line + " " * (width - line.cell_length - tail.cell_length) + tail
