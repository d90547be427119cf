"""The two themes of the program, and colours that are readable in any theme.

The colours of our own themes are greys, or stand in the 256 colours of a terminal, so that a tmux without true colour
shows them as they are meant and not as navy and teal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from textual.color import Color
from textual.theme import Theme

READABLE: Final = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3, level AA)."""

DARK: Final = Theme(
    name="tuiapp-dark",
    primary="#87afff",
    secondary="#87afaf",
    accent="#87afff",
    warning="#ffd787",
    error="#ff8787",
    success="#87d787",
    foreground="#dadada",
    background="#121212",
    surface="#1c1c1c",
    panel="#262626",
    variables={"ground-cursor": "#303030", "ground-match": "#5f5f00"},
)
LIGHT: Final = Theme(
    name="tuiapp-light",
    primary="#005faf",
    secondary="#005f5f",
    accent="#005faf",
    warning="#875f00",
    error="#af0000",
    success="#005f00",
    foreground="#1c1c1c",
    background="#fafafa",
    surface="#eeeeee",
    panel="#e4e4e4",
    dark=False,
    variables={"ground-cursor": "#dadada", "ground-match": "#ffd75f"},
)
THEMES: Final = (DARK, LIGHT)

PLAIN: Final = "ansi-dark"
"""Textual's theme in which everything has the colours of the terminal, whether that is dark or light."""

_INKS: Final = {
    "ink-muted": ("foreground", 0.35),
    "ink-faint": ("foreground", 0.5),
    "ink-abstract": ("foreground", 0.12),
    "ink-accent": ("accent", 0.0),
    "ink-notice": ("warning", 0.0),
    "ink-link": ("primary", 0.0),
    "ink-tag": ("secondary", 0.0),
}
"""Each ink by the colour of the theme that it begins with, and by how much of the background is mixed into it."""


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=256)
def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def with_inks(variables: Mapping[str, str]) -> dict[str, str]:
    """The colours of a theme, with inks for what a pane says quietly or marks.

    Args:
        variables: the colours of a theme that is not one of ANSI colours, as Textual names them. `ground-cursor` and
            `ground-match` may be among them; else they are mixed.

    Returns:
        The same with `ink-…`, each readable on the background, on the surface and under the cursor, and `ground-…`;
        the cursor in a menu looks like the one in a pane.
    """
    colors = {
        name: Color.parse(variables[name]) for name in ("foreground", "background", "surface", "panel", "warning")
    }
    background = colors["background"]
    grounds = {
        "ground-cursor": background.blend(Color.parse(variables["primary"]), 0.25),
        "ground-match": background.blend(colors["warning"], 0.4),
    }
    grounds |= {name: Color.parse(variables[name]) for name in grounds if name in variables}
    under_text = [background, colors["surface"], colors["panel"], grounds["ground-cursor"]]
    best = _best(colors["foreground"], under_text)
    inks = {
        name: _readable(Color.parse(variables[start]).blend(background, share), best, under_text)
        for name, (start, share) in _INKS.items()
    }
    inks["ink-text"] = best
    inks["ink-match"] = _best(colors["foreground"], [grounds["ground-match"]])
    named = {name: color.hex6 for name, color in (grounds | inks).items()}
    return {**variables, **named, **_cursor_of_menus(named["ink-text"], named["ground-cursor"], "none")}


def without_inks(variables: Mapping[str, str]) -> dict[str, str]:
    """The colours of a theme of ANSI colours, with the same names: all are those of the terminal, which nobody knows.

    Args:
        variables: the colours of the theme, as Textual names them.
    """
    names = (*_INKS, "ink-text", "ink-match", "ground-cursor", "ground-match")
    plain = dict.fromkeys(names, "ansi_default")
    return {**variables, **plain, **_cursor_of_menus("ansi_default", "ansi_default", "bold underline")}


def _cursor_of_menus(ink: str, ground: str, style: str) -> dict[str, str]:
    """What Textual's lists draw under their cursor, whether they have the keys or a line above them has."""
    look = {"foreground": ink, "background": ground, "text-style": style}
    return {f"block-cursor-{kind}{part}": value for kind in ("", "blurred-") for part, value in look.items()}


def _best(ink: Color, grounds: Iterable[Color]) -> Color:
    """An ink if it can be read on all grounds, else black or white, whichever is read better."""
    there = list(grounds)
    if min(contrast(ink, ground) for ground in there) >= READABLE:
        return ink
    return max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda one: min(contrast(one, ground) for ground in there))


def _readable(ink: Color, best: Color, grounds: Iterable[Color]) -> Color:
    """An ink, mixed with the most readable one just as far as it takes to be read on all grounds."""
    there = list(grounds)
    for tenths in range(11):
        mixed = ink.blend(best, tenths / 10, alpha=1)
        if min(contrast(mixed, ground) for ground in there) >= READABLE:
            return mixed
    return best
