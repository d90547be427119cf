"""What a text from the clipboard is, before it is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tuiapp.library import formats, languages
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.paper import Paper
from tuiapp.library.text.cleaning import clean
from tuiapp.library.text.folding import fold
from tuiapp.messages import _

LONGEST_PAGE: Final = 2 * 2**20
"""Characters of a copied page above which its text alone is read: comparing the two would be felt."""

SAME_SHARE: Final = 0.95
"""The share of letters from which two texts say the same; programs differ in what they copy of lists and footnotes."""

_WORD: Final = re.compile(r"\w+")

PASTED: Final = "pasted text"
"""The name under which faults of a pasted text are shown."""


def detect(text: str, html: str | None = None) -> Parsed:
    """The papers of a text in whatever format it is; none in one where nothing but a title or a link could be told.

    Args:
        text: what was pasted.
        html: the page that it was copied from, where the clipboard offers that too. It is read in place of the text
            if both say the same, as it has the links.

    """
    if not text.strip():
        return Parsed()
    if html and (page := _page(html, text)):
        return page
    parsed = formats.read(text, PASTED)
    return parsed if any(map(_has_more, parsed.papers)) else Parsed(faults=parsed.faults)


def _page(html: str, text: str) -> Parsed | None:
    """The papers of a page that says what a text says; None where it has none, or says something else."""
    if max(len(html), len(text)) > LONGEST_PAGE:
        return None
    from tuiapp.library.formats.html.digest import read_post
    from tuiapp.library.formats.html.page import visible_lines

    shown = visible_lines(html)
    both = (_share_in(shown, text), _share_in(text.split("\n"), "\n".join(shown)))
    is_same = min(both) >= SAME_SHARE
    parsed = read_post(html, PASTED) if is_same else Parsed()
    return parsed if parsed.papers else None


def _share_in(lines: Iterable[str], text: str) -> float:
    """The share of some lines' letters that stand, line by line, in a text, whatever blanks and signs are between."""
    whole = _letters(text)
    parts = list(map(_letters, lines))
    return sum(len(part) for part in parts if part in whole) / max(1, sum(map(len, parts)))


def _letters(text: str) -> str:
    return "".join(_WORD.findall(fold(clean(text))))


def _has_more(paper: Paper) -> bool:
    is_link = any(paper.title == link.url for link in paper.links)
    return paper != Paper(paper.title, paper.date, links=paper.links if is_link else ())


def missing_parts(paper: Paper) -> Iterator[str]:
    """The parts that a complete paper of a digest has and this one has not, in words."""
    notes = {code: _("{language} note").format(language=languages.name(code)) for code in languages.CODES}
    parts = {
        _("authors"): paper.authors,
        _("abstract"): paper.abstract,
        **{name: paper.note(code) for code, name in notes.items()},
        _("tags"): paper.tags,
        _("link"): paper.links,
    }
    return (name for name, part in parts.items() if not part)


def dated(papers: tuple[Paper, ...], date: str | None) -> tuple[Paper, ...]:
    """The papers with a date for those that have none."""
    return tuple(paper._replace(date=paper.date or date) for paper in papers)
