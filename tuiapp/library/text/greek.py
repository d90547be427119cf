"""The letters of Greek as a formula has them in LaTeX, as the screen shows them, and as a reader types their names."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = dict(
    zip(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi "
        "chi psi omega".split(),
        "αβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_NAMES: Final = {letter: name for name, letter in _LETTERS.items()}

_SHORTEST_NAME: Final = 4
"""Letters of a name that means the letter without a backslash before it: `mu` and `pi` begin too many words."""


def also_written(word: str) -> str:
    r"""How else a word may be written that is a Greek letter: β for `\beta` and `beta`, and `\beta` for β.

    Args:
        word: a folded word.

    Returns:
        "" where it is no such letter. A text with `\beta` is found by `beta` as it is.

    """
    if word in _NAMES:
        return f"\\{_NAMES[word]}"
    name = word.removeprefix("\\").removeprefix("var" if word.startswith("\\var") else "")
    return _LETTERS.get(name, "") if word != name or len(name) >= _SHORTEST_NAME else ""
