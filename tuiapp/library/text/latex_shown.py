"""LaTeX in titles, abstracts and notes → the Unicode text that a terminal can show of it.

Only what is surely LaTeX is touched: `$math$` whose every command is understood, and a short list of commands of text.
Whatever is not understood stays as it is written, and a text without LaTeX is never changed. Whole-text converters were
measured on real notes: pylatexenc turns every `&` and `~` of plain prose into blanks, takes prices for math and stops
at eight abstracts; unicodeit leaves braces behind. The names of mathematical symbols are those of HTML's entities,
which come from the same list as LaTeX's (https://www.w3.org/TR/xml-entity-names/), so they need no table of our own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

_MATH: Final = re.compile(r"(?<![\\$])\$(?![\s$])([^$\n]{0,200}?[^\s$\\])\$(?!\$)")
_MONEY: Final = re.compile(r"[A-Za-z]\$\d|.?\$[^\\]*\$\d", re.DOTALL)
"""`US$5`, or sums that two dollars stand between: a digit behind the second one, and no command inside."""

_PROSE: Final = re.compile(r"(?:[^\W\d_]{2,}[,.]? ){2}[^\W\d_]{2,}")
"""Three words in a row are no formula, but what stands between two formulas or two prices."""
_WRAPPER: Final = re.compile(r"\\(?:textbf|textit|emph|texttt|textsc|underline|url)\s?\{([^{}]*)\}")
_HREF: Final = re.compile(r"\\href\s?\{([^{}]*)\}\s?\{([^{}]*)\}")
_ESCAPED: Final = re.compile(r"\\([%&#])")
_TILDE: Final = re.compile(r"\{\\textasciitilde\}|\\textasciitilde(?:\{\}|(?![A-Za-z]) ?)")
_QUOTED: Final = re.compile(r"``([^`'\n]{1,200})''")
_DASHES: Final = re.compile(r"(?<=[\w)\]%])( ?)(---?)(?=\1[\w(])")

_TOKEN: Final = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_]|[^\\{}^_]")
_PLAIN: Final = frozenset(
    "mathbf mathrm mathit mathsf mathtt mathcal text textbf textit textrm texttt emph operatorname".split()
)
"""Commands that only choose letters of another shape, which a terminal does not have."""

_NOTHING: Final = frozenset("left right big Big bigg Bigg displaystyle limits nolimits".split())
_BLANKS: Final = {",": " ", ";": " ", ":": " ", " ": " ", "quad": " ", "qquad": " ", "!": ""}
_NAMES: Final = {
    "to": "→", "gets": "←", "infty": "∞", "cdot": "·", "cdots": "⋯", "ldots": "…", "dots": "…", "neq": "≠", "ne": "≠",
    "star": "⋆", "ast": "*", "mid": "|", "vert": "|", "Vert": "‖", "|": "‖", "lVert": "‖", "rVert": "‖", "land": "∧",
    "lor": "∨", "sim": "~", "neg": "¬", "iff": "⇔", "implies": "⇒", "langle": "⟨", "rangle": "⟩", "epsilon": "ϵ",
    "varepsilon": "ε", "emptyset": "∅", "ll": "≪", "gg": "≫", "top": "⊤", "bullet": "•", "textasciitilde": "~",
    **{mark: mark for mark in "%&#$_{}"},
}  # fmt: skip
"""Symbols that HTML calls otherwise, or calls another one so."""

_FUNCTIONS: Final = frozenset(
    "log ln exp min max arg argmin argmax sin cos tan tanh softmax sup inf lim det dim ker Pr".split()
)
_ACCENTS: Final = {"hat": "\u0302", "tilde": "\u0303", "bar": "\u0304", "dot": "\u0307", "vec": "\u20d7"}
_DOUBLE_STRUCK: Final = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
_LOWER: Final = dict(zip("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_RAISED: Final = dict(zip("0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW*′⊤",
                          "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ*′ᵀ", strict=True))  # fmt: skip


def shown(text: str) -> str:
    """A text with its LaTeX as Unicode.

    Args:
        text: a cleaned title, abstract or note.

    Returns:
        The text to draw. Copies and exports keep what was written.
    """
    if "\\" not in text and "$" not in text and "``" not in text:
        return text
    parts: list[str] = []
    at = 0
    for match in _MATH.finditer(text):
        math = None if _is_prose(text, match) else _math(match[1])
        parts += [_prose(text[at : match.start()]), match[0] if math is None else math]
        at = match.end()
    changed = "".join([*parts, _prose(text[at:])])
    if not _MATH.search(changed):
        # What is set in bold may hold math, which stood between its braces.
        changed = _unwrapped(changed)
    # Dashes and quotation marks alone are no sign of LaTeX: `--flag` is written by everyone.
    return _DASHES.sub(_dash, changed) if changed != text else text


def _is_prose(text: str, match: re.Match[str]) -> bool:
    """Whether two dollars with text between them are prices, or the end of one formula and the start of the next."""
    around = text[max(0, match.start() - 1) : match.end() + 1]
    return _MONEY.match(around) is not None or (_PROSE.search(match[1]) is not None and "\\text" not in match[1])


def _dash(match: re.Match[str]) -> str:
    return match[1] + ("—" if match[2] == "---" else "–")


def _prose(text: str) -> str:
    """The commands of text outside math, the inner ones of nested ones first."""
    if "\\" not in text and "``" not in text:
        return text
    text = _TILDE.sub("~", _unwrapped(text))
    return _ESCAPED.sub(r"\1", _QUOTED.sub(r"“\1”", text))


def _unwrapped(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _WRAPPER.sub(r"\1", _HREF.sub(r"\2 (\1)", text))
    return text


def _math(source: str) -> str | None:
    """Math as Unicode, None where any part of it is not understood."""
    parts = _TOKEN.findall(source)
    try:
        found = "".join(_sequence(iter(parts), until=""))
    except LookupError:
        return None
    return unicodedata.normalize("NFC", " ".join(found.split()))


def _sequence(parts: Iterator[str], *, until: str) -> Iterator[str]:
    """The pieces up to a closing brace, or to the end where `until` is empty."""
    is_letter, blank = False, ""
    for part in parts:
        if part == until:
            return
        if part == "}":
            raise LookupError(part)
        if part == " ":
            blank = " "
            continue
        piece = _piece(part, parts)
        # A blank may only end the name of a command: `\Delta L` is one symbol of two letters.
        yield piece if is_letter and piece[:1].isalpha() else blank + piece
        is_letter, blank = part[0] == "\\" and piece.isalpha() and len(piece) == 1, ""
    if until:
        raise LookupError(until)


def _piece(part: str, parts: Iterator[str]) -> str:
    """What one part stands for, with the arguments that it takes from those behind it."""
    if part == "{":
        return "".join(_sequence(parts, until="}"))
    if part in ("^", "_"):
        return _script(part, _argument(parts))
    return _command(part[1:].rstrip("*"), parts) if part[0] == "\\" else part


def _argument(parts: Iterator[str]) -> str:
    part = next((part for part in parts if part != " "), "}")
    if part == "}":
        raise LookupError(part)
    return _piece(part, parts)


def _command(name: str, parts: Iterator[str]) -> str:
    if name in _WITH_ARGUMENT or name in _ACCENTS:
        first = _argument(parts)
        return first + _ACCENTS[name] if name in _ACCENTS else _WITH_ARGUMENT[name](first)
    if name in _FRACTIONS:
        return f"{_grouped(_argument(parts))}/{_grouped(_argument(parts))}"
    if name in _NOTHING or name in _FUNCTIONS:
        return name if name in _FUNCTIONS else ""
    return _BLANKS[name] if name in _BLANKS else _symbol(name)


def _script(mark: str, text: str) -> str:
    """A text raised or lowered; where Unicode has not all its letters, with the mark before it."""
    letters = _RAISED if mark == "^" else _LOWER
    text = text.strip().replace("−", "-")
    if text and all(letter in letters for letter in text):
        return "".join(map(letters.__getitem__, text))
    return mark + (text if text.isalnum() else _grouped(text))


def _grouped(text: str) -> str:
    """A text in parentheses, unless it is one number, word or symbol, or stands in parentheses already."""
    text = text.strip()
    return text if len(text) < 2 or text.isalnum() or (text[0] == "(" and text[-1] == ")") else f"({text})"


_FRACTIONS: Final = ("frac", "tfrac", "dfrac")
_WITH_ARGUMENT: Final[dict[str, Callable[[str], str]]] = {
    **dict.fromkeys(_PLAIN, lambda text: text),
    "mathbb": lambda text: "".join(_DOUBLE_STRUCK.get(letter, letter) for letter in text),
    "sqrt": lambda text: f"√{_grouped(text)}",
}
"""What becomes of the argument of each command that takes one."""


@cache
def _symbol(name: str) -> str:
    """The symbol of a command; raises KeyError for one that nobody knows."""
    from html.entities import html5

    return _NAMES[name] if name in _NAMES else html5[f"{name};"]
