"""What the command palette offers: the program's own commands, dates, tags, and papers by title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tuiapp.library.search.forgiving.word_forms import in_other_state
from tuiapp.library.search.highlights import holds_all
from tuiapp.library.search.query import Term, parse
from tuiapp.library.text.day_names import date_name
from tuiapp.library.text.folding import fold, fold_tag
from tuiapp.library.text.latex_shown import shown
from tuiapp.library.text.searched_text import keyed
from tuiapp.messages import _, in_all_languages, later, translated
from tuiapp.ui import keys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tuiapp.library import Library
    from tuiapp.ui.main.main_screen import MainScreen

_MOST_PAPERS = 50


class _Command(NamedTuple):
    """A command: its name and what it does as the code has them, what runs it, and its key."""

    name: str
    about: str
    run: Callable[[], object]
    key: str = ""

    @property
    def text(self) -> str:
        """Its name in the language of the program."""
        return translated(self.name)

    @property
    def help(self) -> str:
        """What it does, and its key."""
        said = translated(self.about)
        return f"{said} ({self.key})" if self.key else said

    def is_named(self, query: str) -> bool:
        """Whether its name has every word, in whichever language."""
        return holds_all(" ".join(in_all_languages(self.name)), query)

    def is_meant(self, query: str) -> bool:
        """Whether its name, what is said of it, or its key has every word, in whichever language."""
        return holds_all(" ".join([*in_all_languages(self.name), *in_all_languages(self.about), self.help]), query)


class KeyCommands(Provider):
    """Every key's command by its name, and the theme."""

    def _commands(self) -> Iterator[_Command]:
        # The reader's own keys, where there are some; of several the first.
        shown = {active.binding.id: active.binding for active in reversed(self.screen.active_bindings.values())}
        for binding in keys.READER:
            if not binding.action.startswith(("focus_pane", "app.command_palette")):
                key = self.app.get_key_display(shown.get(binding.id, binding))
                run = partial(self.screen.run_action, binding.action)
                yield _Command(binding.description, binding.tooltip, run, key)
        find_links = partial(self.screen.run_action, "find_links")
        yield _Command(later("Find links"), later("look up the links of papers that have none, at arXiv"), find_links)
        edit_keys = partial(self.screen.run_action, "edit_keys")
        yield _Command(later("Your keys"), later("other keys, in a file that your editor opens"), edit_keys)
        yield _Command(later("Theme"), later("other colours"), partial(self.app.run_action, "change_theme"))

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(Content(command.text), _awaited(command.run), help=_plain(command.help))

    async def search(self, query: str) -> Hits:
        """Those that hold every word; the name counts before the explanation."""
        commands = list(self._commands())
        if not any(command.is_meant(query) for command in commands):
            query = in_other_state(query)
        for command in commands:
            if command.is_meant(query):
                score = 0.95 if command.is_named(query) else 0.5
                yield Hit(score, Content(command.text), _awaited(command.run), help=_plain(command.help))


class CorpusCommands(Provider):
    """Go to a date, a tag or a paper; nothing before something is typed, as there are thousands."""

    async def search(self, query: str) -> Hits:
        """What holds every word that was typed; dates and tags before papers.

        Where nothing does, the words are read as typed in the other state of the keyboard.
        """
        found = [*self._dates(query), *self._tags(query), *self._papers(query)]
        if not found:
            other = in_other_state(query)
            found = [*self._tags(other), *self._papers(other)]
        for hit in found:
            yield hit

    @property
    def _reader(self) -> MainScreen:
        return cast("MainScreen", self.screen)

    def _dates(self, typed: str) -> Iterator[Hit]:
        """Years, months and days that are written so, newest first, and what 오늘 and 4월 mean."""
        asked = parse(f"date:{''.join(typed.split())}").values("date")
        for date in _dates(self._reader.session.library):
            if date in asked or (any(map(str.isdigit, typed)) and holds_all(date, typed)):
                score = 1.0 if date in asked else 0.9
                said = _("Go to {what}").format(what=date_name(date))
                yield Hit(score, Content(said), partial(self._reader.facets.choose, "date", date))

    def _tags(self, typed: str) -> Iterator[Hit]:
        for tag, spelling in self._reader.session.library.tag_spellings.items():
            if holds_all(spelling, typed):
                score = 1.0 if tag == fold_tag(typed) else 0.8
                said = _("Go to {what}").format(what=f"#{spelling}")
                yield Hit(score, Content(said), partial(self._reader.facets.choose, "tag", tag))

    def _papers(self, typed: str) -> Iterator[Hit]:
        """The newest papers whose titles hold every word."""
        library = self._reader.session.library
        terms = tuple(Term("title", (fold(word),), is_half_typed=True) for word in typed.split() if keyed(word))
        rows = library.first_with(terms, _MOST_PAPERS)[:_MOST_PAPERS] if terms else []
        for number, row in enumerate(rows):
            paper = library.paper(row)
            about = f"{paper.date or _('undated')}  {' '.join('#' + tag for tag in paper.tags)}"
            run = partial(self._reader.papers.action_open_row, row)
            yield Hit(0.7 - number / 1000, Content(shown(paper.title)), run, help=_plain(about))


def _dates(library: Library) -> list[str]:
    """Years, months and days, newest first."""
    return list(dict.fromkeys(day[:length] for length in (4, 7, 10) for day in library.days))


def _plain(text: str) -> str:
    """Help text that is not markup: the palette parses a str, and takes `Content` as it is."""
    return cast("str", Content(text))


def _awaited(run: Callable[[], object]) -> Callable[[], Awaitable[None]]:
    """A command that is run by the first key or click that chooses it, not again by a second one behind it."""
    is_run = False

    async def call() -> None:
        nonlocal is_run
        if not is_run:
            is_run = True
            await cast("Awaitable[object]", run())

    return call
