"""Textual's command palette, closed once as every screen over the panes is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.theme import ThemeProvider
from textual.widgets import OptionList
from textual.worker import Worker

from tuiapp.messages import _
from tuiapp.ui.screens.background_work import BackgroundWork
from tuiapp.ui.screens.modal import ClosedOnce, Modal
from tuiapp.ui.textual_patches.attached_widgets import AttachedWidgets
from tuiapp.ui.textual_patches.kept_focus import KeptFocus
from tuiapp.ui.textual_patches.palette_words import PaletteWords


class Palette(ClosedOnce, BackgroundWork, AttachedWidgets, KeptFocus, PaletteWords):
    """A line to type in, and the commands that have the words."""

    CSS_PATH = "modal.tcss"
    VERTICAL_BREAKPOINTS = Modal.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def run_worker(self, *work: Any, **options: Any) -> Worker[Any]:
        """Look for the commands that have the words; not when this is closed, or ends with the program as it opens."""
        worker = super().run_worker(*work, **options)
        if self.is_closed or not self.query(OptionList):
            worker.cancel()
        return worker

    def action_page(self, step: int) -> None:
        """A page down or up the commands."""
        commands = self.query_one(OptionList)
        # Until they are drawn Textual does not know on which line each of them is.
        with suppress(KeyError, IndexError):
            _moved = commands.action_page_down() if step > 0 else commands.action_page_up()  # type: ignore[no-untyped-call]


def command_palette() -> Palette:
    """The palette of the program's commands, and of dates, tags and papers."""
    return Palette(placeholder=_("a command, a date, a tag or a title"))


def theme_palette(choose: Callable[[str], None]) -> Palette:
    """The same for the themes.

    Args:
        choose: what takes the name of the theme that is chosen, "" for the one that suits the terminal.

    """

    class Themes(ThemeProvider):
        """Textual's themes and ours."""

        @property
        def commands(self) -> list[tuple[str, Callable[[], None]]]:
            """What suits the terminal, and all themes by name."""
            names = sorted(self.app.available_themes)
            return [(_("as your terminal is"), partial(choose, "")), *((name, partial(choose, name)) for name in names)]

    return Palette(providers=[Themes], placeholder=_("a theme"))
