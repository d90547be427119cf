"""A paper as it stands in the list."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from textual.content import Content

from tuiapp.library import Paper
from tuiapp.library.search.query import Term
from tuiapp.library.text.cells import padded
from tuiapp.library.text.day_names import margin_name
from tuiapp.library.text.latex_shown import shown
from tuiapp.messages import _
from tuiapp.ui.drawing.match_marks import with_matches

DETAILS_FROM: Final = 84
"""Columns from which a row of one line has a column of authors and tags beside its title."""

_DETAILS: Final = 30
"""Columns of authors and tags."""

_NAMED: Final = 2
"""Authors that a row names at the most."""

_LONG_NAME: Final = 24
"""Columns that hold nearly every name; a part of one is worth showing where it is longer."""

NOTHING: Final = Content("")
"""Where there is no line to show."""


def row_lines(
    paper: Paper, width: int, height: int, *, is_unread: bool = False, words: tuple[Term, ...] = (), missing: str = "",
    why: Content = NOTHING,
) -> list[Content]:  # fmt: skip
    """The lines of a row: the title on one, cut where it is too long, and who and what about beside or below it.

    Args:
        paper: the paper.
        width: columns of the row.
        height: lines of the row, 1 or 2.
        is_unread: whether its title stands out.
        words: the words of the search that are marked in the title.
        missing: what of the paper is not there though nearly all others have it, in a word; "" for nothing.
        why: a line of the paper where the search matches, which takes the place of authors and tags.

    Returns:
        As many lines as the row has.
    """
    title = with_matches(_title(paper, is_unread=is_unread), words)
    notice = Content(missing).stylize("notice")
    if height > 1:
        return [_side_by_side(title, notice, width), why.truncate(width, ellipsis=True) or _details(paper, width)]
    if why:
        return [_with_why(title, why, width)]
    if width < DETAILS_FROM:
        return [_side_by_side(title, notice, width)]
    # One kind of thing in a column: what papers are about, and who wrote those that say nothing of that.
    details = _tags(paper, _DETAILS - 2) or _authors(paper, _DETAILS - 2)
    row = _side_by_side(title, notice, width - _DETAILS)
    return [row.pad_right(width - _DETAILS + 2 - row.cell_length) + details]


def _title(paper: Paper, *, is_unread: bool) -> Content:
    title = Content(shown(paper.title) or _("(no title)"))
    return title.stylize("unread") if is_unread else title


def _with_why(title: Content, why: Content, width: int) -> Content:
    """A title, and behind it the line where the paper matches, which has at least a third of the row."""
    title = title.truncate(max(1, width - max(width // 3, width - title.cell_length) - 2), ellipsis=True)
    return (title + "  " + why).truncate(width, ellipsis=True)


def _side_by_side(title: Content, notice: Content, width: int) -> Content:
    """A title, cut where it has to be, and a word at the right end."""
    room = width - notice.cell_length - (1 if notice else 0)
    title = title.truncate(max(1, room), ellipsis=True)
    return title if not notice else title.pad_right(max(0, room - title.cell_length)) + " " + notice


def _details(paper: Paper, width: int) -> Content:
    """The first authors and the tags, as far as there is room: what a paper is about tells more than who wrote it."""
    what = _tags(paper, width)
    room = width - (what.cell_length + 2 if what else 0)
    return Content("  ").join(part for part in (_authors(paper, room), what) if part)


def _authors(paper: Paper, width: int) -> Content:
    """The first authors and how many more there are; where there is no room for one, that one cut, or nothing."""
    names = NOTHING
    for named in range(min(_NAMED, len(paper.authors)), 0, -1):
        more = f" +{len(paper.authors) - named}" if len(paper.authors) > named else ""
        names = Content(", ".join(paper.authors[:named]) + more).stylize("muted")
        if names.cell_length <= width:
            return names
    return names.truncate(width, ellipsis=True) if width >= _LONG_NAME else NOTHING


def _tags(paper: Paper, width: int) -> Content:
    """The first tags and how many more there are, none of them cut unless there is no room for one."""
    tags = [f"#{tag}" for tag in paper.tags]
    for shown_tags in range(len(tags), 0, -1):
        more = f" +{len(tags) - shown_tags}" if len(tags) > shown_tags else ""
        line = Content(" ".join(tags[:shown_tags])).stylize("tag") + Content(more).stylize("muted")
        if line.cell_length <= width:
            return line
    return Content(" ".join(tags[:1])).stylize("tag").truncate(width, ellipsis=True)


@lru_cache(maxsize=512)
def day_margin(day: str, today: date, *, with_year: bool) -> Content:
    """A day in the margin of its first paper, `Today`, `25-04-24` or `04-24`; as many blanks for "".

    Args:
        day: the day as `2025-04-24`, or "" where the paper above is of the same day.
        today: the day on which it is read.
        with_year: whether the list spans several years.
    """
    width = 8 if with_year else 5
    return Content(padded(margin_name(day, today, width), width + 1)).stylize("muted")
