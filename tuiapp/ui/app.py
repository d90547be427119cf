"""The Textual application: the theme, the palette, and keys that work under a Korean input method."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen

from tuiapp.library.text.hangul import keystrokes
from tuiapp.messages import _
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.storage.keys_file import keys_file
from tuiapp.ui import terminal_background, themes
from tuiapp.ui.caret import caret_of
from tuiapp.ui.copying_app import CopyingApp
from tuiapp.ui.garbage import GarbageAtRest
from tuiapp.ui.key_dispatch import KeyDispatch
from tuiapp.ui.main.main_screen import MainScreen
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.terminal_messages import BackgroundReported
from tuiapp.ui.textual_patches.drawn_lines import let_go_of_drawn_lines
from tuiapp.ui.textual_patches.empty_toasts import remove_empty_toasts
from tuiapp.ui.textual_patches.terminal_output import write_to_terminal
from tuiapp.ui.theme_choice import ThemeChoice

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.command import Provider
    from textual.notifications import SeverityLevel


def _key_commands() -> type[Provider]:
    from tuiapp.ui.command_palette import KeyCommands

    return KeyCommands


def _corpus_commands() -> type[Provider]:
    from tuiapp.ui.command_palette import CorpusCommands

    return CorpusCommands


KEY_PROBLEM_SECONDS: Final = 30.0
"""Seconds that a box stays which says what is wrong with the reader's keys."""

SHOWN_SECONDS: Final = 3.0
"""Seconds that a message stays at the least."""

_MOST_CUT: Final = 3
"""Lines of a message, its title among them, that are cut in the line of keys: what was copied, and its address."""

LETTERS_A_SECOND: Final = 40
"""Letters of a message that are read in a second of what it stays longer."""


