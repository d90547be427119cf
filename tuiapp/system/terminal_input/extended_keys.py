"""Keys in the spelled-out forms: Kitty's `CSI … u`, xterm's modifyOtherKeys, function keys with modifiers.

This program never asks for them, as they break Korean input methods in several terminals; but a terminal or a tmux
may be set to send them all the same, and then `ESC[100;5u` is ctrl+d. Each is turned into what the key sends in the
usual form, so that it does the same; a key that has no usual form gets a name.

Kitty's form: https://sw.kovidgoyal.net/kitty/keyboard-protocol/; xterm's: "Alt and Meta Keys" in its control sequences.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

SHIFT, ALT, CTRL = 1, 2, 4
_OTHER_MODIFIERS: Final = 8 | 16 | 32
"""Super, hyper and meta: such keys are the window manager's. The locks above them change nothing here."""

_RELEASE: Final = "3"

_EXTENDED: Final = re.compile(
    r"\x1b\[(?P<code>\d{1,7})(?::(?P<shifted>\d{0,7})(?::\d{0,7})?)?"
    r"(?:;(?P<modifiers>\d{0,5})(?::(?P<event>\d))?(?:;(?P<text>[\d:]{0,99}))?)?u"
)
_OTHER_KEY: Final = re.compile(r"\x1b\[27;(?P<modifiers>\d{1,5});(?P<code>\d{1,7})~")
_FUNCTION: Final = re.compile(
    r"\x1b\[(?P<number>\d{1,2})(?:;(?P<modifiers>\d{1,5})(?::(?P<event>\d))?)?(?P<final>[A-FHP-S~])"
)

_FINALS: Final = {
    "A": "up", "B": "down", "C": "right", "D": "left", "F": "end", "H": "home",
    "P": "f1", "Q": "f2", "R": "f3", "S": "f4",
}  # fmt: skip
_NUMBERS: Final = {
    1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown", 7: "home", 8: "end",
    11: "f1", 12: "f2", 13: "f3", 14: "f4", 15: "f5", 17: "f6", 18: "f7", 19: "f8", 20: "f9", 21: "f10", 23: "f11",
    24: "f12",
}  # fmt: skip

_KEYPAD: Final = dict(zip(range(57399, 57417), "0123456789./*-+\r=,", strict=True))
_KEYPAD_MOVES: Final = dict(
    zip(range(57417, 57427), "left right up down pageup pagedown home end insert delete".split(), strict=True)
)
_WITHOUT_SHIFT: Final = frozenset("\r\x1b\x7f ")
"""Keys that send the same with shift or control as without."""


class NamedKey(NamedTuple):
    """A key that no character stands for, by the name it has here: its modifiers in the order of the alphabet."""

    name: str


def usual_form(sequence: str) -> str | NamedKey | None:
    """What a key in an extended form sends in the usual form.

    Args:
        sequence: a whole escape sequence.

    Returns:
        The character or the sequence of the key; its name where there is no such; an empty text for an event that is
        none here, as a key that is let go; None where the sequence is in no extended form.

    """
    if match := _EXTENDED.fullmatch(sequence):
        if match["event"] == _RELEASE:
            return ""
        if typed := _text(match["text"] or ""):
            return typed
        return _character_key(int(match["code"]), int(match["shifted"] or 0), _modifiers(match["modifiers"]))
    if match := _OTHER_KEY.fullmatch(sequence):
        return _character_key(int(match["code"]), 0, _modifiers(match["modifiers"]))
    return _function_key(sequence)


def _modifiers(number: str | None) -> int:
    """The set of modifiers, which is sent as a number that is one higher."""
    return max(0, int(number or 1) - 1)


def _text(codes: str) -> str:
    """The text that a key has typed, as Kitty spells it: code points with colons between them."""
    points = [int(code[:7]) for code in codes.split(":") if code]
    return "".join(chr(point) for point in points if _is_character(point) and point >= ord(" "))


def _is_character(point: int) -> bool:
    return point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF


def _character_key(code: int, shifted: int, modifiers: int) -> str | NamedKey:
    if name := _KEYPAD_MOVES.get(code):
        return _named(name, modifiers)
    character = _KEYPAD.get(code) or (chr(code) if _is_character(code) else "")
    # Private use: keys of their own, as a lock, a modifier or "louder", none of which does anything here.
    is_private = 0xE000 <= code <= 0xF8FF and code not in _KEYPAD
    if not character or is_private or modifiers & _OTHER_MODIFIERS:
        return ""
    if character == "\t":
        return "\x1b[Z" if modifiers & SHIFT else "\t"
    if character in _WITHOUT_SHIFT and not modifiers & ALT:
        return "\x00" if character == " " and modifiers & CTRL else character
    if modifiers & SHIFT and not modifiers & CTRL:
        character = chr(shifted) if shifted and _is_character(shifted) else character.upper()
    control = _control(character) if modifiers & (ALT | CTRL) == CTRL else ""
    if control or not modifiers & (ALT | CTRL):
        return control or character
    return _named("space" if character == " " else character.lower(), modifiers)


def _control(character: str) -> str:
    """What control and a key send: the key's lower five bits (ECMA-48's C0), `?` for DEL as on a DEC terminal."""
    upper = character.upper()
    if "@" <= upper <= "_" and len(upper) == 1:
        return chr(ord(upper) & 0x1F)
    return {"?": "\x7f", "/": "\x1f", "2": "\x00"}.get(character, "")


def _function_key(sequence: str) -> str | NamedKey | None:
    """A cursor or function key with modifiers, or with the event spelled out."""
    match = _FUNCTION.fullmatch(sequence)
    if match is None:
        return None
    number, final = int(match["number"]), match["final"]
    name = _NUMBERS.get(number) if final == "~" else _FINALS.get(final) if number == 1 else None
    if name is None:
        return None
    if match["event"] == _RELEASE:
        return ""
    modifiers = _modifiers(match["modifiers"])
    return "" if modifiers & _OTHER_MODIFIERS else _named(name, modifiers)


def _named(name: str, modifiers: int) -> NamedKey:
    held = [word for bit, word in ((ALT, "alt"), (CTRL, "ctrl"), (SHIFT, "shift")) if modifiers & bit]
    return NamedKey("+".join([*held, name]))
