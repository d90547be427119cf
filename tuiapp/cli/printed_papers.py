"""Papers as they were read, part by part, to be looked over before they are saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.importing.detect import missing_parts
from tuiapp.library.importing.understood import shortened, understood
from tuiapp.library.paper import Paper
from tuiapp.messages import _, ngettext, translated

MOST_PAPERS: Final = 5
MOST_LEFT_OUT: Final = 20


def as_read(parts: Sequence[Parsed]) -> Iterator[str]:
    """The first papers with what was understood of each, and the first lines that are in no paper.

    Args:
        parts: what each file holds.

    """
    for paper in islice(chain.from_iterable(part.papers for part in parts), MOST_PAPERS):
        yield from _paper(paper)
    left = [(_file(part), *one) for part in parts if part.papers for one in part.left_out]
    for file, line, text, why in left[:MOST_LEFT_OUT]:
        said = _("{file}:{line}: in no paper, {why}: {text}")
        yield said.format(file=file, line=line, why=translated(why), text=shortened(text))
    if (more := len(left) - MOST_LEFT_OUT) > 0:
        said = ngettext("and {number} more line in no paper", "and {number} more lines in no paper", more)
        yield said.format(number=f"{more:,}")


def _paper(paper: Paper) -> Iterator[str]:
    source = f"{paper.source.file}:{paper.source.line}"
    yield f"{source}: {paper.date or _('no date')}  {shortened(paper.title) or _('untitled')}"
    for part in understood(paper):
        yield _("    {part}: {text}").format(part=part.name, text=part.text)
    if missing := ", ".join(missing_parts(paper)):
        yield _("    without {parts}").format(parts=missing)


def _file(part: Parsed) -> str:
    return part.papers[0].source.file
