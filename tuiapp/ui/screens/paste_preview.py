"""What was recognised in a pasted text, as lines to read before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.importing.detect import missing_parts
from tuiapp.library.importing.understood import shortened, understood
from tuiapp.library.text import phrases
from tuiapp.messages import _, ngettext, translated

MOST_PAPERS: Final = 200
"""Papers that are listed; more are counted, as drawing thousands of lines would take seconds."""

PAPERS_IN_PARTS: Final = 5
"""Papers that are shown part by part, so that a misreading is seen: of one kind all papers of a text have it."""

MOST_FAULTS: Final = 20
MOST_LEFT_OUT: Final = 20


def recognised(parsed: Parsed, characters: int, folder: str) -> Content:
    """The days and titles of what was pasted, the parts of the first papers, what is missing and what is in no paper.

    Args:
        parsed: what was recognised.
        characters: how long the text is.
        folder: where the papers would be saved, in printable form.

    """
    if parsed.papers:
        lines = list(_papers(parsed, folder))
    elif characters:
        nothing = _("No paper is recognised in these {characters} characters.").format(characters=f"{characters:,}")
        lines = [Content(nothing).stylize("$text-warning"), _invitation()]
    else:
        lines = [_invitation()]
    lines += _not_understood(parsed)
    lines += [Content(str(fault)).stylize("$text-warning") for fault in parsed.faults[:MOST_FAULTS]]
    if len(parsed.faults) > MOST_FAULTS:
        more = _("and {problems} more").format(problems=phrases.problems(len(parsed.faults) - MOST_FAULTS))
        lines.append(Content(more).stylize("$text-warning"))
    return Content("\n").join(lines)


def _invitation() -> Content:
    return Content(_("Paste a digest here: a post as copied from a browser, a vault note, or YAML.")).stylize("dim")


def _links_said(parsed: Parsed) -> str:
    """How many of the papers come with their link."""
    linked = sum(bool(paper.links) for paper in parsed.papers)
    if not linked:
        return _("without links: a page that is copied in a browser on this desktop brings them")
    if linked == len(parsed.papers):
        return ngettext("with its link", "all with their links", linked)
    return ngettext("{number} with its link", "{number} with their links", linked).format(number=linked)


def _papers(parsed: Parsed, folder: str) -> Iterator[Content]:
    papers = phrases.papers(len(parsed.papers))
    yield Content(_("{papers} will be added to {folder}").format(papers=papers, folder=folder)).stylize("bold")
    yield Content(_links_said(parsed)).stylize("dim")
    if number := len(parsed.left_out):
        said = ngettext("{number} line is in no paper: see below", "{number} lines are in no paper: see below", number)
        yield Content(said.format(number=f"{number:,}")).stylize("$text-warning")
    date: str | None = ""
    for number, paper in enumerate(parsed.papers[:MOST_PAPERS]):
        if paper.date != date:
            date = paper.date
            yield Content("")
            yield Content(date or _("no date in the text: set it above (tab)")).stylize("bold")
        yield Content("  ") + Content(paper.title).stylize("bold")
        for part in understood(paper) if number < PAPERS_IN_PARTS else ():
            yield (
                Content("    ") + Content(_("{part}:").format(part=part.name)).stylize("dim") + Content(f" {part.text}")
            )
        if missing := ", ".join(missing_parts(paper)):
            yield Content(_("    without {parts}").format(parts=missing)).stylize("dim")
    if len(parsed.papers) > MOST_PAPERS:
        yield Content(_("  and {papers} more").format(papers=phrases.papers(len(parsed.papers) - MOST_PAPERS)))


def _not_understood(parsed: Parsed) -> Iterator[Content]:
    """The lines that are in no paper, each with what it was taken for."""
    if not parsed.papers or not parsed.left_out:
        return
    yield Content("")
    yield Content(_("In no paper:")).stylize("bold")
    for line, text, why in parsed.left_out[:MOST_LEFT_OUT]:
        said = _("line {line}, {why}:").format(line=f"{line:,}", why=translated(why))
        yield Content("  ") + Content(said).stylize("dim") + Content(f" {shortened(text)}")
    if (more := len(parsed.left_out) - MOST_LEFT_OUT) > 0:
        said = ngettext("  and {number} more line", "  and {number} more lines", more)
        yield Content(said.format(number=f"{more:,}"))
