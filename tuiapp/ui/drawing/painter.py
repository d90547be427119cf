"""Texts → the strips that the terminal gets, each made once as long as the text and the theme stay."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tuiapp.ui.drawing.styles import ANSI_STYLES, STYLES

MOST_KEPT: Final = 250
"""Drawn lines that a pane keeps, of some 5 KiB each; a screen has a fifth of that."""


NO_STYLE: Final = Style.null()


class Painter:
    """The looks of one pane in the present theme, and what it has drawn with them."""

    def __init__(self, pane: Widget) -> None:
        self._pane = pane
        self._styles: dict[str, Style] = {}
        self._paints: dict[tuple[Style, str | None], RichStyle] = {}
        self._signs: dict[tuple[str, str | None], Strip] = {}
        self._lines: dict[tuple[object, ...], Strip] = {}

    def forget(self) -> None:
        """Look everything up again, as in another theme."""
        self._styles, self._paints, self._signs, self._lines = {}, {}, {}, {}

    def strip(self, content: Content, width: int, under: str | None = None) -> Strip:
        """A text on a line of its own, cut or filled up to a width, over a named look."""
        if not content.spans and content.cell_length <= width:
            text = content.plain + " " * (width - content.cell_length)
            return Strip([Segment(text, self._paint(NO_STYLE, under))], width)
        parts = content.truncate(width, ellipsis=True, pad=True).render(NO_STYLE, end="", parse_style=self._look)
        return Strip([Segment(text, self._paint(style, under)) for text, style in parts], width)

    def line(self, mark: Content, text: Content, bar: Content, width: int, under: str | None) -> Strip:
        """A line with its mark and its cell of the scroll bar; most lines stay the same when a key is pressed."""
        key = (mark.plain, text.plain, tuple(text.spans), bar.plain, width, under)
        if kept := self._lines.get(key):
            return kept
        room = width - mark.cell_length - bar.cell_length
        parts = (self._sign(mark, under), self.strip(text, room, under), self._sign(bar, None))
        strip = Strip([segment for part in parts for segment in part], width)
        if len(self._lines) >= MOST_KEPT:
            self._lines = {}
        self._lines[key] = strip
        return strip

    def _sign(self, sign: Content, under: str | None) -> Strip:
        """A mark or a cell of the scroll bar, of which there are few."""
        key = (sign.plain, under)
        if key not in self._signs:
            self._signs[key] = self.strip(sign, sign.cell_length, under)
        return self._signs[key]

    def _look(self, name: str | Style) -> Style:
        if isinstance(name, Style):
            return name
        if name not in self._styles:
            app = self._pane.app
            table = ANSI_STYLES if app.native_ansi_color else STYLES
            self._styles[name] = app.stylesheet.parse_style(table[name])
        return self._styles[name]

    def _paint(self, style: Style, under: str | None) -> RichStyle:
        """A style over what lies under it, as the terminal shows it; a screen has a handful of these."""
        paint = self._paints.get((style, under))
        if paint is None:
            pane = self._pane
            base = pane.visual_style + self._look(under) if under else pane.visual_style
            paint = (base + style).rich_style
            for line_filter in pane.get_line_filters():
                ((_, filtered, _),) = line_filter.apply([Segment("", paint)], pane.background_colors[1])
                paint = filtered or paint
            self._paints[style, under] = paint
        return paint
