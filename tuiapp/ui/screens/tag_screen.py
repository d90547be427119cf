"""Choosing a tag by typing a part of it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library.search.facets import Facet, facets_named
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.panes.text_line import TextLine
from tuiapp.ui.screens.modal import Modal

MOST: int = 200
"""Tags that are listed at once: nobody reads more, and each takes time."""


LONGEST: int = 24
"""Columns of a tag."""


class TagScreen(Modal[str | None]):
    """A line to type in, and the tags that have what is typed; answers the folded tag that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.PICK]

    def __init__(self, facets: list[Facet]) -> None:
        super().__init__()
        self._facets = facets
        self._shown: list[Facet] = []

    def compose(self) -> ComposeResult:
        """The line above, so that it stays where it is while the list grows shorter."""
        with Vertical(classes="menu"):
            with Vertical(classes="menu-head"):
                yield Static(Content(_("Tags")), classes="menu-title")
                yield TextLine(placeholder=_("a part of the tag, in any state of the keyboard"), compact=True)
            yield OptionList()
            with Vertical(classes="menu-foot"):
                yield KeyLine(id="menu-keys", names_all=True)

    def on_mount(self) -> None:
        """All tags, as long as nothing is typed."""
        self._list("")

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._list(message.value)

    def _list(self, typed: str) -> None:
        self._shown = facets_named(self._facets, typed)[:MOST]
        options = self.query_one(OptionList)
        options.set_options(self._option(facet) for facet in self._shown)
        options.highlighted = 0 if self._shown else None

    def _option(self, facet: Facet) -> Option:
        sign = "✓ " if facet.is_chosen else "  "
        label = Content(facet.label).stylize("bold").truncate(LONGEST, ellipsis=True, pad=True)
        return Option(Content.assemble(sign, label, (f"{facet.papers:>6,}", "$ink-muted")))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].value)

    def action_take(self) -> None:
        """The tag under the cursor."""
        at = self.query_one(OptionList).highlighted
        self.dismiss(self._shown[at].value if at is not None else None)

    def action_move(self, step: int) -> None:
        """Down or up the list, while the line keeps the focus."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()
