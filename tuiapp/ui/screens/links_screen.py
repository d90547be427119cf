"""The links of a paper, and the question before an international address is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tuiapp.library import Link, languages
from tuiapp.library.text.latex_shown import shown
from tuiapp.library.text.url_safety import why_not_openable
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.screens.menu import Menu
from tuiapp.ui.screens.modal import Modal

LONGEST_LABEL: Final = 16
"""Columns that a label may take from its link."""


AROUND: Final = 6
"""Columns of the screen that a line of the list does not have."""


class Chosen(NamedTuple):
    """A link that was chosen, to be opened or else to be copied."""

    url: str
    opens: bool


class LinksScreen(Menu[Chosen | None]):
    """A line a link, numbered; a digit copies, enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.LINKS]

    def __init__(self, title: str, links: Sequence[Link]) -> None:
        super().__init__()
        self._title = title
        self._links = links

    def compose(self) -> ComposeResult:
        """What each link is, and the whole of it."""
        with Vertical(classes="menu"):
            with Vertical(classes="menu-head"):
                yield Static(Content(_("Links  {title}").format(title=shown(self._title))), classes="menu-title")
            labels = [Content(_label(link)) for link in self._links]
            width = min(LONGEST_LABEL, max((label.cell_length for label in labels), default=0))
            lines = enumerate(zip(labels, self._links, strict=True), start=1)
            room = self.app.size.width - AROUND
            yield OptionList(*(Option(_line(number, label, width, link, room)) for number, (label, link) in lines))
            with Vertical(classes="menu-foot"):
                yield KeyLine(id="menu-keys", names_all=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only as many digits are keys as there are links."""
        is_beyond = action == "copy_number" and isinstance(parameters[0], int) and parameters[0] > len(self._links)
        return False if is_beyond else super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index, opens=True)

    def action_choose_link(self, opens: bool) -> None:
        """Open or copy the link under the cursor."""
        row = self.query_one(OptionList).highlighted
        self._choose(0 if row is None else row, opens=opens)

    def action_copy_number(self, number: int) -> None:
        """Copy one of the first nine links."""
        self._choose(number - 1, opens=False)

    def _choose(self, row: int, *, opens: bool) -> None:
        self.dismiss(Chosen(self._links[row].url, opens))


def _label(link: Link) -> str:
    if link.label or link.where is None:
        return link.label or _("link")
    if link.where == "abstract":
        return _("abstract")
    return _("{language} note").format(language=languages.name(link.where))


def _line(number: int, label: Content, width: int, link: Link, room: int) -> Content:
    why = why_not_openable(link.url)
    refusal = _("  cannot be opened, as it {reason}").format(reason=why) if why else ""
    digit = Content(f"{number}" if number < 10 else " ").stylize("bold")
    # A link that does not fit behind its label stands below it, whole as far as a line goes.
    is_long = 4 + width + Content(link.url).cell_length > room
    label = label + "\n  " if is_long else label.truncate(width, ellipsis=True, pad=True) + "  "
    return Content.assemble(digit, " ", label, link.url, (refusal, "$ink-muted"))


class AddressScreen(Modal[bool]):
    """The address of an international host as it is sent, which tells it apart from one that looks like it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.ADDRESS]

    def __init__(self, url: str, host: str) -> None:
        super().__init__()
        self._url = url
        self._host = host

    def compose(self) -> ComposeResult:
        """The host in punycode, and the link as it is written."""
        with Vertical(classes="menu"):
            yield Static(Content(_("Open this address?")), classes="menu-title")
            yield Static(Content.assemble(_("host     "), (self._host, "bold")), classes="menu-text")
            yield Static(Content(_("written  {url}").format(url=self._url)), classes="menu-text")
            yield KeyLine(id="menu-keys", names_all=True)
