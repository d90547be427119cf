"""The base of everything that lies over the panes: it is closed once, whatever arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen

from tuiapp.ui import keys
from tuiapp.ui.screens.background_work import BackgroundWork
from tuiapp.ui.textual_patches.attached_widgets import AttachedWidgets
from tuiapp.ui.textual_patches.kept_focus import KeptFocus

if TYPE_CHECKING:
    _Screen = Screen[Any]
else:
    _Screen = object

Answer = TypeVar("Answer")


class ClosedOnce(_Screen):
    """A screen that is closed by the first key or click that closes it.

    Keys that are held, typed ahead over a slow line or clicked twice reach a screen before it is gone. Textual then
    takes off the screen below too, and ends the program where there is none (Textualize/textual#2575).
    """

    is_closed = False
    """Whether it has been answered."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close with an answer; nothing where this is closed already, or lies under another screen."""
        if self.is_closed or not self.is_active:
            return AwaitComplete()
        self.is_closed = True
        return super().dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key does anything here once this is closed."""
        return False if self.is_closed else super().check_action(action, parameters)


class Modal(ClosedOnce, BackgroundWork, AttachedWidgets, KeptFocus, ModalScreen[Answer]):
    """A screen over the panes that is left with an answer."""

    CSS_PATH = "modal.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-middle"), (24, "-tall")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [*keys.ANYWHERE]
