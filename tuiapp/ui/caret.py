"""Where the terminal's own cursor has to be: an input method draws the syllable that is being composed there."""

from __future__ import annotations

from typing import Final

from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input

_AT_REST: Final = Offset(0, 0)


def caret_of(focused: Widget | None) -> Offset:
    """The cell on the screen of the caret in the line or page of text that has the focus.

    Textual tells the terminal where the caret is when the focus or the text changes, which is before the widget has
    been laid out anew, and one cell too far at the end of a line. So this is asked for with every frame instead.

    Args:
        focused: the widget that has the keys, if any.

    Returns:
        The column and row of the caret, counted from 0; the corner of the screen where nothing is typed.
    """
    if focused is None or not focused.is_attached:
        return _AT_REST
    if isinstance(focused, Input):
        return focused.cursor_screen_offset - Offset(int(focused.cursor_at_end), 0)
    # Asked of the widget and not of its class, as the first frame is no time to import Textual's editor.
    caret = getattr(focused, "cursor_screen_offset", None)
    return caret if isinstance(caret, Offset) else _AT_REST