class DigestApp(ThemeChoice, CopyingApp, inherit_bindings=False):
    """The reader of digests."""

    TITLE = "tuiapp"
    # Without Textual's: its ctrl+q ended the program from inside of anything, and its palette stood beside ours.
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "help_quit", show=False, system=True)]
    CSS_PATH = "style.tcss"
    # Functions, so that the palette is imported when it is first opened. Textual's own commands are left out:
    # its fuzzy matcher would put them before papers that hold the very word.
    COMMANDS = {_key_commands, _corpus_commands}  # noqa: RUF012 - Textual declares it without ClassVar

    def __init__(self, opened: OpenedCorpus, language: str, theme: str | None = None) -> None:
        let_go_of_drawn_lines()
        super().__init__()
        for ours in themes.THEMES:
            self.register_theme(ours)
        if theme not in self.available_themes:
            theme = None
        self._asks_for_theme = not theme and "TEXTUAL_THEME" not in os.environ
        if self._asks_for_theme or theme == themes.DARK.name:
            self._begin_dark()
        elif theme:
            self.theme = theme
        self._main = (opened, language)
        self._keys = KeyDispatch(self)
        self.chosen_keys: dict[str, str] = {}
        """The reader's keys in place of ours, by the ids of their bindings."""
        self._key_problems = self._own_keys()
        self._garbage = GarbageAtRest()

    def _begin_dark(self) -> None:
        """Take the dark theme without reading the styles again, which costs a start 4 ms: nothing is drawn yet."""
        self.set_reactive(DigestApp.theme, themes.DARK.name)
        self.add_class(f"-theme-{themes.DARK.name}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def suit_terminal(self) -> None:
        """Take the colours of a terminal that has only sixteen: none of ours is among them."""
        if self._asks_for_theme and self.console.color_system == "standard":
            self.theme = themes.PLAIN

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
        return (themes.without_inks if self.current_theme.ansi else themes.with_inks)(variables)

    def _own_keys(self) -> tuple[str, ...]:
        """Obey the reader's file of keys, where there is one; answers what of it cannot be obeyed, in sentences."""
        file = keys_file()
        if not os.path.exists(file):
            self.chosen_keys = {}
            self.set_keymap({})
            return ()
        from tuiapp.ui.own_keys import own_keys

        self.chosen_keys, problems = own_keys(file)
        self.set_keymap(self.chosen_keys)
        return problems

    def action_take_own_keys(self) -> None:
        """Obey the reader's file of keys as it is now."""
        self._say_key_problems(self._own_keys())

    def _say_key_problems(self, problems: Sequence[str]) -> None:
        """Say what of the reader's keys cannot be obeyed."""
        if problems:
            self.notify("\n".join(problems), title=_("Your keys"), severity="warning", timeout=KEY_PROBLEM_SECONDS)

    def on_ready(self) -> None:
        """Ask for the background once the first frame is drawn, which does not wait for an answer."""
        self._say_key_problems(self._key_problems)
        self.ask_for_theme()

    def ask_for_theme(self) -> None:
        """Ask the terminal for its background, where nobody has chosen a theme."""
        if self._asks_for_theme:
            write_to_terminal(self, terminal_background.QUESTION)

    def on_background_reported(self, message: BackgroundReported) -> None:
        """Take the theme that suits the terminal, unless another one was chosen meanwhile."""
        suits = terminal_background.theme_for(message.color)
        if suits and self._asks_for_theme and self.theme == themes.DARK.name:
            self._asks_for_theme = False
            self.theme = suits.name

    def notify(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
        markup: bool = False,
    ) -> None:  # fmt: skip
        """Say something in the line of keys for a moment; what does not fit there and must be read, in a box over it.

        Args:
            message: what to say; it may hold text of a digest, so it is never markup.
            title: what it is about, in a word or two.
            severity: whether something is wrong.
            timeout: seconds that it stays; by default as long as it takes to be read.
            markup: what Textual's own method has; not heeded.
        """
        lines = [title, *message.split("\n")]
        said = Content("  ").join(Content(line) for line in lines if line)
        if severity != "information":
            said = said.stylize("notice")
        line = next(iter(self.screen.query(KeyLine)), None)
        is_short = len(lines) <= _MOST_CUT and severity == "information"
        if line is None or (said.cell_length > line.message_width and not is_short):
            remove_empty_toasts(self)
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)
        else:
            line.say(said, timeout or SHOWN_SECONDS + len(said) / LETTERS_A_SECOND)

    def get_default_screen(self) -> Screen[None]:
        """The reader's only screen."""
        return MainScreen(*self._main, self.size)

    def get_key_display(self, binding: Binding) -> str:
        """A jamo is shown as the letter on its key, so that help lists each key once."""
        letter = keystrokes(binding.key)
        return letter if len(letter) == 1 else super().get_key_display(binding)

    async def on_event(self, event: events.Event) -> None:
        """Let each key do all it does before the next one."""
        if isinstance(event, events.InputEvent):
            self._garbage.heard()
        is_new_key = isinstance(event, events.Key) and not event.is_forwarded
        if is_new_key and isinstance(self.screen, MainScreen):
            await self.screen.until_ready()
        if isinstance(event, events.InputEvent | events.Paste) and not self.screen.is_attached:
            # The program ends, and some of its widgets may have ended already.
            return
        if not (is_new_key and await self._take(cast("events.Key", event))):
            await super().on_event(event)

    async def _take(self, event: events.Key) -> bool:
        screen = self.screen
        if isinstance(screen, MainScreen):
            await screen.finish_typed_search()
            screen.keeping.key_pressed()
        return await self._keys.take(event)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:  # fmt: skip
        """End the program, whoever asks for it, and keep where the reader is."""
        main = next((screen for screen in self.screen_stack if isinstance(screen, MainScreen)), None)
        if main:
            main.keeping.end()
        super().exit(result, return_code, message)

    def action_help(self) -> None:
        """Open the help for the pane that has the keys."""
        from tuiapp.ui.screens.help_screen import HelpScreen

        self.push_screen(HelpScreen(self.focused, self.screen.active_bindings, self.chosen_keys))

    def action_command_palette(self) -> None:
        """Open the palette; its commands are the main screen's, so nothing else may lie over that."""
        if isinstance(self.screen, MainScreen):
            from tuiapp.ui.screens.palette import command_palette

            self.push_screen(command_palette())

    def search_themes(self) -> None:
        """List the themes, to take one."""
        from tuiapp.ui.screens.palette import theme_palette

        self.push_screen(theme_palette(self.choose_theme))

    def action_help_quit(self) -> None:
        """Say how to quit to who tries it with ctrl+c, which copies in a line of text."""
        self.notify(_("q quits."), markup=False)

    async def action_back(self) -> None:
        """Go one step back towards the list, and quit from there."""
        if isinstance(self.screen, MainScreen):
            self.screen.keeping.leaving()
            if self.screen.panes.go_back():
                return
        await self.action_quit()
