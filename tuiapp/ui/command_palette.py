"""What the command palette offers: the program's own commands, dates, tags, and papers by title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tuiapp.library.search.highlights import stands_in
from tuiapp.library.search.query import Term
from tuiapp.library.text.folding import fold
from tuiapp.messages import _
from tuiapp.ui import keys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tuiapp.library import Library
    from tuiapp.ui.main.main_screen import MainScreen

_MOST_PAPERS = 50


class _Command(NamedTuple):
    text: str
    run: Callable[[], object]
    help: str


class KeyCommands(Provider):
    """Every key's command by its name, and the theme."""

    def _commands(self) -> Iterator[_Command]:
        for binding in keys.READER:
            if not binding.action.startswith(("focus_pane", "app.command_palette")):
                key = self.app.get_key_display(next(iter(binding.make_bindings([binding]))))
                run = partial(self.screen.run_action, binding.action)
                yield _Command(binding.description, run, f"{binding.tooltip} ({key})")
        yield _Command(_("Theme"), partial(self.app.run_action, "change_theme"), _("other colours"))

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(Content(command.text), _awaited(command.run), help=_plain(command.help))

    async def search(self, query: str) -> Hits:
        """Those that hold every word; the name counts before the explanation."""
        words = fold(query).split()
        for command in self._commands():
            if _holds(fold(f"{command.text} {command.help}"), words):
                score = 0.95 if _holds(fold(command.text), words) else 0.5
                yield Hit(score, Content(command.text), _awaited(command.run), help=_plain(command.help))


class CorpusCommands(Provider):
    """Go to a date, a tag or a paper; nothing before something is typed, as there are thousands."""

    async def search(self, query: str) -> Hits:
        """What holds every word that was typed; dates and tags before papers."""
        words = fold(query).split()
        reader = cast("MainScreen", self.screen)
        for date in _dates(reader.session.library) if any(map(str.isdigit, query)) else ():
            if _holds(date, words):
                score = 1.0 if [date] == words else 0.9
                yield Hit(score, _go_to(date), partial(reader.facets.choose, "date", date))
        for tag, spelling in reader.session.library.tag_spellings.items():
            if _holds(tag, words):
                score = 1.0 if [tag] == words else 0.8
                yield Hit(score, _go_to(f"#{spelling}"), partial(reader.facets.choose, "tag", tag))
        for hit in self._papers(words):
            yield hit

    def _papers(self, words: list[str]) -> Iterator[Hit]:
        """The newest papers whose titles hold every word."""
        reader = cast("MainScreen", self.screen)
        library = reader.session.library
        terms = tuple(Term("title", (word,), is_half_typed=True) for word in words)
        for number, row in enumerate(library.first_with(terms, _MOST_PAPERS)[:_MOST_PAPERS]):
            paper = library.paper(row)
            about = f"{paper.date or _('undated')}  {' '.join('#' + tag for tag in paper.tags)}"
            yield Hit(
                0.7 - number / 1000,
                Content(paper.title),
                partial(reader.papers.action_open_row, row),
                help=_plain(about),
            )


def _dates(library: Library) -> list[str]:
    """Years, months and days, newest first."""
    return list(dict.fromkeys(day[:length] for length in (4, 7, 10) for day in library.days))


def _go_to(place: str) -> Content:
    return Content(_("Go to {place}").format(place=place))


def _holds(text: str, words: list[str]) -> bool:
    """Whether a folded text has every word, by the rules of the search: ㅊㄹ stands for 추론 here too."""
    return all(stands_in(text, Term("", (word,), is_half_typed=True)) for word in words)


def _plain(text: str) -> str:
    """Help text that is not markup: the palette parses a str, and takes `Content` as it is."""
    return cast("str", Content(text))


def _awaited(run: Callable[[], object]) -> Callable[[], Awaitable[None]]:
    async def call() -> None:
        await cast("Awaitable[object]", run())

    return call
