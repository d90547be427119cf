"""The stream of a terminal, cut into pieces: text that was typed, sequences of keys and the mouse, pasted text.

The rules are those of ECMA-48 (5.4 control sequences, 5.6 control strings) and of xterm's bracketed paste. Three
things matter more than understanding every sequence: pasted text is never taken for keys, what no key sends (a late
answer to a question, a sequence of another protocol) is never taken for keys either, and nothing that is left open
keeps the keyboard for longer than a moment.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from tuiapp.system.terminal_input.paste import PASTE_END, Pasted, PasteTooLong, PasteUnderWay, split_at_end

PASTE_BEGIN: Final = "\x1b[200~"

LONG_WAIT: Final = 0.5
"""Seconds that the rest of a sequence may take when its beginning cannot be a key."""

STRING_WAIT: Final = 1.0
"""Seconds after which a control string (OSC, DCS, APC) that does not end is over."""

BURST: Final = 32
"""Characters that arrive at once which nobody can have typed."""


class Typed(NamedTuple):
    """Characters that were typed, control characters among them; never an Esc."""

    text: str


class Sequence(NamedTuple):
    """A whole escape sequence, or a single Esc for the key of that name."""

    text: str


class Background(NamedTuple):
    """The terminal's answer to the question for its background (xterm, OSC 11): `rgb:1e1e/1e1e/2e2e`."""

    color: str


Piece = Typed | Sequence | Background | Pasted | PasteTooLong

_TOKEN: Final = re.compile(
    r"(?P<text>[^\x1b]+)"
    # The Linux console's F1 to F5, the mouse as X10 reports it, then any control sequence.
    r"|(?P<csi>\x1b\[(?:\[[A-E]|M[^\x1b]{3}|[0-?]+[ -/]*[@-~]|[A-LN-Z]))"
    # Numbered operating system commands, device control strings with parameters, and Kitty's graphics: the answers
    # to questions. Esc and `]` or `P` are also two keys, so a string has to look like one.
    r"|(?P<string>\x1b(?:\]\d+;|P(?:[0-?]+[ -/]*|[ -/]+)[@-~]|_G))"
    r"|(?P<rest>\x1b\\)"
    r"|(?P<key>\x1b(?:O[A-Za-z]|[bf\x7f]))"
)

_BEGUN: Final = re.compile(r"\x1b(?:\[(?:\[|M[^\x1b]{0,2}|[0-?]*[ -/]*)|O|\][\d]*|P[0-?]*[ -/]*|_)?\Z")
"""What may become a sequence with the characters that come next."""

_SURE: Final = re.compile(r"\x1b\[[0-?]{2}")
"""The beginning of a sequence that nobody types as keys."""

_STRING_END: Final = re.compile(r"\x07|\x9c|\x18|\x1a|\x1b\\|(?=\x1b[^\\])")

_LONGEST_SEQUENCE: Final = 64
_BACKGROUND: Final = "\x1b]11;"


