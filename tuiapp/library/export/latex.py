"""Text → LaTeX that prints it, whatever the text holds.

Own code because the encoders at hand either escape the dollars of a title's math or leave every ASCII character
alone, and turn accents into macros where UTF-8 serves; what is needed here is ten characters.
"""

from __future__ import annotations

import re
from typing import Final

# A brace is never written as `\{`: BibTeX counts it like a bare one, and one alone would swallow the file.
_SPECIAL: Final = str.maketrans({
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip

# No blank inside the dollars and no digit behind them, so that `$5 and $10` are sums; only ASCII, as math is.
_MATH: Final = re.compile(r"((?<!\\)\$(?=[!-#%-~])(?:[ -#%-\[\]-~]|\\[ -~])*(?<! )\$(?!\d))")
_BARE_IN_MATH: Final = re.compile(r"(?<!\\)([%#&])")


def latex(text: str) -> str:
    """A text on one line for LaTeX, its `$math$` kept; braces are always balanced, as BibTeX counts them."""
    parts = _MATH.split(" ".join(text.split()))
    return "".join(_math(part) if number % 2 else part.translate(_SPECIAL) for number, part in enumerate(parts))


def _math(part: str) -> str:
    """Math as it is, or as text where it would unbalance what stands around it."""
    depth = 0
    for character in part:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return part.translate(_SPECIAL) if depth else _BARE_IN_MATH.sub(r"\\\1", part)
