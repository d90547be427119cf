"""The line in which a query is typed: it completes values and marks what it could not understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from rich.highlighter import Highlighter
from rich.text import Text
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input
from textual.widgets.input import Selection

from tuiapp.library import Library
from tuiapp.library.search.query import Term, parse
from tuiapp.library.search_fields import Completion, field_named, fields, parts, states
from tuiapp.library.text.folding import fold
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.text_line import TextLine

_VALUE: Final = re.compile(r'(?:^|[\s|])-?(?:(?P<field>[^\W\d_]+):|(?P<sign>#))(?P<value>"[^"]*|[^\s"]*)$')
"""What stands behind the last colon or # of a line."""

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
        kind = _completion_of(match)
        if match is None or not kind or not match["value"]:
            return None
        typed = match["value"].rpartition(",")[2]
        quote = '"' if typed.startswith('"') else ""
        begun = fold(typed.removeprefix('"'))
        for candidate in self._candidates(kind, begun, is_quoted=bool(quote)):
            if fold(candidate).startswith(begun) and len(candidate) > len(begun):
                return value + candidate[len(begun) :] + quote
        return None

    def _candidates(self, kind: Completion, begun: str, *, is_quoted: bool) -> Iterable[str]:
        library = self._library()
        if kind == "tag":
            return library.tag_spellings
        if kind == "date":
            return library.days
        if kind == "part":
            return parts()
        if kind == "state":
            return states()
        rows = library.first_with((Term("author", (begun,), is_half_typed=True),), FEW) if begun else []
        names = (name for row in rows for name in library.paper(row).authors)
        return names if is_quoted else (word for name in names for word in name.split())


def _completion_of(match: re.Match[str] | None) -> Completion:
    """What is completed behind the last field of a line."""
    if match is None:
        return ""
    field = field_named("tag" if match["sign"] else fold(match["field"]))
    return field.completion if field else ""


def _examples() -> list[str]:
    """Each field with a value as a reader may type it."""
    return [f"{field.name}:{field.example}" for field in fields().values()]


class SearchBar(TextLine):
    """The query as it is typed; every key narrows the list."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SEARCH]

    # Textual lays the whole screen out again for each letter, as a line of text might grow; this one never does.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, library: Callable[[], Library], *, id: str) -> None:
        super().__init__(
            id=id,
            compact=True,
            select_on_focus=False,
            placeholder="  ".join([_("words  “a phrase”  -without"), *(f"{name}:" for name in fields())]),
            highlighter=_Marks(),
        )
        self._completion = _Completion(library)

    def about(self) -> str:
        """What the pane is for and what its keys do, as the help has it."""
        return "\n\n".join([
            _("## Search"),
            _(
                'Words must all match, anywhere, in Korean or English; ㅊㄹ finds 추론. **"a phrase"**, **-without**, '
                "**one | other**."
            ),
            _("Fields: {fields}.").format(fields=", ".join(f"**{example}**" for example in _examples())),
            _("**→** completes a tag, an author or a date. **ctrl+s** saves the search."),
        ])  # fmt: skip

    def validate_value(self, value: str) -> str:
        """Ask for a completion only where one is possible: Textual starts a worker for each letter."""
        self.suggester = self._completion if _completion_of(_VALUE.search(value)) else None
        return super().validate_value(value)

    def begin(self, before: str, typed: str) -> None:
        """Show a query to be typed anew: what stays before it, and selected behind that what was typed last."""
        with self.prevent(Input.Changed):
            self.value = before + typed
        self.selection = Selection(len(before), len(before) + len(typed))

    def show(self, text: str) -> None:
        """Show a query that was changed elsewhere."""
        if text != self.value:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text)
