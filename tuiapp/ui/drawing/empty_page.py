"""What stands on the page where no paper does: why, and what to do."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.session.session import Session
from tuiapp.startup.locations import CorpusLocation
from tuiapp.ui.drawing.note_page import BLANK, Block

MOST_FAULTS: Final = 5
"""Problems that are named where there is no paper to show."""


def empty_page(session: Session, location: CorpusLocation, *, is_waiting: bool) -> list[Block]:
    """The page of a list without papers.

    Args:
        session: where the reader stands.
        location: the corpus, for the folders that it was looked for in.
        is_waiting: whether the digests are being read just now.
    """
    if len(session.library):
        return [_title(_("No paper matches.")), BLANK, Content(_("esc takes back one filter."))]
    if is_waiting:
        return [_title(_("The digests are being read.")), BLANK, Content(_("The newest come first."))]
    if faults := session.library.faults:
        shown = [Content(str(fault)).stylize("notice") for fault in faults[:MOST_FAULTS]]
        more = [Content(_("! lists all problems."))] if len(faults) > MOST_FAULTS else []
        then = Content(_("Fix these, then press R."))
        return [_title(_("No paper could be read.")), BLANK, *shown, BLANK, *more, then]
    looked_in = _("Looked in: {paths}").format(paths=", ".join(map(printable, location.paths)))
    advice = _(
        "Put digests there (.yaml, .txt as pasted from a browser, .md notes) and press R, "
        "press p to add a copied post, or write one as YAML with: tuiapp import FILE --to {folder}"
    ).format(folder=printable(location.paths[0]))
    return [
        _title(_("There is no digest here yet.")),
        BLANK,
        Content(looked_in).stylize("muted"),
        BLANK,
        Content(advice),
    ]


def _title(sentence: str) -> Content:
    return Content(sentence).stylize("title")
