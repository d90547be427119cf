"""Papers → the text that is copied of them in one output form, and what the reader is told about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tuiapp.library.export.form import Form
from tuiapp.library.paper import Paper
from tuiapp.messages import _, translated


class Copy(NamedTuple):
    """A text to copy, None where the papers have nothing of the kind, and in words what it is and what is missing."""

    text: str | None
    what: str


def copy_of(form: Form, papers: Sequence[Paper], language: str) -> Copy:
    """Papers in a form, in their order.

    Args:
        form: one of the table.
        papers: at least one.
        language: the reader's; a paper without a note in it gives the note that is shown instead.

    """
    pieces = list(form.pieces(papers, language))
    texts = [piece.text for piece in pieces if piece.text]
    phrases: list[str] = []
    if texts:
        alone = len(papers) == 1
        phrases.append(translated(form.label) if alone else form.counted(len(texts)).format(number=f"{len(texts):,}"))
    missing = Counter(lacking for piece in pieces for lacking in piece.missing)
    phrases += [lacking(number, len(papers)) for lacking, number in missing.items()]
    if len(pieces) < len(papers):
        phrases.append(_("What is listed twice is there once"))
    return Copy(form.between.join(texts) if texts else None, " · ".join(phrases))
