"""What was recognised in a pasted text, as lines to read before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from textual.content import Content

from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.importing.detect import missing_parts
from tuiapp.library.text import phrases
from tuiapp.messages import _, ngettext

MOST_PAPERS: Final = 200
"""Papers that are listed; more are counted, as drawing thousands of lines would take seconds."""

MOST_FAULTS: Final = 20


def recognised(parsed: Parsed, characters: int, folder: str) -> Content:
    """The days, titles and missing parts of what was pasted, a line each.

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
    date: str | None = ""
    for paper in islice(parsed.papers, MOST_PAPERS):
        if paper.date != date:
            date = paper.date
            yield Content("")
            yield Content(date or _("no date in the text: set it above (tab)")).stylize("bold")
        yield Content("  ") + Content(paper.title)
        if missing := ", ".join(missing_parts(paper)):
            yield Content(_("    without {parts}").format(parts=missing)).stylize("dim")
    if len(parsed.papers) > MOST_PAPERS:
        yield Content(_("  and {papers} more").format(papers=phrases.papers(len(parsed.papers) - MOST_PAPERS)))
