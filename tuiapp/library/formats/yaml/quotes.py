r"""Double quotes that the parser reads otherwise than they were meant.

In `"On $\beta$-VAE"` YAML has a backspace, in `"\theta"` a tab, and `"\mathcal"` is no YAML at all. Nobody writes a
backspace into a digest, so a backslash that begins a word is taken as a backslash, as single quotes would have it.
And a quote that is never closed takes all for text up to the next one, some papers below.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from tuiapp.library.formats.yaml.keys import BEGINS_FIELD, BEGINS_PAPER
from tuiapp.library.formats.yaml.nodes import Backslash, ParseError, Tree
from tuiapp.messages import _

_ESCAPE: Final = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[A-Za-z]+|.|\n)(?=(\{)?)", re.DOTALL)
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)', re.DOTALL)
_HALF: Final = re.compile(r"u[Dd][89A-Fa-f][0-9A-Fa-f]{2}")
_SURROGATES: Final = re.compile(r"\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")

# Of these LaTeX has no command, or YAML's meaning is the likelier one.
_AS_IN_YAML: Final = frozenset('"\\/ \n\r\x85\u2028\u2029')

# What `\n` would begin. Any other word behind it begins a line: "one\ntwo" is what programs write.
_COMMANDS_IN_N: Final = frozenset(
    "nabla natural ne nearrow neg neq newcommand newline nexists ngeq nleftarrow nleq nmid nocite noindent nolimits "
    "nonumber normalsize norm not notin nparallel nprec nrightarrow nsim nsubseteq nsucc nsupseteq nu nwarrow".split()
)


class Mended(NamedTuple):
    """A YAML text in which each backslash that begins a word is doubled.

    Attributes:
        text: the whole text.
        doubled: where in the old text the first backslash stands that was doubled, of each quoted text with one.
        halves: where an escape stands that names half a character, which is a replacement character now.

    """

    text: str
    doubled: tuple[int, ...] = ()
    halves: tuple[int, ...] = ()


def mended(text: str) -> Mended:
    """The text with the backslashes in its double quotes as they were meant.

    Args:
        text: a piece of YAML in which quotes are opened and closed, or one double-quoted text.

    """
    doubled: list[int] = []
    halves: list[int] = []

    def mend(quoted: re.Match[str]) -> str:
        first: list[int] = []

        def double(match: re.Match[str]) -> str:
            at = quoted.start() + match.start()
            if _is_half(match[1]):
                halves.append(at)
                return "\\ufffd"
            if _is_meant(match[1], before_brace=match[2] is not None):
                return match[0]
            first.append(at)
            return "\\" + match[0]

        new = _ESCAPE.sub(double, quoted[0])
        doubled.extend(first[:1])
        return new

    new = _QUOTED.sub(mend, _SURROGATES.sub(_joined, text))
    return Mended(new, tuple(doubled), tuple(halves))


def _joined(match: re.Match[str]) -> str:
    """A pair of surrogates, as JSON writes one character, as YAML writes it."""
    high, low = (int(part, 16) for part in match.groups())
    return f"\\U{0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00:08x}"


def _is_half(said: str) -> bool:
    """Whether an escape names one of the two code points of which UTF-16 makes a character."""
    return _HALF.fullmatch(said) is not None


def _is_meant(said: str, *, before_brace: bool) -> bool:
    """Whether what stands behind a backslash is an escape of YAML that its writer meant as one."""
    if said in _AS_IN_YAML:
        return True
    if said[0] in "xuU" and len(said) > 2 and all(letter in "0123456789ABCDEFabcdef" for letter in said[1:]):
        return len(said) in (3, 5, 9) and int(said[1:], 16) < 0x110000
    if said[0] == "n":
        return said not in _COMMANDS_IN_N
    # A brace behind it makes it an accent, as in \r{a}.
    return said in ("t", "r") and not before_brace


def looked_at(next_event: Callable[[], Any], tree: Tree) -> Callable[[], Any]:
    """The same events with backslashes as they were meant; raises ScannerError for a quote that swallowed fields."""

    def look() -> Any:
        event = next_event()
        if type(event).__name__ == "ScalarEvent" and event.style in ('"', "'"):
            raw = tree.text[event.start_mark.index : event.end_mark.index]
            if "\n" in raw or "\r" in raw:
                _refuse_swallowed(raw, event)
            if event.style == '"' and "\\" in raw:
                event.value = _as_meant(raw, event, tree)
        return event

    return look


def _refuse_swallowed(raw: str, event: Any) -> None:
    """A text that goes on over lines which begin with the keys of papers has lost its closing quote."""
    from yaml.scanner import ScannerError

    below = raw.partition("\n")[2]
    if re.search(BEGINS_FIELD, below) or re.search(BEGINS_PAPER, below):
        raise ScannerError(
            "while scanning a quoted scalar", event.start_mark, "found unexpected end of stream", event.end_mark
        )


def _as_meant(raw: str, event: Any, tree: Tree) -> str:
    meant = mended(raw)
    note(meant, event.start_mark, raw, tree)
    return str(event.value) if meant.text == raw else _value(meant.text, event.value)


def note(meant: Mended, start: Any, raw: str, tree: Tree) -> None:
    """Remember on the tree what was changed in a piece of text that starts at a mark."""
    tree.backslashes += (Backslash(*_place(raw, at, start)) for at in meant.doubled)
    for at in meant.halves:
        why = _("{escape} is half a character").format(escape=raw[at : at + 6])
        tree.slips.append(ParseError(*_place(raw, at, start), why, _("write the character itself")))


def _place(raw: str, at: int, start: Any) -> tuple[int, int]:
    """Line and column, counted from 1, of a place in a piece of text that starts at a mark."""
    lines = re.split("\r\n?|\n", raw[:at])
    column = len(lines[-1]) + (start.column if len(lines) == 1 else 0)
    return start.line + len(lines), column + 1


def _value(quoted: str, otherwise: str) -> str:
    """The text of a quoted scalar."""
    import yaml

    from tuiapp.library.formats.yaml.walk import loader_class

    loader = loader_class()(quoted)
    try:
        while event := loader.get_event():
            if type(event).__name__ == "ScalarEvent":
                return str(event.value)
    except yaml.YAMLError:
        pass
    finally:
        loader.dispose()
    return otherwise
