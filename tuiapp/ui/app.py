"""The Textual application: the theme, the palette, and keys that work under a Korean input method."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, cast

from textual import events
from textual.binding import Binding
from textual.geometry import Offset
from textual.screen import Screen

from tuiapp.library.text.hangul import keystrokes
from tuiapp.messages import _
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui import themes
from tuiapp.ui.caret import caret_of
from tuiapp.ui.copying_app import CopyingApp
from tuiapp.ui.main.main_screen import MainScreen
from tuiapp.ui.terminal_messages import BackgroundReported
from tuiapp.ui.textual_patches.terminal_output import write_to_terminal

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.widget import Widget


def _key_commands() -> type[Provider]:
    from tuiapp.ui.command_palette import KeyCommands

    return KeyCommands


def _corpus_commands() -> type[Provider]:
    from tuiapp.ui.command_palette import CorpusCommands

    return CorpusCommands


MOST_TURNS = 100
"""Turns of the event loop that a typed letter is given to be searched for before the next key."""


class DigestApp(CopyingApp):
    """The reader of digests."""

    TITLE = "tuiapp"
    CSS_PATH = "style.tcss"
    # Functions, so that the palette is imported when it is first opened. Textual's own commands are left out:
    # its fuzzy matcher would put them before papers that hold the very word.
    COMMANDS = {_key_commands, _corpus_commands}  # noqa: RUF012 - Textual declares it without ClassVar

    def __init__(self, opened: OpenedCorpus, language: str, theme: str | None = None) -> None:
        super().__init__()
        for ours in themes.THEMES:
            self.register_theme(ours)
        self._asks_for_theme = not theme and "TEXTUAL_THEME" not in os.environ
        if theme or self._asks_for_theme:
            self.theme = theme or themes.DARK.name
        self._main = (opened, language)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor goes with the next frame: to the caret."""
        return caret_of(self.focused) if self.is_running else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """What a widget says of its caret is not kept: it says so before it has been laid out."""

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, with inks that are readable on all of its grounds."""
        variables = super().get_css_variables()
        return variables if self.current_theme.ansi else themes.with_inks(variables)

    def on_ready(self) -> None:
        """Ask the terminal for its background once the first frame is drawn, which does not wait for an answer."""
        if self._asks_for_theme:
            write_to_terminal(self, themes.BACKGROUND_QUESTION)

    def on_background_reported(self, message: BackgroundReported) -> None:
        """Take the theme that suits the terminal, unless another one was chosen meanwhile."""
        suits = themes.theme_for(message.color)
        if suits and self._asks_for_theme and self.theme == themes.DARK.name:
            self._asks_for_theme = False
            self.theme = suits.name

    def get_default_screen(self) -> Screen[None]:
        """The reader's only screen."""
        return MainScreen(*self._main, self.size.width)

    def get_key_display(self, binding: Binding) -> str:
        """A jamo is shown as the letter on its key, so that help lists each key once."""
        letter = keystrokes(binding.key)
        return letter if len(letter) == 1 else super().get_key_display(binding)

    async def on_event(self, event: events.Event) -> None:
        """Let each key do all it does before the next one: over a slow line several arrive at once."""
        is_new_key = isinstance(event, events.Key) and not event.is_forwarded
        if is_new_key and isinstance(self.screen, MainScreen):
            await self.screen.until_ready()
        if isinstance(event, events.InputEvent | events.Paste) and not self.screen.is_attached:
            # The program ends, and some of its widgets may have ended already.
            return
        if is_new_key and isinstance(self.screen, MainScreen) and await self._take(cast("events.Key", event)):
            return
        await super().on_event(event)

    async def _take(self, event: events.Key) -> bool:
        """Do what a key does in the main screen; False where no line of text wants it and nothing is bound to it.

        Textual passes a key through the widgets and looks at the bindings when it comes back, which is after the next
        keys have been sent to the widget that had the focus: in `/moe⏎j` they would all go to the list.
        """
        focused, screen = self.focused, cast("MainScreen", self.screen)
        if not screen.search.is_typing:
            await screen.search.complete()
        # One frame for the key and for what it finds; two would be a sixtieth of a second apart.
        with self.batch_update():
            if focused is not None and focused.check_consume_key(event.key, event.character):
                focused.post_message(event)
                is_done = True
            else:
                # A composed syllable is what several keys typed: 하 is the keys g and k, and each does its own.
                letters = keystrokes(event.character or "")
                typed = letters if len(letters) > 1 else [event.key]
                is_done = any([await self._check_bindings(key) for key in typed])
            if focused is not None:
                await self._settled(focused)
        self.screen.check_idle()
        return is_done

    async def _settled(self, focused: Widget) -> None:
        """Wait until the widget that had the key, and the screen, have no messages any more."""
        for _turn in range(MOST_TURNS):
            await asyncio.sleep(0)
            if not focused.message_queue_size and not self.screen.message_queue_size:
                break

    def action_help(self) -> None:
        """Open the help for the pane that has the keys."""
        from tuiapp.ui.screens.help_screen import HelpScreen

        self.push_screen(HelpScreen(self.focused, self.screen.active_bindings))

    def action_command_palette(self) -> None:
        """Open the palette; its commands are the main screen's, so nothing else may lie over that."""
        if isinstance(self.screen, MainScreen):
            super().action_command_palette()

    def action_help_quit(self) -> None:
        """Say how to quit to who tries it with ctrl+c, which copies in a line of text."""
        self.notify(_("q quits."), markup=False)

    async def action_back(self) -> None:
        """Go one step back towards the list, and quit from there."""
        if not (isinstance(self.screen, MainScreen) and self.screen.panes.go_back()):
            await self.action_quit()
