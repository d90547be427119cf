"""What an output form is: papers go in, pieces of text come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from tuiapp.library.paper import Paper

Missing = Callable[[int, int], str]
"""(how many papers lack something, of how many) → a phrase for the reader that says so."""


class Piece(NamedTuple):
    """A part of the text, mostly that of one paper.

    Attributes:
        text: the part, or None where the paper has nothing that this form could give.
        missing: what the paper lacks.

    """

    text: str | None
    missing: tuple[Missing, ...] = ()


class Form(NamedTuple):
    """A line of the table of output forms: where it is offered, and which function makes it.

    Attributes:
        source: the module in `forms` and its function `(papers, language) → pieces`, as `bibtex.entries`. It is
            imported when the form is used, so that a command or a key loads no form but its own.
        name: what `tuiapp list --format` takes; "" keeps the form out of it.
        about: what `list` gives in this form, for `--help`.
        key: the letter in the menu of `Y`; "" keeps the form out of it.
        label: its name in the menu, which also says what was copied of one paper.
        counted: a number of such texts in words, for several papers.
        between: what stands between two pieces.

    """

    source: str
    name: str = ""
    about: str = ""
    key: str = ""
    label: str = ""
    counted: Callable[[int], str] = str
    between: str = "\n"

    def pieces(self, papers: Sequence[Paper], language: str) -> Iterator[Piece]:
        """The papers in this form, in their order.

        Args:
            papers: what to write.
            language: the code of the language that the reader reads notes in.

        """
        module, function = self.source.split(".")
        made: Iterator[Piece] = getattr(import_module(f"{__package__}.forms.{module}"), function)(papers, language)
        return made
