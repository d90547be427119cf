"""The application's side of the terminal: what reads it, the signals that end or suspend, pastes that went wrong."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final, cast

from textual.app import App, SuspendNotSupported
from textual.events import Event, Paste
from textual.widgets import Input

from tuiapp.library.text.system_error import reason_of
from tuiapp.messages import _
from tuiapp.system.terminal_input.paste import MOST_PASTED
from tuiapp.ui.terminal_messages import PasteCut, PasteRefused, TerminalClosed
from tuiapp.ui.textual_patches import driver_class

ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that end the program as `q` does, so that the terminal is given back as it was."""

LONGEST_LINE: Final = 2000
"""Characters of a text that may be pasted into a line: an abstract has fewer, and each key searches for all of it."""

SIGNALLED: Final = 128
"""What a shell adds to the number of the signal that ended a program."""


class TerminalApp(App[None]):
    """An application that gives its terminal back whatever ends it, and takes it back whatever suspended it.

    Attributes:
        last_words: what is printed when the terminal has been given back.

    """

    last_words = ""

    def __init__(self) -> None:
        super().__init__(driver_class=driver_class())

    def on_load(self) -> None:
        """End as the system asks for it, from before the terminal is changed."""
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.add_signal_handler(number, partial(self.exit, return_code=SIGNALLED + number))

    def on_mount(self) -> None:
        """Go on as the system asks for it."""
        self.app_resume_signal.subscribe(self, self._draw_again)

    def _draw_again(self, _app: App[None]) -> None:
        """Draw everything after a suspension: the terminal shows what was there before the program."""
        self.screen.refresh(layout=True)

    def run_in_terminal(self, command: Sequence[str]) -> str:
        """Give the terminal to a program until it ends; answers why it failed, in words, "" where it did not."""
        try:
            with self.suspend(), self._signals_put_off():
                try:
                    code = subprocess.call(command)
                except OSError as error:
                    said = _("{program} does not start: {reason}")
                    return said.format(program=command[0], reason=reason_of(error))
        except SuspendNotSupported:
            return _("This terminal cannot be given to another program.")
        if not code:
            return ""
        return _("{program} ended with code {code}").format(program=os.path.basename(command[0]), code=code)

    @contextmanager
    def _signals_put_off(self) -> Iterator[None]:
        """Leave what ends us to the program that has the terminal: its ctrl+c is not ours, and the rest can wait."""
        came: list[int] = []
        before = {number: signal.signal(number, lambda number, _frame: came.append(number)) for number in ENDING}
        # Else asyncio would hear of them when we are back.
        waking = signal.set_wakeup_fd(-1)
        try:
            yield
        finally:
            signal.set_wakeup_fd(waking)
            for number, handler in before.items():
                signal.signal(number, handler)
        if others := [number for number in came if number != signal.SIGINT]:
            self.exit(return_code=SIGNALLED + others[0])

    async def on_event(self, event: Event) -> None:
        """Paste no more into a line than a line is for."""
        is_too_long = isinstance(event, Paste) and not event.is_forwarded and len(event.text) > LONGEST_LINE
        if is_too_long and isinstance(self.focused, Input):
            said = _("{characters} characters are too many for a line of text; at most {most} are taken.")
            self._say_not_pasted(
                said.format(characters=f"{len(cast('Paste', event).text):,}", most=f"{LONGEST_LINE:,}")
            )
        else:
            await super().on_event(event)

    def _say_not_pasted(self, why: str) -> None:
        self.notify(why, title=_("Nothing was pasted"), severity="warning", markup=False)

    def on_terminal_closed(self, _message: TerminalClosed) -> None:
        """End as with SIGHUP, which whoever started the program may have told it to ignore."""
        self.exit(return_code=SIGNALLED + signal.SIGHUP)

    def on_paste_cut(self, _message: PasteCut) -> None:
        """Say that a text may not be whole."""
        self.notify(
            _("The terminal did not say where the pasted text ends, so its end may be missing."),
            title=_("Pasted"), severity="warning", markup=False,
        )  # fmt: skip

    def on_paste_refused(self, message: PasteRefused) -> None:
        """Say that a text was too long, and what to do with it."""
        said = _(
            "{characters} characters were pasted; at most {most} are taken. "
            "Save the text as a file, and add it with tuiapp import FILE."
        )
        self._say_not_pasted(said.format(characters=f"{message.characters:,}", most=f"{MOST_PASTED:,}"))
