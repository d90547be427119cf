"""The heading of the note pane: the languages of the paper, and what is marked of it."""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content

from tuiapp.library import languages
from tuiapp.session.paper_state import PaperState
from tuiapp.ui.drawing.mark_signs import signs


@lru_cache(maxsize=64)
def note_heading(title: str, codes: tuple[str, ...], shown: tuple[str, ...], state: PaperState) -> Content:
    """The title of the pane, the languages, and what is marked of the paper; the same for most of them."""
    names = (Content(languages.own_name(code)).stylize("language" if code in shown else "faint") for code in codes)
    return Content.assemble(" ", title, "  ", Content("  ").join(names), signs(state))
