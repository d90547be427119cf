"""What is wrong with a piece of a text that is no YAML, in the reader's words, and the text that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from tuiapp.library.formats.yaml.nodes import Items, ParseError, Tree
from tuiapp.messages import _

_SIGNS: Final = "[{*&!|>%@`\"'"
"""With these YAML begins something else than a text."""

_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+[ \t]*")
_BLOCK: Final = re.compile(r"([|>])[-+0-9]*[ \t]*(?:#.*)?\n")
_CLOSING: Final = {"[": "]", "{": "}"}


def mistake(broken: Tree, value: str) -> ParseError:
    """The one thing wrong with a field.

    Args:
        broken: the tree of the field by itself, as far as it could be parsed.
        value: what stands behind its key.

    """
    if broken.error is None:
        not_one_field = ParseError(1, 1, _("this is not one field"), _("put the whole text in quotes"))
        return broken.slips[-1] if broken.slips else not_one_field
    return ParseError(*_place(broken), *next(_in_words(broken, value)))


def _place(broken: Tree) -> tuple[int, int]:
    error: Any = broken.error
    if broken.unclosed:
        return broken.unclosed.line, broken.unclosed.column
    # An unclosed quote is noticed at the end of the text, but has to be closed where it began.
    mark = error.context_mark if _is_open_quote(error) else error.problem_mark or error.context_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 0)


def _is_open_quote(error: Any) -> bool:
    return "quoted scalar" in (error.context or "") and error.context_mark is not None


def _in_words(broken: Tree, value: str) -> Iterator[tuple[str, str]]:
    """What may be wrong and what may be done about it, the likeliest first."""
    error: Any = broken.error
    problem, sign = str(error.problem or error), value[:1]
    if _is_open_quote(error):
        quote = broken.text[error.context_mark.index : error.context_mark.index + 1]
        yield _("the quote {quote} is never closed").format(quote=quote), _("close it at the end of the text")
    if sign == "[" and re.search(r"[\[,]\s*#", value):
        yield _("what stands behind a # is a comment"), _("leave the # away, or put each text with one in quotes")
    if broken.unclosed and value.count(_CLOSING.get(sign, "")) < value.count(sign):
        bracket = "[" if isinstance(broken.unclosed, Items) else "{"
        why = _("the {bracket} is never closed").format(bracket=bracket)
        yield why, _("close it with {closing}").format(closing=_CLOSING[bracket])
    if sign in ('"', "'"):
        why = _("the text goes on behind the closing quote")
        yield why, _("put the whole text in quotes of a kind that it does not hold")
    if sign and sign in _SIGNS:
        why = _("a text that begins with {sign} is not in quotes").format(sign=sign)
        yield why, _("put the whole text in quotes")
    if "mapping values are not allowed" in problem:
        yield _("a text that holds ': ' is not in quotes"), _("put the whole text in quotes")
    if "could not find expected ':'" in problem:
        yield _("a line without a key"), _("indent it deeper than the key that it belongs to")
    yield _("not readable as YAML: {problem}").format(problem=problem), _("put the whole text in quotes")


def bare_text(value: str) -> str:
    """The text that a value was most likely meant to be, without the signs of YAML around it.

    Args:
        value: what stands behind the key, with the lines below that belong to it.

    """
    if block := _BLOCK.match(value):
        lines = [line.strip() for line in value[block.end() :].split("\n")]
        return "\n".join(lines) if block[1] == "|" else _folded("\n".join(lines))
    return _without_quotes(_folded(value.strip()))


def _folded(text: str) -> str:
    """A text whose single line ends are blanks, and whose blank lines are line ends, as YAML folds."""
    paragraphs = _BLANK_LINES.sub("\0", re.sub("\r\n?", "\n", text)).split("\0")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _without_quotes(text: str) -> str:
    quote = text[:1]
    if quote not in ('"', "'"):
        return text
    # “"a" and "b"” is in no quotes; “"a "b" c"” is.
    inner = text[1:-1] if len(text) > 1 and text.endswith(quote) else text[1:]
    first = inner.find(quote)
    closes = first > 0 and not inner[first - 1].isspace() and not inner[first + 1 : first + 2].isalnum()
    if closes:
        return text
    return inner.replace("''", "'") if quote == "'" else inner.replace('\\"', '"')
