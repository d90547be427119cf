"""Copying for the whole application: every text goes one way, and the reader is told where it went."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from textual import work

from tuiapp.messages import _
from tuiapp.ui import copy_messages
from tuiapp.ui.terminal_app import TerminalApp
from tuiapp.ui.textual_patches.terminal_output import write_to_terminal

if TYPE_CHECKING:
    from tuiapp.system.clipboard import Copied


class CopyingApp(TerminalApp):
    """An application that copies off the screen's own thread; the last copy is the one that counts."""

    _sent = ""
    """What went to the terminal last, which cannot say whether it took it."""

    _told = ""
    """Where the last copy went, in words that need not be said again with every copy."""

    _selected = ""
    """The text that was copied last from a line of text or from the screen."""

    @property
    def clipboard(self) -> str:
        """What ctrl+v pastes in a line of text."""
        return self._selected

    def copy_to_clipboard(self, text: str) -> None:
        """Text that was selected, here or in a line of text, goes the same way as a link."""
        self._selected = text
        self.copy(text, _("Selection"))

    @work(exclusive=True, group="copy")
    async def copy(self, text: str, what: str) -> None:
        """Copy a text and say where it went, unless another copy is wanted before it is there."""
        from tuiapp.system import clipboard

        attempt = clipboard.Attempt(os.environ)
        try:
            copied = await asyncio.to_thread(clipboard.copy, text, attempt)
        finally:
            attempt.call_off()
        self._say(copied, text, what)

    async def action_quit(self) -> None:
        """Quit once what the key before wants copied has arrived."""
        self._quit_when_copied()

    @work(exclusive=True, group="quit")
    async def _quit_when_copied(self) -> None:
        has_waited = False
        while any(worker.group == "copy" and not worker.is_finished for worker in self.workers):
            has_waited = True
            await asyncio.sleep(0.01)
        # A text that could not be copied is on the screen now, and would be lost.
        if not (has_waited and self.screen.id == "copy"):
            self.exit()

    def _say(self, copied: Copied, text: str, what: str) -> None:
        sent, self._sent = self._sent, ""
        failures = [copy_messages.failed(one) for one in copied.failed]
        if not text:
            self.notify(_("There is nothing to copy."), severity="warning", markup=False)
        elif copied.taken:
            told, self._told = self._told, copy_messages.where(copied)
            news = [self._told] if self._told != told else []
            self._toast(copy_messages.title(copied.taken[0]), copy_messages.beginning(text, what), *news, *failures)
        elif copied.sequence and text != sent and write_to_terminal(self, copied.sequence):
            self._sent = text
            lines = (copy_messages.beginning(text, what), copy_messages.unconfirmed(), *failures)
            self._toast(_("Sent to your terminal"), *lines)
        else:
            self._show(text, what, copy_messages.not_copied(is_sent=bool(copied.sequence)), *failures)

    def _toast(self, title: str, *lines: str) -> None:
        self.notify("\n".join(lines), title=title, markup=False)

    def _show(self, text: str, *lines: str) -> None:
        from tuiapp.ui.screens.copy_failed_screen import CopyFailedScreen, hint

        if isinstance(self.screen, CopyFailedScreen):
            self.notify(hint(), title=_("No clipboard available"), severity="warning", markup=False)
        else:
            self.push_screen(CopyFailedScreen(text, *lines))
