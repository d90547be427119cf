"""What the scanner finds in the terminal's stream, as Textual's events.

Needs `XTermParser.feed` for the usual keys and the mouse, and the table `ANSI_SEQUENCES_KEYS` to know which sequences
are keys; both are private in Textual 8.2.8. What neither knows is no key and is dropped.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.message import Message

from tuiapp.library.text.cleaning import clean, harmless
from tuiapp.system.terminal_input.extended_keys import NamedKey, usual_form
from tuiapp.system.terminal_input.paste import Pasted, PasteTooLong
from tuiapp.system.terminal_input.scanner import Background, Piece, Scanner, Typed
from tuiapp.ui.terminal_messages import BackgroundReported, PasteCut, PasteRefused

_REPORT: Final = re.compile(
    r"\x1b\[(?:<\d{1,5};\d{1,5};\d{1,5}[Mm]|[IO]|\?(?:2026|2048);\d\$y|48(?:;[1-9]\d{0,3}(?::\d+)*){2}(?:;\d{1,5}(?::\d+)*){2}t)"
)
"""The mouse (SGR), the focus of the terminal, whether it knows a mode, and its size: what Textual asks for."""

_CONTROL: Final = re.compile(r"([\x00-\x1f\x7f])")


class InputEvents:
    """Sends the events of a terminal on as its bytes arrive; it works on the thread that reads."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        """Begin with nothing read.

        Args:
            send: takes each event, in the order of the stream.

        """
        self._send = send
        # A byte that is no UTF-8 is shown as such: an old Korean terminal types CP949.
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._scanner = Scanner(ESCAPE_DELAY)
        self._parser = XTermParser()

    @property
    def deadline(self) -> float | None:
        """When to call `expire`; None while nothing is left open."""
        return self._scanner.deadline

    def take(self, data: bytes, now: float) -> None:
        """Send the events of some bytes."""
        for piece in self._scanner.feed(self._decoder.decode(data), now):
            self._send_piece(piece)

    def expire(self, now: float) -> None:
        """Send the events of what was left open for too long."""
        for piece in self._scanner.expire(now):
            self._send_piece(piece)

    def _send_piece(self, piece: Piece) -> None:
        if isinstance(piece, Pasted):
            self._send(events.Paste(clean(piece.text)))
            if piece.is_cut:
                self._send(PasteCut())
        elif isinstance(piece, PasteTooLong):
            self._send(PasteRefused(piece.characters))
        elif isinstance(piece, Background):
            self._send(BackgroundReported(piece.color))
        elif isinstance(piece, Typed):
            self._type(piece.text)
        else:
            self._send_sequence(piece.text)

    def _type(self, text: str) -> None:
        """The keys of typed characters, with nothing among them that a terminal would obey when it is shown."""
        parts = _CONTROL.split(text)
        self._feed("".join(part if at % 2 else harmless(part) for at, part in enumerate(parts)))

    def _send_sequence(self, sequence: str) -> None:
        form = usual_form(sequence)
        if isinstance(form, NamedKey):
            self._send(events.Key(form.name, None))
        elif form is not None and form != sequence:
            self._send_sequence(form) if form.startswith("\x1b") else self._type(form)
        elif sequence == "\x1b":
            self._send(events.Key("escape", sequence))
        elif sequence in ANSI_SEQUENCES_KEYS or _REPORT.fullmatch(sequence):
            self._feed(sequence)
        elif not sequence.startswith("\x1b["):
            # Esc and what stood behind it, which is no key together with it.
            self._send(events.Key("escape", "\x1b"))
            self._type(sequence[1:])

    def _feed(self, text: str) -> None:
        for event in self._parser.feed(text) if text else ():
            self._send(event)
