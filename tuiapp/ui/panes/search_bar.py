"""The line in which a query is typed: it completes values and marks what it could not understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from rich.highlighter import Highlighter
from rich.text import Text
from textual.binding import BindingType
from textual.events import Paste
from textual.geometry import Size
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input

from tuiapp.library import Library
from tuiapp.library.search.query import Term, parse
from tuiapp.library.text.folding import fold
from tuiapp.ui import keys

_VALUE: Final = re.compile(r'(?:^|\s)-?(?P<field>tag|author|date):(?P<value>"[^"]*|[^\s"]*)$')

FEW: Final = 20
"""Papers among whose authors a completion is looked for."""


class _Marks(Highlighter):
    """Underlines each place of a query that could not be understood."""

    def highlight(self, text: Text) -> None:
        for problem in parse(text.plain).problems:
            text.stylize("underline bold red", problem.start, problem.end)


class _Completion(Suggester):
    """The most used tag, author or newest date that begins with what was typed."""

    def __init__(self, library: Callable[[], Library]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._library = library

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with the value behind its last field completed."""
        match = _VALUE.search(value)
        if match is None or not match["value"]:
            return None
        typed = match["value"].rpartition(",")[2]
        quote = '"' if typed.startswith('"') else ""
        begun = fold(typed.removeprefix('"'))
        for candidate in self._candidates(match["field"], begun, is_quoted=bool(quote)):
            if fold(candidate).startswith(begun) and len(candidate) > len(begun):
                return value + candidate[len(begun) :] + quote
        return None

    def _candidates(self, field: str, begun: str, *, is_quoted: bool) -> Iterable[str]:
        library = self._library()
        if field == "tag":
            return library.tag_spellings
        if field == "date":
            return library.days
        rows = library.first_with((Term("author", (begun,), is_half_typed=True),), FEW) if begun else []
        names = (name for row in rows for name in library.paper(row).authors)
        return names if is_quoted else (word for name in names for word in name.split())


class SearchBar(Input):
    """The query as it is typed; every key narrows the list."""

    HELP = """
    ## Search

    Words must all match, anywhere, in Korean or English; ㅊㄹ finds 추론. **"a phrase"**, **-without**,
    **tag:rl,moe** (any of), **author:** **title:** **ko:** **en:** **abstract:**,
    **date:2025-04**, **date:2025-01..2025-03**, **date:>=2025**, **has:en**.
    **→** completes a tag, an author or a date. **ctrl+s** saves the search.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SEARCH]

    # Textual lays the whole screen out again for each letter, as a line of text might grow; this one never does.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, library: Callable[[], Library], *, id: str) -> None:
        super().__init__(
            id=id,
            compact=True,
            select_on_focus=False,
            placeholder="words  “a phrase”  -without  tag:  author:  title:  ko:  en:  date:2025-04  has:en",
            highlighter=_Marks(),
        )
        self._completion = _Completion(library)

    def validate_value(self, value: str) -> str:
        """Ask for a completion only where one is possible: Textual starts a worker for each letter."""
        self.suggester = self._completion if _VALUE.search(value) else None
        return value

    def _on_paste(self, event: Paste) -> None:
        """Take all of what is pasted: a title that was copied from a page is often broken into lines."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *self.selection)

    def show(self, text: str) -> None:
        """Show a query that was changed elsewhere."""
        if text != self.value:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text)