class Scanner:
    """Cuts what a terminal sends, however it is divided into reads.

    It has no clock of its own: the caller says when something arrives, and asks again at `deadline`.
    """

    def __init__(self, escape_wait: float) -> None:
        """Begin between two sequences.

        Args:
            escape_wait: seconds after which an Esc with nothing behind it is the key.

        """
        self._escape_wait = escape_wait
        self._rest = ""
        self._state: Literal["keys", "string"] = "keys"
        self._string = ""
        self._paste: PasteUnderWay | None = None
        self._was_cut = False
        self.deadline: float | None = None
        """When to call `expire`, by the caller's clock; None while nothing is left open."""

    def feed(self, text: str, now: float) -> list[Piece]:
        """The pieces that are whole once a text has arrived.

        Args:
            text: what was read from the terminal, decoded.
            now: when, in seconds of a clock that never goes back.

        """
        if self._was_cut and not self._paste and len(text) >= BURST and text[0] != "\x1b":
            # The rest of a paste that was given up: still data.
            self._paste = PasteUnderWay(now)
        pieces: list[Piece] = []
        self._rest += text
        while self._rest:
            before = len(self._rest)
            pieces += self._step(now)
            if len(self._rest) == before:
                break
        self._set_deadline(now)
        return pieces

    def expire(self, now: float) -> list[Piece]:
        """The pieces of what was left open and did not go on in time."""
        if self.deadline is None or now < self.deadline:
            return []
        rest, self._rest, self.deadline = self._rest, "", None
        if self._paste:
            self._was_cut = True
            paste, self._paste = self._paste, None
            return [paste.closed(rest, is_cut=True)]
        if self._state == "string":
            self._state = "keys"
            return []
        return [] if _SURE.match(rest) else _as_typed(rest)

    def _step(self, now: float) -> list[Piece]:
        if self._paste:
            return self._in_paste(self._paste, now)
        if self._state == "string":
            return self._in_string()
        return self._between(now)

    def _in_paste(self, paste: PasteUnderWay, now: float) -> list[Piece]:
        text, self._rest, has_ended = split_at_end(self._rest, PASTE_BEGIN)
        if not has_ended:
            paste.add(text, now)
            return []
        self._paste, self._was_cut = None, False
        return [paste.closed(text, is_cut=False)]

    def _in_string(self) -> list[Piece]:
        end = _STRING_END.search(self._rest)
        # Of a string only what may be the answer to our one question is kept.
        self._string = (self._string + self._rest[: end.start() if end else None])[:_LONGEST_SEQUENCE]
        if end is None:
            # Only an Esc at the very end may be half of the end.
            self._rest = "\x1b" if self._rest.endswith("\x1b") else ""
            return []
        self._rest, self._state = self._rest[end.end() :], "keys"
        is_answer = self._string.startswith(_BACKGROUND)
        return [Background(self._string.removeprefix(_BACKGROUND))] if is_answer else []

    def _between(self, now: float) -> list[Piece]:
        if (end := self._rest.find(PASTE_END)) >= 0 and not 0 <= self._rest.find(PASTE_BEGIN) < end:
            # The end of a paste whose beginning was missed, or that held an end of its own: what precedes is data.
            self._paste = PasteUnderWay(now)
            return self._in_paste(self._paste, now)
        token = _TOKEN.match(self._rest)
        if token is None:
            return self._unknown()
        self._rest = self._rest[token.end() :]
        if token.group() == PASTE_BEGIN:
            self._paste = PasteUnderWay(now)
        elif token.lastgroup == "string":
            self._state, self._string, self.deadline = "string", token.group(), now + STRING_WAIT
        elif token.lastgroup == "text":
            return [Typed(token.group())]
        elif token.lastgroup != "rest":
            return [Sequence(token.group())]
        return []

    def _unknown(self) -> list[Piece]:
        """What is begun and may go on stays; a sequence that broke off is nothing; else Esc and a character."""
        rest = self._rest
        if _BEGUN.match(rest) and len(rest) < _LONGEST_SEQUENCE:
            return []
        if broken := re.match(r"\x1b\[[0-?]+[ -/]*", rest):
            self._rest = rest[broken.end() :]
            return []
        self._rest = rest[1:]
        return [Sequence("\x1b")]

    def _set_deadline(self, now: float) -> None:
        if self._paste:
            self.deadline = self._paste.deadline
        elif self._state == "string":
            self.deadline = now + STRING_WAIT if self.deadline is None else self.deadline
        elif self._rest:
            self.deadline = now + (LONG_WAIT if _SURE.match(self._rest) else self._escape_wait)
        else:
            self.deadline = None


def _as_typed(text: str) -> list[Piece]:
    """What looked like the beginning of a sequence as the keys that it was."""
    runs = re.findall(r"\x1b|[^\x1b]+", text)
    return [Sequence(run) if run == "\x1b" else Typed(run) for run in runs]
