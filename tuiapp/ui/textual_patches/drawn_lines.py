"""Letting go of what is no longer on the screen.

Why: `StylesCache.get_inner_outer` of Textual 8.2.8 is a method whose answers are cached by the object it belongs to, so
the last 1,024 widgets that were drawn are kept with every line of theirs, however long they are gone: after a thousand
menus 50 MiB (Textualize/textual#6665).

Needs `StylesCache.get_inner_outer`. Without it, or when its answers are kept in another way, nothing is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.color import Color
    from textual.style import Style


def let_go_of_drawn_lines() -> None:
    """Let the cache of styles know their two colours, and no widget; once is enough."""
    try:
        from textual._styles_cache import StylesCache
    except ImportError:
        return
    cached = vars(StylesCache).get("get_inner_outer")
    if cached is None or not hasattr(cached, "cache_clear"):
        return
    # The answer depends on the colours alone: one object, which draws nothing, asks for all of them.
    asks = StylesCache()

    def get_inner_outer(_: StylesCache, base_background: Color, background: Color) -> tuple[Style, Style]:
        inner_outer: tuple[Style, Style] = cached(asks, base_background, background)
        return inner_outer

    StylesCache.get_inner_outer = get_inner_outer  # type: ignore[method-assign,assignment]
