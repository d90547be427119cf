"""Textual's command palette, closed once as every screen over the panes is."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.theme import ThemeProvider

from tuiapp.messages import _
from tuiapp.ui.screens.modal import ClosedOnce
from tuiapp.ui.textual_patches.attached_widgets import AttachedWidgets


class Palette(ClosedOnce, AttachedWidgets, CommandPalette):
    """A line to type in, and the commands that have the words."""


def theme_palette() -> Palette:
    """The same for the themes."""
    return Palette(providers=[ThemeProvider], placeholder=_("Search for themes…"))
