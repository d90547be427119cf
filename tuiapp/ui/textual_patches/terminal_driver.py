"""The terminal, read by our own scanner instead of Textual's parser, which takes pasted text for keys.

Why: in Textual 8.2.8 an Esc inside a bracketed paste ends it and the rest is obeyed as keys; a paste that never ends
keeps the keyboard; `ESC[999999999999u` ends the thread that reads; one byte that is no UTF-8 ends the program
(Textualize/textual#6456); tmux sends an Esc with the next key, which is taken for one key with Alt; a late answer of
the terminal is typed out as commands; what follows a lone Esc is waited for up to a tenth of a second; a terminal
that is gone is read for ever; SIGCONT begins a second thread that reads; leaving takes a Kitty keyboard state back
that was never set.

Needs of `LinuxDriver`: `run_input_thread`, `exit_event`, `fileno`, `process_message` and `write`. Without them, or on
another system, Textual reads the terminal its own way.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from textual.constants import DISABLE_KITTY_KEY
from textual.drivers.linux_driver import LinuxDriver

from tuiapp.ui.terminal_messages import TerminalClosed
from tuiapp.ui.textual_patches.input_events import InputEvents
from tuiapp.ui.textual_patches.lasting_output import LastingOutput

if TYPE_CHECKING:
    from textual.app import App

POP_KITTY_STATE: Final = "\x1b[<u"

READ_BYTES: Final = 65_536

A_PART: Final = 1024
"""Bytes of a read behind which more may wait: a terminal hands a paste on in parts, and no key is as long."""

MOST_AT_ONCE: Final = 1 << 20
"""Bytes that are looked at together, so that a paste which holds its own end is seen as a whole."""

LOOK_SECONDS: Final = 0.1
"""Seconds between two looks whether reading is over."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, which reads the terminal with our scanner."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        if stream := getattr(self, "_file", None):
            self._file = LastingOutput(stream)  # type: ignore[assignment]  # it does what Textual asks of a stream

    def write(self, data: str) -> None:
        """Write to the terminal, but no end of a keyboard state that was not begun."""
        if not (DISABLE_KITTY_KEY and data == POP_KITTY_STATE):
            super().write(data)

    _is_suspended = False

    def suspend_application_mode(self) -> None:
        """Give the terminal to the shell."""
        self._is_suspended = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal back; where it was never given, as after `kill -STOP` and `-CONT`, only draw again.

        Textual begins anew at every SIGCONT, and then two threads share what is typed.
        """
        if self._is_suspended:
            self._is_suspended = False
            super().resume_application_mode()
        else:
            self.process_message(self.SignalResume())

    def run_input_thread(self) -> None:
        """Read until the screen is left, or the terminal is gone."""
        if not (hasattr(self, "exit_event") and hasattr(self, "fileno")):
            super().run_input_thread()
            return
        events = InputEvents(self.process_message)
        while not self.exit_event.is_set():
            now = time.monotonic()
            wait = LOOK_SECONDS if events.deadline is None else min(LOOK_SECONDS, max(0.0, events.deadline - now))
            if not _is_readable(self.fileno, wait):
                events.expire(time.monotonic())
            elif data := b"".join(_available(self.fileno)):
                events.take(data, time.monotonic())
            else:
                self.process_message(TerminalClosed())
                return


def _available(fileno: int) -> Iterator[bytes]:
    """What can be read without waiting; nothing where the terminal is gone."""
    total = 0
    while total < MOST_AT_ONCE:
        try:
            data = os.read(fileno, READ_BYTES)
        except OSError:  # a terminal that was closed answers so, or with nothing
            return
        yield data
        total += len(data)
        if len(data) < A_PART or not _is_readable(fileno, 0):
            return


def _is_readable(fileno: int, seconds: float) -> bool:
    return bool(select.select([fileno], [], [], seconds)[0])
