"""The menu of the forms in which papers are copied, with what each of them gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library import Paper
from tuiapp.library.export.copy_text import copy_of
from tuiapp.library.export.form import Form
from tuiapp.library.export.output_forms import COPIED
from tuiapp.library.text.hangul import TWO_SET
from tuiapp.library.text.latex_shown import shown
from tuiapp.messages import _, ngettext, translated
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.menu import Menu

MOST_SHOWN: Final = 600
"""Characters of a text that its preview shows; the window is smaller."""

LABEL_WIDTH: Final = 15
"""Columns of the names of the forms."""


class FormList(OptionList):
    """The forms, each with its key: here it counts before any key that the reader has chosen for moving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{form.key},{TWO_SET[form.key]}", f"screen.choose({row})", form.label, show=False)
        for row, form in enumerate(COPIED)
    ]


class CopyAsScreen(Menu[Form | None]):
    """One key a form, the first line of what it gives beside it, and more of the one under the cursor below."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.COPY_AS]

    def __init__(self, papers: Sequence[Paper], language: str) -> None:
        super().__init__()
        self._copies = [copy_of(form, papers, language) for form in COPIED]
        several = ngettext("{number} selected paper", "{number} selected papers", len(papers))
        which = several.format(number=f"{len(papers):,}") if len(papers) > 1 else shown(papers[0].title)
        self._title = _("Copy as …  {papers}").format(papers=which)

    def compose(self) -> ComposeResult:
        """A line a form, the preview below."""
        with Vertical(classes="menu"):
            with Vertical(classes="menu-head"):
                yield Static(Content(self._title), classes="menu-title")
            yield FormList(*(Option(self._line(row)) for row in range(len(COPIED))))
            with Vertical(classes="menu-foot"):
                yield Static(self._preview(0), id="preview", classes="menu-text")
                yield KeyLine(id="menu-keys", names_all=True)

    def _line(self, row: int) -> Content:
        form, copy = COPIED[row], self._copies[row]
        first = (copy.text or f"({copy.what})").split("\n", 1)[0]
        label = Content(translated(form.label)).truncate(LABEL_WIDTH, ellipsis=True, pad=True)
        return Content.assemble((form.key, "bold"), "  ", label, (first[:MOST_SHOWN], "$ink-muted"))

    def _preview(self, row: int) -> Content:
        text, what = self._copies[row]
        about = Content(what).stylize("bold")
        return Content.assemble(about, "\n", text[:MOST_SHOWN]) if text else about

    @on(OptionList.OptionHighlighted)
    def _show_preview(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#preview", Static).update(self._preview(event.option_index))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_index)

    def action_choose(self, row: int) -> None:
        """Copy in one of the forms."""
        self.dismiss(COPIED[row])
